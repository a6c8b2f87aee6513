#pragma once

#include "core/answers/math/math_tokens.h"

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
[[nodiscard]] WrittenNumber readNumber(std::string_view text, std::size_t at, CommaStyle commas, DigitGroups groups, NumberSource source);

/// Length of the ASCII digits at `at` where they are the whole number, as most are; 0 where readNumber has to look closer.
[[nodiscard]] inline std::size_t plainDigits(std::string_view text, std::size_t at)
{
    const auto isDigitAt = [text](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    std::size_t end = at;
    while (isDigitAt(end))
        ++end;
    if (end == text.size())
        return end - at;
    switch (text[end]) { // what a number may go on with
    case ',': return isDigitAt(end + 1) || text.substr(end + 1).starts_with('\\') ? 0 : end - at;
    case '.': case ' ': return isDigitAt(end + 1) ? 0 : end - at;
    case '{': case '\\': case 'e': case 'E': return 0;
    default: return static_cast<unsigned char>(text[end]) >= 0x80U ? 0 : end - at;
    }
}

} // namespace core
