#pragma once

#include "core/answers/words/sentence_glance.h"
#include "core/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// In which words a text states an answer.
enum class StatementForm : std::uint8_t {
    Result,  ///< "So x = 73": the value that a step arrives at
    Answer,  ///< "the answer is 73", "Final Answer: 73", "答案是 73"
    Choice,  ///< "option B is correct", "so it must be (B)"
    Boxed    ///< \boxed{73}
};

/// One place where a text states an answer.
struct AnswerStatement
{
    Span span;             ///< the sentence, or the \boxed{...}
    Span value;            ///< the value alone, as written
    std::string answer;    ///< text of `value`, without surrounding math signs and punctuation
    double strength = 0;   ///< in [0, 1]: \boxed 1.0, "final answer" 0.95, "the answer is" 0.9, option 0.8, "So x = 73" 0.4,
                           ///< another result 0.2; less when it is a guess or a question
    StatementForm form = StatementForm::Result;
};

/// All statements of an answer in `text`, in order; values do not overlap. Results only where a sentence concludes
/// ("So x = 73", "therefore there are 29 ways").
/// **Cost** linear in the text, however braces nest. **Threads** re-entrant.
[[nodiscard]] std::vector<AnswerStatement> findAnswerStatements(std::string_view text);

/// The same, and adds to `sentences` all sentences of the text as they were looked over, for results of any kind.
[[nodiscard]] std::vector<AnswerStatement> findAnswerStatements(std::string_view text, std::vector<SentenceGlance>& sentences);

/// The same with the result of every sentence and display line, concluding or not (strength 0.2).
[[nodiscard]] std::vector<AnswerStatement> findResults(std::string_view text);

} // namespace core
