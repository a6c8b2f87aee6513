#pragma once

#include <string>
#include <string_view>

namespace core {

/// "sin", "log", "gcd", ...: words that take an argument.
[[nodiscard]] bool isFunctionWord(std::string_view word);

/// "pi", "e", "i", "infinity".
[[nodiscard]] bool isConstantWord(std::string_view word);

/// "cm", "hours", "dollars", ...; single letters only where a space stands before them ("5 m").
[[nodiscard]] bool isUnitWord(std::string_view word);

/// One spelling for each unit: "centimeters" and "cm" are "cm"; other words in lower case without plural s.
[[nodiscard]] std::string_view unitName(std::string_view word);

/// A unit of several words in one way of writing: "square feet", "ft^2" and "sq. ft." are "ft 2", "m/s" is "m per s".
[[nodiscard]] std::string plainUnit(std::string_view text);

} // namespace core
