#pragma once

#include "core/answers/math/formula_tokens.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// Signs for some words.
struct WordedValue
{
    std::size_t words = 0; ///< how many
    std::string signs;
};

/// The number that stands at `at` in digits, in words or as a formula: "3/8" of "three eighths".
[[nodiscard]] std::optional<WordedValue> wordedValue(const std::vector<FormulaWord>& words, std::size_t at);

/// The set of numbers or the bound that stands at `at` in words: "[-1, 3]" of "closed interval from -1 to 3", "x \le 5" of "x must be at
/// most 5", "at least 10" of "ten or more", "\mathbb{R}" of "all real numbers", less what is excepted.
[[nodiscard]] std::optional<WordedValue> wordedRange(const std::vector<FormulaWord>& words, std::size_t at);

} // namespace core
