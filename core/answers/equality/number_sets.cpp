#include "core/answers/equality/number_sets.h"

#include "core/answers/math/linear_relations.h"
#include "core/answers/math/number_ranges.h"
#include "core/answers/words/answer_text.h"

#include <algorithm>

namespace core {

namespace {

using Set = std::optional<NumberSet>;
using K = TokenKind;

constexpr std::size_t mostRanges = 64;
constexpr int deepestSet = 40;

Set read(const ComparedSide& side, ExprId id, int depth);

NumberEnd endAt(ExprId id) { return {NumberEnd::Kind::Node, id, {}}; }

/// Value of an end: a real number, or ± infinity.
std::optional<long double> endValue(const ComparedSide& side, ExprId id)
{
    const ExprNode& node = side[id];
    if (node.op == ExprOp::Infinity)
        return endless;
    if (node.op == ExprOp::Negate && side[node.args[0]].op == ExprOp::Infinity)
        return -endless;
    if (side.hasSymbols(id))
        return std::nullopt;
    const auto value = side.value(id);
    return value && value->imag() == 0 ? std::optional(value->real()) : std::nullopt;
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
            const Set unsolved = readLinearRelation(side, left, relation, right);
            if (!unsolved || (!out.variable.empty() && out.variable != unsolved->variable))
                return std::nullopt;
            out = intersectionOf(*unsolved, out);
            continue;
        }
        if (!out.variable.empty() && out.variable != side[left].text)
            return std::nullopt;
        NumberSet part;
        if (relation == K::NotEqual)
            part = complementOf(pointSet(*value, endAt(right)));
        else if (relation == K::Equal)
            part = pointSet(*value, endAt(right));
        else if (relation >= K::Less && relation <= K::GreaterEqual)
            part = raySet(relation, *value, endAt(right));
        else
            return std::nullopt;
        part.variable = side[left].text;
        out = intersectionOf(part, out);
    }
    return out;
}

Set readParts(const ComparedSide& side, const ExprNode& node, bool join, int depth)
{
    Set out;
    for (const ExprId arg : node.args) {
        const Set part = read(side, arg, depth + 1);
        if (!part || (out && !out->variable.empty() && !part->variable.empty() && out->variable != part->variable))
            return std::nullopt; // "x > 0, y > 0"
        if (!out) {
            out = part;
        } else if (join) {
            out->ranges.insert(out->ranges.end(), part->ranges.begin(), part->ranges.end());
            out = normalised(std::move(*out));
        } else {
            out = intersectionOf(*out, *part);
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
    const auto finite = [](long double value, ExprId id) { return value == endless || value == -endless ? NumberEnd{} : endAt(id); };
    return NumberSet{{{*low, *high, finite(*low, node.args[0]), finite(*high, node.args[1]),
                       node.closedLeft && *low > -endless, node.closedRight && *high < endless}}, {}};
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
        return both && both->ranges.empty() && node.text != "and" ? readParts(side, node, true, depth) : both; // "x < -2, x > 2"
    }
    case ExprOp::Relation: return readRelation(side, node, depth);
    case ExprOp::SetMinus: {
        const Set whole = read(side, node.args[0], depth + 1);
        const Set part = read(side, node.args[1], depth + 1);
        return whole && part ? Set(intersectionOf(*whole, complementOf(*part))) : std::nullopt;
    }
    case ExprOp::Set: {
        NumberSet out;
        for (const ExprId arg : node.args) {
            const auto value = endValue(side, arg);
            if (!value || *value == endless || *value == -endless)
                return std::nullopt;
            out.ranges.push_back(pointSet(*value, endAt(arg)).ranges.front());
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
