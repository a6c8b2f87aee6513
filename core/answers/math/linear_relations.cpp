#include "core/answers/math/linear_relations.h"

namespace core {

namespace {

using Set = std::optional<NumberSet>;
using K = TokenKind;

constexpr int deepestSum = 40;

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
    if (depth > deepestSum)
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
Set solve(const Linear& linear, TokenKind relation, const Rational& bound)
{
    const auto gap = bound - linear.offset;
    const auto value = gap && linear.slope.sign() != 0 ? *gap / linear.slope : std::nullopt;
    if (!value || linear.variable.empty())
        return std::nullopt;
    if (linear.slope.sign() < 0)
        relation = turnedRelation(relation);
    const NumberEnd end{NumberEnd::Kind::Value, 0, *value};
    NumberSet out = relation == K::NotEqual ? complementOf(pointSet(value->toReal(), end)) : raySet(relation, value->toReal(), end);
    out.variable = linear.variable;
    return out;
}

} // namespace

std::optional<NumberSet> readLinearRelation(const ComparedSide& side, ExprId left, TokenKind relation, ExprId right)
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
        return solve(*linear, relation, *bound);
    if (bound->sign() <= 0)
        return std::nullopt;
    const Set above = solve(*linear, relation, *bound);
    const Set below = solve(*linear, turnedRelation(relation), bound->negated());
    if (!above || !below)
        return std::nullopt;
    if (relation == K::Less || relation == K::LessEqual)
        return intersectionOf(*above, *below);
    NumberSet both = *above;
    both.ranges.insert(both.ranges.end(), below->ranges.begin(), below->ranges.end());
    return normalised(std::move(both));
}

} // namespace core
