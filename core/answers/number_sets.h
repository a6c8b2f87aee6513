#pragma once

#include "core/answers/comparison.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// Where an end comes from.
struct NumberEnd
{
    enum class Kind : std::uint8_t {
        Infinite,
        Node, ///< the node `id` writes it
        Value ///< none writes it: -3 in |x| < 3 is `exact`
    };
    Kind kind = Kind::Infinite;
    ExprId id = 0;
    Rational exact;
};

/// One interval of real numbers; a point is one with equal closed ends.
struct NumberRange
{
    long double low = 0;
    long double high = 0;
    NumberEnd lowEnd;
    NumberEnd highEnd;
    bool closedLow = false;
    bool closedHigh = false;
};

/// A set of real numbers as disjoint ranges, rising, none touching the next.
struct NumberSet
{
    std::vector<NumberRange> ranges;
    std::string variable; ///< of the inequality it was read from; empty for intervals
};

/// The set that node `id` writes: an interval, a set, a union, an inequality in one variable, "x \in ...".
/// Nothing for other nodes and for ends that have no value.
[[nodiscard]] std::optional<NumberSet> readNumberSet(const ComparedSide& side, ExprId id);

/// True when both sets have the same ranges, their ends equal by sameValue.
[[nodiscard]] bool sameNumberSet(const ComparedSide& a, const NumberSet& left, const ComparedSide& b, const NumberSet& right);

/// > for <, and so on: the relation read from the right.
[[nodiscard]] TokenKind turnedRelation(TokenKind relation);

/// True for "all real numbers".
[[nodiscard]] bool isWholeLine(const ComparedSide& side, ExprId id);

/// True for nodes that only a set of numbers explains: a union, a half-open bracket, an infinite end, an inequality.
[[nodiscard]] bool writesNumberSet(const ComparedSide& side, ExprId id);

} // namespace core
