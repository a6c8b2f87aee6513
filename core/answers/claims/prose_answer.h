#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// Several words without a box: a sentence, or a whole solution.
[[nodiscard]] bool isProse(std::string_view text);

/// The one value that a short text in words claims: "460" of "She earns $460.", see claimedAnswer.
[[nodiscard]] std::optional<std::string> claimedIn(std::string_view text);

/// "Bob" of "Bob, not Alice"; empty for other texts.
[[nodiscard]] std::string_view chosenOf(std::string_view text);

/// What a short sentence says that its subject is: "isosceles" of "The triangle is isosceles".
[[nodiscard]] std::optional<std::string> predicateOf(std::string_view sentence);

/// What stands behind the last line that reads "Answer:", "**Final Answer:**" or such, on it or on the next; empty for none.
[[nodiscard]] std::string_view answerLine(std::string_view text);

/// The answer that a text states most strongly, the last of these.
[[nodiscard]] std::optional<std::string> statedIn(std::string_view text);

} // namespace core
