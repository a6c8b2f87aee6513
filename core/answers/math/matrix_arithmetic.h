#pragma once

#include "core/answers/math/expression.h"

namespace core {

/// `expression` with what is done to matrices done to their cells: 2(1 2; 3 4) is (2·1 2·2; 2·3 2·4); signs, divisors, sums and
/// products of matrices, and numbers in front of points. Others come back as they were. **Cost** linear in the nodes and
/// cells, products bounded.
[[nodiscard]] Expression withMatricesWorkedOut(Expression expression);

} // namespace core
