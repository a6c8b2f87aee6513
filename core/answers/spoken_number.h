#pragma once

#include "core/answers/rational.h"
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
    constexpr std::string_view heads = "zer one two thr thi fou for fif fiv six sev eig nin ten ele twe hun";
    const char c = at < text.size() ? text[at] : ' ';
    return (c == 'z' || c == 'o' || c == 't' || c == 'f' || c == 's' || c == 'e' || c == 'n' || c == 'h') && heads.find(text.substr(at, 3)) != std::string_view::npos;
}

/// The number that begins at `at`; nothing where it is part of a longer one. **Cost** bounded.
[[nodiscard]] std::optional<SpokenNumber> spokenNumberAt(std::string_view text, std::size_t at);

/// The number that ends at `end`, whatever stands before it. **Cost** bounded.
[[nodiscard]] std::optional<SpokenNumber> spokenNumberEndingAt(std::string_view text, std::size_t end);

/// The number that ends at `end`; nothing where a calculation or another number stands before it. **Cost** bounded.
[[nodiscard]] std::optional<SpokenNumber> spokenNumberBefore(std::string_view text, std::size_t end);

} // namespace core
