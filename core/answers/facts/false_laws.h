#pragma once

#include "core/answers/facts/equation_reading.h"

namespace core {

/// True for an equation that looks like a law of algebra, and is none: "(a - b)^2 = a^2 - b^2", "(2x)^3 = 6x^3", "x^2 * x^3 = x^6",
/// "(x + 3)^2 = x^2 + 3x + 9". What may be an equation to solve is none. **Input** the sides have the same symbols.
[[nodiscard]] bool isFalseLaw(const Equation& equation);

/// True for a product of sums and a sum without brackets in one symbol: "x^2 - 7x + 12 = (x - 3)(x + 4)", where the sides differ.
[[nodiscard]] bool isFactoredWrongly(const Equation& equation);

} // namespace core
