#pragma once

#include "core/answers/math/rational.h"
#include "core/span.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace core {

/// A number in digits or words, and where it stands: "56", "1,250", "3/4", "thirty-one", "五十四".
struct SpokenNumber
{
    Span span;
    Rational value;
    unsigned places = 0;  ///< decimals shown
    bool worded = false;  ///< in words
};

/// True where a number word may begin: a quick look that leaves out "the" and most other words.
[[nodiscard]] inline bool mayNameNumber(std::string_view text, std::size_t at)
{
    if (at + 2 >= text.size())
        return false;
    const char second = text[at + 1];
    const char third = text[at + 2];
    switch (text[at]) {
    case 'z': return second == 'e' && third == 'r';
    case 'o': return second == 'n' && third == 'e';
    case 't': return (second == 'h' && (third == 'r' || third == 'i')) || (second == 'w' && (third == 'o' || third == 'e')) || (second == 'e' && third == 'n');
    case 'f': return (second == 'o' && (third == 'u' || third == 'r')) || (second == 'i' && (third == 'f' || third == 'v'));
    case 's': return (second == 'i' && third == 'x') || (second == 'e' && third == 'v');
    case 'e': return (second == 'i' && third == 'g') || (second == 'l' && third == 'e');
    case 'n': return second == 'i' && third == 'n';
    case 'h': return second == 'u' && third == 'n';
    default: return false;
    }
}

/// The number that begins at `at`; nothing where it is part of a longer one. **Cost** bounded.
[[nodiscard]] std::optional<SpokenNumber> spokenNumberAt(std::string_view text, std::size_t at);

/// The number that ends at `end`, whatever stands before it. **Cost** bounded.
[[nodiscard]] std::optional<SpokenNumber> spokenNumberEndingAt(std::string_view text, std::size_t end);

/// The number that ends at `end`; nothing where a calculation or another number stands before it. **Cost** bounded.
[[nodiscard]] std::optional<SpokenNumber> spokenNumberBefore(std::string_view text, std::size_t end);

} // namespace core
