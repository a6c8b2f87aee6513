#pragma once

#include "core/answers/math/comparison.h"
#include "core/answers/math/number_ranges.h"

#include <optional>

namespace core {

/// The set that node `id` writes: an interval, a set, a union, an inequality in one variable, "x \in ...".
/// Nothing for other nodes and for ends that have no value.
[[nodiscard]] std::optional<NumberSet> readNumberSet(const ComparedSide& side, ExprId id);

/// True when both sets have the same ranges, their ends equal by sameValue.
[[nodiscard]] bool sameNumberSet(const ComparedSide& a, const NumberSet& left, const ComparedSide& b, const NumberSet& right);

/// True for "all real numbers".
[[nodiscard]] bool isWholeLine(const ComparedSide& side, ExprId id);

/// True for nodes that only a set of numbers explains: a union, a half-open bracket, an infinite end, an inequality.
[[nodiscard]] bool writesNumberSet(const ComparedSide& side, ExprId id);

} // namespace core
