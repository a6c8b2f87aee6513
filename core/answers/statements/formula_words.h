#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// The formula or interval that a sentence puts in words at its end: "x^2-6x+9" of "Expanding gives x squared minus six x plus nine",
/// "n^2" of "The sum equals the square of n", "[1,3]" of "real numbers from 1 to 3, endpoints included".
[[nodiscard]] std::optional<std::string> formulaInWords(std::string_view sentence);

} // namespace core
