#pragma once

#include "core/answers/claims/prose_answer.h"
#include "core/answers/equality/equality.h"
#include "core/answers/statements/answer_reading.h"
#include "core/answers/words/answer_text.h"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace core {

/// One answer in the forms in which it is compared: as it stands, in signs, as a text that states it. Each is read when it is
/// first asked for. **Threads** one at a time.
class AnswerForms
{
public:
    /// `answer` must outlive the object.
    explicit AnswerForms(std::string_view answer) : m_answer(answer), m_bare(bareAnswer(answer)) {}

    [[nodiscard]] std::string_view answer() const { return m_answer; }
    [[nodiscard]] AnswerReading& bare() { return m_bare; }
    /// The same as bare() when signs say nothing else.
    [[nodiscard]] AnswerReading& signs();
    /// Of an answer in parts.
    [[nodiscard]] const std::vector<std::string_view>& parts();
    /// What may state the answer in a short sentence.
    [[nodiscard]] std::string_view sentence() const { return m_bare.text(); }
    [[nodiscard]] bool prose() const { return m_prose; }
    /// The value that a short sentence claims; null when it claims none.
    [[nodiscard]] AnswerReading* claimed();
    /// The answer on a line of its own, see answerLine; null for none.
    [[nodiscard]] AnswerForms* line();
    /// The answer that prose states; null when it states none.
    [[nodiscard]] AnswerReading* stated();

private:
    std::string_view m_answer;
    AnswerReading m_bare;
    bool m_prose = isProse(m_answer);
    std::optional<std::vector<std::string_view>> m_parts;
    std::optional<std::unique_ptr<AnswerReading>> m_signs;
    std::optional<std::unique_ptr<AnswerReading>> m_claimed;
    std::optional<std::unique_ptr<AnswerForms>> m_line;
    std::optional<std::unique_ptr<AnswerReading>> m_stated;
};

/// Compares two answers in all their forms.
[[nodiscard]] AnswerCheck compareForms(AnswerForms& gold, AnswerForms& pred);

} // namespace core
