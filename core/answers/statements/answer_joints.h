#pragma once

#include <string_view>

namespace core {

/// True for "x > 1 and x < 5" beside "x > 1 or x < 5", "x = 2 and y = 3" beside "x = 2 or y = 3", "(2, 3)" beside
/// "2 and 3". "1 and 2" are the roots "1 or 2".
[[nodiscard]] bool conditionsJoinedOtherwise(std::string_view a, std::string_view b);

/// True for "A and C" beside "A or C".
[[nodiscard]] bool wordsJoinedOtherwise(std::string_view a, std::string_view b);

} // namespace core
