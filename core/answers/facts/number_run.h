#pragma once

#include "core/answers/facts/stated_facts.h"
#include "core/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// A run of whole numbers, both ends counted: "760-768", "from 760 to 768".
struct NumberRun
{
    Span span;
    std::int64_t first = 0;
    std::int64_t last = 0;
    [[nodiscard]] std::int64_t size() const { return last - first + 1; }
    [[nodiscard]] std::string text() const { return std::to_string(first) + " to " + std::to_string(last); }
};

/// The run whose first digit stands at `at`; nothing where the numbers are parts of others or of a calculation.
[[nodiscard]] std::optional<NumberRun> numberRunAt(std::string_view text, std::size_t at);

/// What is false at `span`, said in words: `right` says what is right, `value` is the right number.
[[nodiscard]] FalseFact falseCount(Span span, std::string right, std::string value);

/// `at` before the spaces that end there.
[[nodiscard]] std::size_t skipSpaceBack(std::string_view text, std::size_t at);
/// The word that ends at `end`.
[[nodiscard]] std::string_view wordBefore(std::string_view text, std::size_t end);

} // namespace core
