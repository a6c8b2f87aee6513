#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace core {

/// Whether two answers are the same, and how that was found.
struct AnswerCheck
{
    bool equal = false;
    std::string how; ///< one line: "same text", "same number 23/60", "same set", "different numbers 3 and 4"
};

/// Decides whether `pred` is the same answer as `gold`, as mathematics and not as text: 109.2 = 546/5.
///
/// **Input** answers as people write them: LaTeX (malformed too), plain text, `\boxed{}`, units, Chinese punctuation.
/// **Returns** equal only when it is certain; decimals are compared to 6 places.
/// **Cost** linear in the texts, and bounded: what is too large is compared as text. **Threads** re-entrant.
[[nodiscard]] AnswerCheck checkAnswer(std::string_view gold, std::string_view pred);

/// The same for a known problem: A, (A) and the text of option A are one answer, and so are 2.72 and 2.71828 where it asks for two
/// decimals; a closing sentence is read for what the problem asks.
[[nodiscard]] AnswerCheck checkAnswer(std::string_view gold, std::string_view pred, std::string_view problem);

struct ReferenceInProblem;

/// A reference answer that many answers are compared with: it is read once. Results are those of checkAnswer.
/// **Threads** one at a time.
class ReferenceAnswer
{
public:
    /// `problem` must outlive the object.
    explicit ReferenceAnswer(std::string answer, std::string_view problem = {});
    ReferenceAnswer(ReferenceAnswer&&) noexcept;
    ReferenceAnswer& operator=(ReferenceAnswer&&) noexcept;
    ~ReferenceAnswer();

    [[nodiscard]] const std::string& text() const;
    /// **Input** `pred` is a value as a text states it, or a short sentence about it.
    [[nodiscard]] AnswerCheck check(std::string_view pred);
    /// The same for a whole response, whose last sentence is read clause by clause. **Cost** many times that of check.
    [[nodiscard]] AnswerCheck checkResponse(std::string_view pred);

private:
    std::unique_ptr<ReferenceInProblem> m_parts;
};

} // namespace core
