#include "core/answers/math/number_ranges.h"

#include <algorithm>

namespace core {

namespace {

using K = TokenKind;

} // namespace

TokenKind turnedRelation(TokenKind relation)
{
    switch (relation) {
    case K::Less: return K::Greater;
    case K::LessEqual: return K::GreaterEqual;
    case K::Greater: return K::Less;
    case K::GreaterEqual: return K::LessEqual;
    default: return relation;
    }
}

NumberSet normalised(NumberSet set)
{
    std::sort(set.ranges.begin(), set.ranges.end(), [](const NumberRange& a, const NumberRange& b) {
        return a.low != b.low ? a.low < b.low : a.closedLow && !b.closedLow;
    });
    std::vector<NumberRange> joined;
    for (const NumberRange& range : set.ranges) {
        if (range.low > range.high || (range.low == range.high && !(range.closedLow && range.closedHigh)))
            continue;
        NumberRange* last = joined.empty() ? nullptr : &joined.back();
        const bool touches = last && (range.low < last->high || (range.low == last->high && (range.closedLow || last->closedHigh)));
        if (!touches) {
            joined.push_back(range);
        } else if (range.high > last->high || (range.high == last->high && range.closedHigh)) {
            last->high = range.high;
            last->highEnd = range.highEnd;
            last->closedHigh = range.closedHigh;
        }
    }
    set.ranges = std::move(joined);
    return set;
}

NumberSet intersectionOf(const NumberSet& a, const NumberSet& b)
{
    NumberSet out{{}, a.variable.empty() ? b.variable : a.variable};
    for (const NumberRange& x : a.ranges)
        for (const NumberRange& y : b.ranges) {
            NumberRange range = x;
            if (y.low > x.low || (y.low == x.low && !y.closedLow)) {
                range.low = y.low;
                range.lowEnd = y.lowEnd;
                range.closedLow = y.closedLow;
            }
            if (y.high < x.high || (y.high == x.high && !y.closedHigh)) {
                range.high = y.high;
                range.highEnd = y.highEnd;
                range.closedHigh = y.closedHigh;
            }
            out.ranges.push_back(range);
        }
    return normalised(std::move(out));
}

NumberSet complementOf(const NumberSet& set)
{
    NumberSet out{{}, set.variable};
    NumberRange next{-endless, endless, {}, {}, false, false};
    for (const NumberRange& range : set.ranges) {
        NumberRange gap = next;
        gap.high = range.low;
        gap.highEnd = range.lowEnd;
        gap.closedHigh = !range.closedLow;
        out.ranges.push_back(gap);
        next.low = range.high;
        next.lowEnd = range.highEnd;
        next.closedLow = !range.closedHigh;
    }
    if (next.low < endless)
        out.ranges.push_back(next);
    return normalised(std::move(out));
}

NumberSet wholeLine() { return {{{-endless, endless, {}, {}, false, false}}, {}}; }

NumberSet pointSet(long double value, const NumberEnd& end) { return {{{value, value, end, end, true, true}}, {}}; }

NumberSet raySet(TokenKind relation, long double value, const NumberEnd& end)
{
    const bool closed = relation == K::LessEqual || relation == K::GreaterEqual;
    if (relation == K::Less || relation == K::LessEqual)
        return {{{-endless, value, {}, end, false, closed}}, {}};
    return {{{value, endless, end, {}, closed, false}}, {}};
}

} // namespace core
