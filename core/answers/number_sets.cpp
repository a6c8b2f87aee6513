#include "core/answers/number_sets.h"

#include "core/answers/answer_text.h"

#include <algorithm>
#include <limits>

namespace core {

namespace {

using Set = std::optional<NumberSet>;
using K = TokenKind;

constexpr long double infinity = std::numeric_limits<long double>::infinity();
constexpr std::size_t mostRanges = 64;
constexpr int deepestSet = 40;

Set read(const ComparedSide& side, ExprId id, int depth);

/// Value of an end: a real number, or ± infinity.
std::optional<long double> endValue(const ComparedSide& side, ExprId id)
{
    const ExprNode& node = side[id];
    if (node.op == ExprOp::Infinity)
        return infinity;
    if (node.op == ExprOp::Negate && side[node.args[0]].op == ExprOp::Infinity)
        return -infinity;
    if (side.hasSymbols(id))
        return std::nullopt;
    const auto value = side.value(id);
    return value && value->imag() == 0 ? std::optional(value->real()) : std::nullopt;
}

/// Puts ranges in order and joins those that touch.
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

NumberSet intersection(const NumberSet& a, const NumberSet& b)
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

NumberSet complement(const NumberSet& set)
{
    NumberSet out{{}, set.variable};
    NumberRange next{-infinity, infinity, {}, {}, false, false};
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
    if (next.low < infinity)
        out.ranges.push_back(next);
    return normalised(std::move(out));
}

NumberSet wholeLine() { return {{{-infinity, infinity, {}, {}, false, false}}, {}}; }

NumberEnd endAt(ExprId id) { return {NumberEnd::Kind::Node, id, {}}; }

NumberSet point(long double value, const NumberEnd& end) { return {{{value, value, end, end, true, true}}, {}}; }

/// All numbers below (or above) `value`, with it when `closed`.
NumberSet ray(TokenKind relation, long double value, const NumberEnd& end)
{
    const bool closed = relation == K::LessEqual || relation == K::GreaterEqual;
    if (relation == K::Less || relation == K::LessEqual)
        return {{{-infinity, value, {}, end, false, closed}}, {}};
    return {{{value, infinity, end, {}, closed, false}}, {}};
}

/// A node as a · x + b in one symbol.
struct Linear
{
    std::string variable;
    Rational slope;
    Rational offset;
};

std::optional<Linear> readLinear(const ComparedSide& side, ExprId id, int depth)
{
    const ExprNode& node = side[id];
    if (depth > deepestSet)
        return std::nullopt;
    if (!side.hasSymbols(id))
        return side.exact(id) ? std::optional(Linear{{}, Rational(0), *side.exact(id)}) : std::nullopt;
    if (node.op == ExprOp::Symbol)
        return Linear{node.text, Rational(1), Rational(0)};
    const auto left = node.args.empty() ? std::nullopt : readLinear(side, node.args[0], depth + 1);
    if (left && node.op == ExprOp::Negate)
        return Linear{left->variable, left->slope.negated(), left->offset.negated()};
    const auto right = left && node.args.size() == 2 ? readLinear(side, node.args[1], depth + 1) : std::nullopt;
    if (!right || (!left->variable.empty() && !right->variable.empty() && left->variable != right->variable))
        return std::nullopt;
    const std::string variable = left->variable.empty() ? right->variable : left->variable;
    std::optional<Rational> slope;
    std::optional<Rational> offset;
    if (node.op == ExprOp::Add) {
        slope = left->slope + right->slope;
        offset = left->offset + right->offset;
    } else if (node.op == ExprOp::Multiply && (left->slope.sign() == 0 || right->slope.sign() == 0)) {
        const Linear& factor = left->slope.sign() == 0 ? *left : *right;
        const Linear& other = left->slope.sign() == 0 ? *right : *left;
        slope = factor.offset * other.slope;
        offset = factor.offset * other.offset;
    } else if (node.op == ExprOp::Divide && right->slope.sign() == 0) {
        slope = left->slope / right->offset;
        offset = left->offset / right->offset;
    }
    return slope && offset ? std::optional(Linear{variable, *slope, *offset}) : std::nullopt;
}

/// a · x + b against a bound: x against (bound - b) / a, the sign turned when a is negative.
Set readLinearRelation(const Linear& linear, TokenKind relation, const Rational& bound)
{
    const auto gap = bound - linear.offset;
    const auto value = gap && linear.slope.sign() != 0 ? *gap / linear.slope : std::nullopt;
    if (!value || linear.variable.empty())
        return std::nullopt;
    if (linear.slope.sign() < 0)
        relation = turnedRelation(relation);
    const NumberEnd end{NumberEnd::Kind::Value, 0, *value};
    NumberSet out = relation == K::NotEqual ? complement(point(value->toReal(), end)) : ray(relation, value->toReal(), end);
    out.variable = linear.variable;
    return out;
}

/// "|x - 1| < 3", "2x + 1 > 5" against a rational number.
Set readUnsolved(const ComparedSide& side, ExprId left, TokenKind relation, ExprId right)
{
    if (!side.hasSymbols(left)) {
        std::swap(left, right);
        relation = turnedRelation(relation);
    }
    const auto& bound = side.exact(right);
    const bool absolute = side[left].op == ExprOp::Absolute;
    const auto linear = readLinear(side, absolute ? side[left].args[0] : left, 0);
    if (!bound || !linear || !((relation >= K::Less && relation <= K::GreaterEqual) || (relation == K::NotEqual && !absolute)))
        return std::nullopt;
    if (!absolute)
        return readLinearRelation(*linear, relation, *bound);
    if (bound->sign() <= 0)
        return std::nullopt;
    const Set above = readLinearRelation(*linear, relation, *bound);
    const Set below = readLinearRelation(*linear, turnedRelation(relation), bound->negated());
    if (!above || !below)
        return std::nullopt;
    if (relation == K::Less || relation == K::LessEqual)
        return intersection(*above, *below);
    NumberSet both = *above;
    both.ranges.insert(both.ranges.end(), below->ranges.begin(), below->ranges.end());
    return normalised(std::move(both));
}

Set readRelation(const ComparedSide& side, const ExprNode& node, int depth)
{
    NumberSet out = wholeLine();
    for (std::size_t i = 0; i < node.relations.size(); ++i) {
        ExprId left = node.args[i];
        ExprId right = node.args[i + 1];
        TokenKind relation = node.relations[i];
        if (relation == K::In) {
            auto inside = side[left].op == ExprOp::Symbol ? read(side, right, depth + 1) : std::nullopt;
            if (inside)
                inside->variable = side[left].text;
            return node.relations.size() == 1 ? inside : std::nullopt;
        }
        if (side[right].op == ExprOp::Symbol && side.hasSymbols(right)) {
            std::swap(left, right);
            relation = turnedRelation(relation);
        }
        const auto value = endValue(side, right);
        if (side[left].op != ExprOp::Symbol || !side.hasSymbols(left) || !value) {
            const Set unsolved = readUnsolved(side, left, relation, right);
            if (!unsolved || (!out.variable.empty() && out.variable != unsolved->variable))
                return std::nullopt;
            out = intersection(*unsolved, out);
            continue;
        }
        if (!out.variable.empty() && out.variable != side[left].text)
            return std::nullopt;
        NumberSet part;
        if (relation == K::NotEqual)
            part = complement(point(*value, endAt(right)));
        else if (relation == K::Equal)
            part = point(*value, endAt(right));
        else if (relation >= K::Less && relation <= K::GreaterEqual)
            part = ray(relation, *value, endAt(right));
        else
            return std::nullopt;
        part.variable = side[left].text;
        out = intersection(part, out);
    }
    return out;
}

Set readParts(const ComparedSide& side, const ExprNode& node, bool join, int depth)
{
    Set out;
    for (const ExprId arg : node.args) {
        const Set part = read(side, arg, depth + 1);
        if (!part)
            return std::nullopt;
        if (!out) {
            out = part;
        } else if (join) {
            out->ranges.insert(out->ranges.end(), part->ranges.begin(), part->ranges.end());
            out = normalised(std::move(*out));
        } else {
            out = intersection(*out, *part);
        }
        if (out->ranges.size() > mostRanges)
            return std::nullopt;
    }
    return out;
}

Set readTuple(const ComparedSide& side, const ExprNode& node)
{
    if (node.args.size() != 2 || !node.text.empty())
        return std::nullopt;
    const auto low = endValue(side, node.args[0]);
    const auto high = endValue(side, node.args[1]);
    if (!low || !high || !(*low < *high || (*low == *high && node.closedLeft && node.closedRight)))
        return std::nullopt;
    const auto finite = [](long double value, ExprId id) { return value == infinity || value == -infinity ? NumberEnd{} : endAt(id); };
    return NumberSet{{{*low, *high, finite(*low, node.args[0]), finite(*high, node.args[1]),
                       node.closedLeft && *low > -infinity, node.closedRight && *high < infinity}}, {}};
}

Set read(const ComparedSide& side, ExprId id, int depth)
{
    const ExprNode& node = side[id];
    if (depth > deepestSet || node.args.size() > mostRanges)
        return std::nullopt;
    switch (node.op) {
    case ExprOp::Text: return isWholeLine(side, id) ? Set(wholeLine()) : std::nullopt;
    case ExprOp::EmptySet: return NumberSet{};
    case ExprOp::Symbol: return node.text == "R" ? Set(wholeLine()) : std::nullopt;
    case ExprOp::Tuple: return readTuple(side, node);
    case ExprOp::Union: return readParts(side, node, true, depth);
    case ExprOp::Intersection: return readParts(side, node, false, depth);
    case ExprOp::List: {
        const Set both = readParts(side, node, node.text == "or", depth);
        return both && both->ranges.empty() ? readParts(side, node, true, depth) : both; // "x < -2, x > 2"
    }
    case ExprOp::Relation: return readRelation(side, node, depth);
    case ExprOp::SetMinus: {
        const Set whole = read(side, node.args[0], depth + 1);
        const Set part = read(side, node.args[1], depth + 1);
        return whole && part ? Set(intersection(*whole, complement(*part))) : std::nullopt;
    }
    case ExprOp::Set: {
        NumberSet out;
        for (const ExprId arg : node.args) {
            const auto value = endValue(side, arg);
            if (!value || *value == infinity || *value == -infinity)
                return std::nullopt;
            out.ranges.push_back(point(*value, endAt(arg)).ranges.front());
        }
        return normalised(std::move(out));
    }
    default: return std::nullopt;
    }
}

bool sameEnd(const ComparedSide& a, const NumberEnd& left, const ComparedSide& b, const NumberEnd& right)
{
    using Kind = NumberEnd::Kind;
    if (left.kind == Kind::Infinite || right.kind == Kind::Infinite)
        return left.kind == right.kind;
    if (left.kind == Kind::Node && right.kind == Kind::Node)
        return sameValue(a, left.id, b, right.id);
    const auto is = [](const ComparedSide& side, const NumberEnd& node, const Rational& value) {
        return side.exact(node.id) && *side.exact(node.id) == value;
    };
    if (left.kind == right.kind)
        return left.exact == right.exact;
    return left.kind == Kind::Node ? is(a, left, right.exact) : is(b, right, left.exact);
}

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

bool isWholeLine(const ComparedSide& side, ExprId id)
{
    if (side[id].op != ExprOp::Text)
        return false;
    const std::string words = comparableText(side[id].text);
    return words == "allrealnumbers" || words == "allreals" || words == "全体实数";
}

Set readNumberSet(const ComparedSide& side, ExprId id) { return read(side, id, 0); }

bool sameNumberSet(const ComparedSide& a, const NumberSet& left, const ComparedSide& b, const NumberSet& right)
{
    if (left.ranges.size() != right.ranges.size())
        return false;
    if (!left.variable.empty() && !right.variable.empty() && left.variable != right.variable)
        return false;
    for (std::size_t i = 0; i < left.ranges.size(); ++i) {
        const NumberRange& x = left.ranges[i];
        const NumberRange& y = right.ranges[i];
        if (x.closedLow != y.closedLow || x.closedHigh != y.closedHigh || !sameEnd(a, x.lowEnd, b, y.lowEnd) ||
            !sameEnd(a, x.highEnd, b, y.highEnd))
            return false;
    }
    return true;
}

bool writesNumberSet(const ComparedSide& side, ExprId id)
{
    const ExprNode& node = side[id];
    switch (node.op) {
    case ExprOp::Union:
    case ExprOp::Intersection:
    case ExprOp::SetMinus:
    case ExprOp::EmptySet: return true;
    case ExprOp::Tuple: return readTuple(side, node).has_value();
    case ExprOp::Relation:
        return std::any_of(node.relations.begin(), node.relations.end(),
                           [](TokenKind kind) { return kind >= K::Less && kind <= K::In; });
    case ExprOp::List:
        return std::all_of(node.args.begin(), node.args.end(), [&](ExprId arg) {
            return side[arg].op == ExprOp::Relation && side[arg].relations.front() >= K::Less && side[arg].relations.front() <= K::In;
        });
    default: return false;
    }
}

} // namespace core
