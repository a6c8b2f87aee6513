#pragma once

#include <string_view>

namespace core {

/// True for the same values with the same labels: "Mia: 36, Noah: 12" and "Noah is 12 and Mia is 36", "center (3, -4), radius 5" and
/// "The circle has radius 5 and is centered at (3, -4)".
[[nodiscard]] bool sameLabelledValues(std::string_view gold, std::string_view pred);

} // namespace core
