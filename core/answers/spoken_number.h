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

/// True for the letters that number words begin with.
[[nodiscard]] inline bool mayNameNumber(char c) { return std::string_view("zotfsenhm").find(c) != std::string_view::npos; }

/// The number that begins at `at`; nothing where it is part of a longer one. **Cost** bounded.
[[nodiscard]] std::optional<SpokenNumber> spokenNumberAt(std::string_view text, std::size_t at);

/// The number that ends at `end`, whatever stands before it. **Cost** bounded.
[[nodiscard]] std::optional<SpokenNumber> spokenNumberEndingAt(std::string_view text, std::size_t end);

/// The number that ends at `end`; nothing where a calculation or another number stands before it. **Cost** bounded.
[[nodiscard]] std::optional<SpokenNumber> spokenNumberBefore(std::string_view text, std::size_t end);

} // namespace core
