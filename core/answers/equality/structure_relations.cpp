#include "core/answers/claims/stated_value.h"
#include "core/answers/equality/number_sets.h"
#include "core/answers/equality/structure_comparer.h"
#include "core/answers/math/equation_forms.h"

#include <algorithm>

namespace core {

namespace {

using K = TokenKind;

/// "a > b > c" as "c < b < a".
ExprNode turnedRound(ExprNode chain)
{
    std::reverse(chain.args.begin(), chain.args.end());
    std::reverse(chain.relations.begin(), chain.relations.end());
    for (TokenKind& relation : chain.relations)
        relation = turnedRelation(relation);
    return chain;
}

std::optional<Rational> difference(const ComparedSide& side, const ExprNode& relation, int point)
{
    const auto left = side.exactAt(relation.args[0], point);
    const auto right = side.exactAt(relation.args[1], point);
    return left && right ? *left - *right : std::nullopt;
}

} // namespace

bool StructureComparer::chainOfEquals(const ComparedSide& chain, ExprId c, const ComparedSide& other, ExprId o)
{
    const ExprNode& names = chain[c];
    const ExprNode& tuple = other[o];
    if (names.op != ExprOp::Relation || tuple.op != ExprOp::Tuple || isHalfOpen(tuple) || names.relations.size() != tuple.args.size() || tuple.args.size() < 2)
        return false;
    for (std::size_t i = 0; i < tuple.args.size(); ++i)
        if (names.relations[i] != K::Equal || chain[names.args[i]].op != ExprOp::Symbol || !sameValue(chain, names.args.back(), other, tuple.args[i]))
            return false;
    return found(true, "same in order");
}

bool StructureComparer::namesInOtherOrder(const ComparedSide& tuple, ExprId t, const ComparedSide& list, ExprId l)
{
    if (tuple[t].op != ExprOp::Relation || list[l].op != ExprOp::List)
        return false;
    const ExprNode& names = tuple[tuple[t].args.front()];
    const auto& items = list[l].args;
    if (names.op != ExprOp::Tuple || names.args.size() != items.size())
        return false;
    bool same = true;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const ExprNode& item = list[items[i]];
        if (item.op != ExprOp::Relation)
            return false;
        same = same && list[item.args.front()].text == tuple[names.args[i]].text;
    }
    return !same;
}

bool StructureComparer::relations(ExprId g, ExprId p)
{
    const auto goldValue = assignedValue(m_gold, g);
    const auto predValue = assignedValue(m_pred, p);
    const bool goldRelation = m_gold[g].op == ExprOp::Relation;
    const bool predRelation = m_pred[p].op == ExprOp::Relation;
    if (!goldRelation || !predRelation) {
        if (namesInOtherOrder(m_gold, g, m_pred, p) || namesInOtherOrder(m_pred, p, m_gold, g))
            return false;
        if (chainOfEquals(m_gold, g, m_pred, p) || chainOfEquals(m_pred, p, m_gold, g))
            return true;
        if (goldRelation && goldValue)
            return same(*goldValue, p);
        if (predRelation && predValue)
            return same(g, *predValue);
        if (predRelation && !m_gold.hasSymbols(g) && statesValue(m_pred, p))
            return same(g, m_pred[p].args.back());
        return memberSet(g, p) || numberSets(g, p);
    }
    if (goldValue && predValue && sameNames(m_gold, g, m_pred, p) && same(*goldValue, *predValue))
        return true;
    if (goldValue && predValue && --m_renames >= 0 && sameFunctionRule(m_gold, g, m_pred, p))
        return found(true, "same function");
    return numberSets(g, p) || equations(m_gold[g], m_pred[p]);
}

bool StructureComparer::memberSet(ExprId g, ExprId p)
{
    const auto set = [](const ComparedSide& side, ExprId id) {
        const ExprNode& node = side[id];
        return node.op == ExprOp::Relation && node.relations.size() == 1 && node.relations[0] == K::In ? node.args[1] : id;
    };
    const ExprId a = set(m_gold, g);
    const ExprId b = set(m_pred, p);
    const bool values = m_gold[a].op == ExprOp::List || m_pred[b].op == ExprOp::List; // "k \in (3, 5)" are not two values
    const bool interval = m_gold[a].op == ExprOp::Tuple || m_pred[b].op == ExprOp::Tuple;
    return (a != g || b != p) && !(values && interval) && same(a, b);
}

bool StructureComparer::equations(const ExprNode& a, const ExprNode& b)
{
    if (a.relations.size() != 1 || b.relations.size() != 1)
        return sameSides(a, b) || sameSides(a, turnedRound(b));
    const auto turned = [](TokenKind kind) { return kind == K::Greater || kind == K::GreaterEqual; };
    const auto strict = [](TokenKind kind) { return kind == K::Less || kind == K::Greater; };
    const TokenKind x = a.relations[0];
    const TokenKind y = b.relations[0];
    const bool inequality = x >= K::Less && x <= K::GreaterEqual;
    if (inequality ? !(y >= K::Less && y <= K::GreaterEqual) || strict(x) != strict(y) : x != y)
        return false;
    if (x != K::Equal && x != K::NotEqual && !inequality)
        return same(a.args[0], b.args[0]) && same(a.args[1], b.args[1]);
    std::optional<Rational> factor;
    for (int point = 0; point < ComparedSide::points; ++point) {
        const auto f = difference(m_gold, a, point);
        const auto h = difference(m_pred, b, point);
        const auto quotient = f && h ? *f / *h : std::nullopt;
        if (!quotient || quotient->sign() == 0 || (factor && !(*factor == *quotient)))
            return f && h ? x == K::Equal && found(sameUpToMonomial(m_gold, a, m_pred, b), "same equation") : sameSides(a, b);
        factor = quotient;
    }
    const bool direction = !inequality || (factor->sign() > 0) == (turned(x) == turned(y));
    return found(direction && (m_gold.hasSymbols(a.args[0]) || m_gold.hasSymbols(a.args[1])),
                 inequality ? "same inequality" : "same equation");
}

bool StructureComparer::sameSides(const ExprNode& a, const ExprNode& b)
{
    return a.relations == b.relations && inOrder(a.args, b.args) && found(true, "same relation");
}

} // namespace core
