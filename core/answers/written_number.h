#pragma once

#include "core/answers/math_tokens.h"

#include <cstddef>
#include <string_view>

namespace core {

/// A number as it stands in a text.
struct WrittenNumber
{
    TokenText digits;        ///< without separators, "6.02e23" with all its digits
    std::size_t length = 0;  ///< bytes in the text
    bool scientific = false; ///< written with an exponent
};

/// Whether a space may stand between groups of three digits: "1 234".
enum class DigitGroups : std::uint8_t { Spaced, Joined };

/// The number whose first digit, or point before a digit, is at `at`. **Cost** linear in its length.
[[nodiscard]] WrittenNumber readNumber(std::string_view text, std::size_t at, CommaStyle commas, DigitGroups groups, ExponentStyle exponents);

} // namespace core
