#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// Several words without a box: a sentence, or a whole solution.
[[nodiscard]] bool isProse(std::string_view text);

/// The one number of a short sentence that says nothing else about it: "460" of "She earns $460."
[[nodiscard]] std::optional<std::string> onlyNumber(std::string_view sentence);

/// What a short sentence says that its subject is: "isosceles" of "The triangle is isosceles".
[[nodiscard]] std::optional<std::string> predicateOf(std::string_view sentence);

/// The answer that a text states most strongly, the last of these.
[[nodiscard]] std::optional<std::string> statedIn(std::string_view text);

} // namespace core
