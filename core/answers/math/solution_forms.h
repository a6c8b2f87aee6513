#pragma once

#include "core/answers/math/expression.h"

namespace core {

/// "k\pi, k \in \mathbb{Z}" and "x = \frac{\pi}{4} + n\pi": the name of a number that runs through all integers does not
/// matter, so that it gets one that is the same everywhere; its declaration goes.
[[nodiscard]] Expression withNamedParameters(Expression expression);

/// "\sum_{i=1}^n i^2": i counts the terms and is no root of -1.
[[nodiscard]] Expression withIndices(Expression expression);

/// "x = 1, y = 2 or x = 2, y = 1" as the list of both pairs.
[[nodiscard]] Expression withSolutionsAsTuples(Expression expression);

} // namespace core
