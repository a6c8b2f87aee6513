#pragma once

#include "core/answers/math/expression.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace core {

inline constexpr long double endless = std::numeric_limits<long double>::infinity();

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

/// > for <, and so on: the relation read from the right.
[[nodiscard]] TokenKind turnedRelation(TokenKind relation);

/// `set` with its ranges in order, those that touch joined, empty ones left out.
[[nodiscard]] NumberSet normalised(NumberSet set);

[[nodiscard]] NumberSet intersectionOf(const NumberSet& a, const NumberSet& b);
[[nodiscard]] NumberSet complementOf(const NumberSet& set);
[[nodiscard]] NumberSet wholeLine();
[[nodiscard]] NumberSet pointSet(long double value, const NumberEnd& end);

/// All numbers below (or above) `value`, with it when the relation allows it.
[[nodiscard]] NumberSet raySet(TokenKind relation, long double value, const NumberEnd& end);

} // namespace core
