#pragma once

#include "core/answers/math/comparison.h"
#include "core/answers/math/number_ranges.h"

#include <optional>

namespace core {

/// The numbers for which "|x - 1| < 3", "2x + 1 > 5" hold: a linear expression in one symbol, or its absolute value, against a
/// rational number. Nothing for other relations.
[[nodiscard]] std::optional<NumberSet> readLinearRelation(const ComparedSide& side, ExprId left, TokenKind relation, ExprId right);

} // namespace core
