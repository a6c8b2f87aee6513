#pragma once

#include "core/answers/statements/answer_sentence.h"
#include "core/answers/statements/answer_statements.h"
#include "core/answers/words/sentence_glance.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace core {

/// Reads the sentences of a text one after another: what each of them states.
class StatementFinder
{
public:
    /// Which results of steps count.
    enum class Results { Concluding, All };

    explicit StatementFinder(std::string_view text) : m_text(text) {}

    /// The words that read() needs to know of in a sentence.
    [[nodiscard]] static const WantedWords& wantedWords(Results results);
    /// False for most sentences without boxes that state nothing.
    [[nodiscard]] static bool mayState(const SentenceGlance& sentence, Results results);
    /// What a sentence of the text without boxes states.
    [[nodiscard]] std::optional<AnswerStatement> read(const SentenceGlance& sentence, Results results);

    /// Adds a statement for every \boxed{...} that begins in `sentence`; true when there is one, or when one that began before
    /// reaches into it: such a sentence states nothing else. **Input** one sentence behind the other.
    bool takeBoxes(const SentenceGlance& sentence, std::vector<AnswerStatement>& found);

    /// Adds the boxes of `sentence`, or what it states.
    void take(const SentenceGlance& sentence, Results results, std::vector<AnswerStatement>& found);

private:
    std::string_view m_text;
    std::size_t m_boxEnd = 0; ///< of the last one
    AnswerSentence::Room m_room;
};

} // namespace core
