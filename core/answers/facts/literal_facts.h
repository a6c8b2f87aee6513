#pragma once

#include "core/answers/facts/fact_text.h"
#include "core/answers/math/arithmetic_side.h"

namespace core {

/// True where a plain number and what stands behind the relation make a statement that can be false, though nothing is calculated on the
/// left: "84 = 2^2 * 3 * 11", "17 = 5*3 + 1", "0.75 = 7/5", "100 ≡ 3 (mod 7)", "since -5 > -3". Others may be assignments ("100 = 3*33").
[[nodiscard]] bool isStatedLiteral(const FactText& text, const FactSide& left, TokenKind relation, const FactSide& right, const ArithmeticSide& a, const ArithmeticSide& b);

/// True for "1.2 × 10⁴ = 1200": the same digits, another power of ten.
[[nodiscard]] bool isShiftedPower(const FactText& text, const FactSide& left, TokenKind relation, const FactSide& right, const ArithmeticSide& a, const ArithmeticSide& b);

} // namespace core
