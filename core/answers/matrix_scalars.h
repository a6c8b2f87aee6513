#pragma once

#include "core/answers/expression.h"

namespace core {

/// `expression` with numbers in front of matrices worked into their cells: 2(1 2; 3 4) is (2·1 2·2; 2·3 2·4); the same for a
/// sign, for a divisor and for points. Others come back as they were. **Cost** linear in the nodes and cells.
[[nodiscard]] Expression withoutMatrixScalars(Expression expression);

} // namespace core
