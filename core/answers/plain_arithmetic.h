#pragma once

#include "core/answers/arithmetic_side.h"

#include <optional>
#include <span>

namespace core {

/// What evaluateSide finds of the commonest sides, without building an expression: one number, or whole numbers joined by
/// + - × ÷ ("17", "3.14", "17 × 24 - 8"). Nothing for others, which may be arithmetic all the same.
[[nodiscard]] std::optional<ArithmeticSide> plainArithmetic(std::span<const Token> tokens);

} // namespace core
