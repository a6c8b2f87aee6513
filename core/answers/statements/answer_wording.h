#pragma once

#include "core/answers/math/math_tokens.h"

#include <vector>

namespace core {

/// Reads what words and signs around a whole answer say: "2 to 3", "]0, 1[", "1 in 6", "all integers n \ge 3", "\lim ... = 1".
void readWording(std::vector<Token>& tokens);

} // namespace core
