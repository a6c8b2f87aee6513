#include "core/answers/claims/stated_value.h"
#include "core/answers/equality/number_sets.h"
#include "core/answers/equality/structure_comparer.h"

#include <algorithm>

namespace core {

namespace {

using Ids = std::vector<ExprId>;

constexpr std::size_t mostItems = 200;

/// The name of all items "x = 1, x = 2", "x = 1, 2"; empty for several names.
std::string onlyName(const ComparedSide& side, const ExprNode& list)
{
    const std::string& name = side[side[list.args[0]].args[0]].text;
    return std::all_of(list.args.begin(), list.args.end(), [&](ExprId arg) { return side[arg].op != ExprOp::Relation || side[side[arg].args[0]].text == name; })
               ? name
               : std::string{};
}

/// True when the items are "x_1 = ...", "x_2 = ..." of `name`.
bool numbersOf(const std::string& name, const ComparedSide& side, const ExprNode& list)
{
    return !name.empty() && std::all_of(list.args.begin(), list.args.end(), [&](ExprId arg) {
        return side[arg].op == ExprOp::Relation && side[side[arg].args[0]].text.starts_with(name + "_");
    });
}

/// The items of a list with "x =" taken off.
Ids valuesOf(const ComparedSide& side, const ExprNode& list)
{
    Ids out;
    for (const ExprId arg : list.args)
        out.push_back(assignedValue(side, arg).value_or(arg));
    return out;
}

Ids cells(const ComparedSide& side, const ExprNode& node)
{
    if (node.op != ExprOp::Matrix)
        return node.args;
    Ids out;
    for (const ExprId row : node.args)
        out.insert(out.end(), side[row].args.begin(), side[row].args.end());
    return out;
}

} // namespace

bool StructureComparer::single(ExprId g, ExprId p)
{
    const ExprNode& a = m_gold[g];
    const ExprNode& b = m_pred[p];
    if (m_sets > 0)
        return false; // {1, {2}}
    if (b.op == ExprOp::Set && b.args.size() == 1)
        return same(g, b.args[0]);
    if (a.op == ExprOp::Set && a.args.size() == 1)
        return same(a.args[0], p);
    if (a.op != ExprOp::List || !oneValueInSeveralForms(a))
        return false;
    return std::any_of(a.args.begin(), a.args.end(), [&](ExprId arg) { return same(arg, p); });
}

bool StructureComparer::oneValueInSeveralForms(const ExprNode& list) const
{
    const auto first = m_gold.value(list.args[0]);
    if (!first || list.args.size() > 4)
        return false;
    return std::all_of(list.args.begin() + 1, list.args.end(), [&](ExprId arg) {
        const auto value = m_gold.value(arg);
        return value && !m_gold.hasSymbols(arg) && std::abs(*value - *first) <= 2e-3L * std::abs(*first);
    });
}

bool StructureComparer::containers(ExprId g, ExprId p)
{
    const ExprNode& a = m_gold[g];
    const ExprNode& b = m_pred[p];
    if (isHalfOpen(a) != isHalfOpen(b))
        return numberSets(g, p);
    if (a.op == ExprOp::Matrix || b.op == ExprOp::Matrix)
        return matrices(g, p) || found(nestedRows(g, p), "same matrix");
    if (a.op == ExprOp::Tuple && b.op == ExprOp::Tuple && !a.text.empty() && !b.text.empty() && a.text != b.text)
        return false; // A(1, 2), B(1, 2)
    if (a.op == ExprOp::Tuple && b.op == ExprOp::Tuple)
        return a.closedLeft == b.closedLeft && a.closedRight == b.closedRight && found(inOrder(a.args, b.args), "same in order");
    if (a.op == ExprOp::Tuple || b.op == ExprOp::Tuple) {
        const ExprNode& set = a.op == ExprOp::Tuple ? b : a;
        const ComparedSide& side = a.op == ExprOp::Tuple ? m_pred : m_gold;
        if (set.op == ExprOp::Set && set.args.size() == 1 && side[set.args[0]].op == ExprOp::Tuple)
            return a.op == ExprOp::Set ? same(set.args[0], p) : same(g, set.args[0]); // {(1, 2)}
        if (set.op == ExprOp::Set)
            return numberSets(g, p);
        const ExprNode& tuple = a.op == ExprOp::Tuple ? a : b;
        if (writesNumberSet(m_gold, g) && writesNumberSet(m_pred, p) && a.args.size() == 2 && m_gold[a.args[0]].op == ExprOp::Relation)
            return numberSets(g, p);
        return !tuple.closedLeft && !tuple.closedRight && found(inOrder(valuesOf(m_gold, a), valuesOf(m_pred, b)), "same in order");
    }
    const int sets = a.op == ExprOp::Set && b.op == ExprOp::Set ? 1 : 0;
    m_sets += sets;
    const bool same = sameItems(g, p);
    m_sets -= sets;
    return same;
}

bool StructureComparer::sameItems(ExprId g, ExprId p)
{
    const ExprNode& a = m_gold[g];
    const ExprNode& b = m_pred[p];
    const auto names = [](const ComparedSide& side, const ExprNode& list) {
        return std::all_of(list.args.begin(), list.args.end(), [&](ExprId arg) { return side[arg].op == ExprOp::Symbol || side[arg].op == ExprOp::Text; });
    };
    if ((a.text == "or") != (b.text == "or") && names(m_gold, a) && names(m_pred, b))
        return false; // "p and q", "p or q"
    if (found(anyOrder(a.args, b.args), "same elements"))
        return true;
    if (writesNumberSet(m_gold, g) && writesNumberSet(m_pred, p))
        return numberSets(g, p);
    return a.args.size() == b.args.size() && found(anyOrder(valuesOf(m_gold, a), valuesOf(m_pred, b)) && !differentlyNamed(a, b), "same values");
}

bool StructureComparer::differentlyNamed(const ExprNode& a, const ExprNode& b) const
{
    if (m_gold[a.args[0]].op != ExprOp::Relation || m_pred[b.args[0]].op != ExprOp::Relation)
        return false;
    const std::string name = onlyName(m_gold, a);
    const std::string other = onlyName(m_pred, b);
    return !(name.empty() ? numbersOf(other, m_gold, a) : numbersOf(name, m_pred, b));
}

bool StructureComparer::inOrder(const Ids& a, const Ids& b)
{
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!same(a[i], b[i]))
            return false;
    return true;
}

bool StructureComparer::anyOrder(const Ids& a, const Ids& b)
{
    if (a.size() > mostItems || b.size() > mostItems)
        return false;
    std::vector<bool> used(b.size());
    for (const ExprId x : a) {
        bool partner = false;
        for (std::size_t i = 0; i < b.size(); ++i)
            if (same(x, b[i])) {
                partner = true;
                used[i] = true;
            }
        if (!partner)
            return false;
    }
    return std::find(used.begin(), used.end(), false) == used.end();
}

bool StructureComparer::matrices(ExprId g, ExprId p)
{
    const ExprNode& a = m_gold[g];
    const ExprNode& b = m_pred[p];
    const auto columns = [](const ComparedSide& side, const ExprNode& node) { return side[node.args[0]].args.size(); };
    if (a.op == ExprOp::Matrix && b.op == ExprOp::Matrix &&
        (a.args.size() != b.args.size() || columns(m_gold, a) != columns(m_pred, b)))
        return false;
    const ExprNode& matrix = a.op == ExprOp::Matrix ? a : b;
    const bool vector = matrix.args.size() == 1 || columns(a.op == ExprOp::Matrix ? m_gold : m_pred, matrix) == 1;
    if (a.op != b.op && (!vector || a.op == ExprOp::Set || b.op == ExprOp::Set || a.op == ExprOp::List || b.op == ExprOp::List))
        return false;
    return found(inOrder(cells(m_gold, a), cells(m_pred, b)), "same matrix");
}

bool StructureComparer::nestedRows(ExprId g, ExprId p)
{
    const ExprNode& a = m_gold[g];
    const ExprNode& b = m_pred[p];
    const ExprNode& rows = a.op == ExprOp::Matrix ? b : a;
    const ComparedSide& side = a.op == ExprOp::Matrix ? m_pred : m_gold;
    const bool nested = rows.op == ExprOp::Tuple && rows.closedLeft && rows.closedRight && a.args.size() == b.args.size() &&
                        std::all_of(rows.args.begin(), rows.args.end(), [&](ExprId row) { return side[row].op == ExprOp::Tuple; });
    if (!nested)
        return false;
    for (std::size_t i = 0; i < a.args.size(); ++i)
        if (!inOrder(m_gold[a.args[i]].args, m_pred[b.args[i]].args))
            return false;
    return true;
}

} // namespace core
