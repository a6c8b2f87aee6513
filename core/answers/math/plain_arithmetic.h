#pragma once

#include "core/answers/math/arithmetic_side.h"

#include <optional>
#include <span>
#include <string_view>

namespace core {

/// What evaluateSide finds of the commonest sides, without building an expression: numbers, + - × ÷, whole powers, brackets,
/// fractions and roots with an exact value ("17", "3.14", "(17 + 3^2) × 24 - 8"). Nothing for others, which may be arithmetic all
/// the same.
[[nodiscard]] std::optional<ArithmeticSide> plainArithmetic(std::span<const Token> tokens);

/// The power of ten of the last place that a literal shows: -2 for "3.14", 3 for "5000".
[[nodiscard]] int lastExponentOf(std::string_view number);

/// 10 to the power of `exponent`.
[[nodiscard]] long double tenPower(int exponent);

} // namespace core
