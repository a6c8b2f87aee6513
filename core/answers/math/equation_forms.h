#pragma once

#include "core/answers/math/comparison.h"

namespace core {

/// True when two equations differ by a product of powers of their symbols that is nowhere 0 where either holds: y = 1/x and
/// xy = 1, but not xy = x and y = 1. **Cost** bounded by the sizes of both.
[[nodiscard]] bool sameUpToMonomial(const ComparedSide& gold, const ExprNode& a, const ComparedSide& pred, const ExprNode& b);

} // namespace core
