#pragma once

#include "core/answers/facts/stated_facts.h"
#include "core/answers/math/arithmetic_side.h"

#include <optional>

namespace core {

/// Says what is wrong with `a relation b`; nothing when it holds, or holds within the digits shown. The fact has no span
/// yet, and `right` begins with the sign: " = 408".
[[nodiscard]] std::optional<FalseFact> judgeFact(const ArithmeticSide& a, TokenKind relation, const ArithmeticSide& b,
                                                 const std::optional<Rational>& modulus);

} // namespace core
