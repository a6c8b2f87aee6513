#pragma once

#include "core/answers/facts/fact_doubts.h"

namespace core {

/// True where both sides of a link are calculations that may make an equation to solve, a rough estimate, or the first of several steps:
/// "121*(700 + 9) = 121*700 = 84,700; 121*9 = ...".
[[nodiscard]] bool mayBeEquation(const FactText& text, const FactLink& link);

/// Both sides are sums of equally many terms: worked out term by term.
[[nodiscard]] bool haveSameTerms(const FactText& text, const FactLink& link);

} // namespace core
