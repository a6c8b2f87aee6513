#pragma once

#include "core/answers/facts/fact_text.h"

namespace core {

/// "5 ^ 3 = 6", "011 ^ 101 = 110": true as exclusive or, of whole numbers or of binary digits.
[[nodiscard]] bool isExclusiveOr(const FactText& text, const FactSide& left, const FactSide& right);

} // namespace core
