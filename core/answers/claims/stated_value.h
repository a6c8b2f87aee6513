#pragma once

#include "core/answers/math/comparison.h"

#include <optional>

namespace core {

[[nodiscard]] inline bool isContainer(ExprOp op)
{
    return op == ExprOp::Tuple || op == ExprOp::List || op == ExprOp::Set || op == ExprOp::Matrix;
}

/// "[1, 2)", which is no point.
[[nodiscard]] inline bool isHalfOpen(const ExprNode& node) { return node.op == ExprOp::Tuple && node.closedLeft != node.closedRight; }

/// "x = 3", "f(x) = ...", "AB = 10", "x \approx 3", "x \equiv 3 \pmod 7": the value behind the sign; nothing for other nodes.
[[nodiscard]] std::optional<ExprId> assignedValue(const ComparedSide& side, ExprId id);

/// True for "m + n = 17", "|z| = 5", "x + y = 13": what is asked and its value, no equation of a curve.
[[nodiscard]] bool statesValue(const ComparedSide& side, ExprId id);

/// True when two relations with assigned values name the same thing, as far as names matter: y and f(x) are one.
[[nodiscard]] bool sameNames(const ComparedSide& gold, ExprId g, const ComparedSide& pred, ExprId p);

/// True for "f(n) = n + 1" and "f(x) = x + 1", "f(x) = kx" and "f(x) = cx".
[[nodiscard]] bool sameFunctionRule(const ComparedSide& gold, ExprId g, const ComparedSide& pred, ExprId p);

} // namespace core
