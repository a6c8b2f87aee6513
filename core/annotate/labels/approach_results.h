#pragma once

#include "core/annotate/labels/label_evidence.h"
#include "core/answers/statements/answer_statements.h"
#include "core/answers/statements/statement_finder.h"
#include "core/answers/words/sentence_glance.h"
#include "core/span.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace core {

/// What pieces of one text state that may be their answers: of each piece what it states as an answer, and all results of its
/// last part. Sentences are read when they are asked for, and once, also where pieces overlap.
class ApproachResults
{
public:
    /// `statements` and `sentences` are those of `text`, in order; sentences that are missing are looked over anew. Keeps views
    /// of all.
    ApproachResults(std::string_view text, std::span<const AnswerStatement> statements, std::span<const SentenceGlance> sentences, const AskedQuantity& asked);

    /// Turns to the end of `piece`.
    void take(Span piece);
    /// The statement before, from the last one to the first; nothing at the beginning. Spans into the piece; what speaks of what
    /// is asked has strength 0.6 or more.
    [[nodiscard]] std::optional<AnswerStatement> previous();

private:
    /// A sentence or a box.
    struct Place
    {
        SentenceGlance sentence;
        bool box = false;
        bool read = false;
        std::optional<AnswerStatement> statement; ///< spans into the text
    };

    void cut(Span tail);
    void read(Place& place);
    [[nodiscard]] std::optional<AnswerStatement> statementOf(const SentenceGlance& sentence);

    std::string_view m_text;
    std::span<const AnswerStatement> m_statements;
    std::span<const SentenceGlance> m_sentences;
    const AskedQuantity& m_asked;
    StatementFinder m_finder;
    Span m_piece;
    std::vector<Place> m_places; ///< of the last part of the piece
    std::vector<Place> m_before; ///< of the piece before
    std::size_t m_left = 0;      ///< places that were not handed out
    std::span<const AnswerStatement> m_known; ///< statements before the place that was read last
    std::span<const AnswerStatement> m_early; ///< statements before the last part that were not
};

} // namespace core
