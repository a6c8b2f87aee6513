#include "core/answers/math/comparison.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr long double sixPlaces = 5.0e-7L;

bool near(const Approximate& a, const Approximate& b, long double relative)
{
    return std::abs(a - b) <= relative * std::max(std::abs(a), std::abs(b));
}

/// Equal when both are written to 6 decimals, and not merely both near zero.
bool nearAsDecimals(const Approximate& a, const Approximate& b)
{
    return std::abs(a - b) <= sixPlaces && near(a, b, 1e-4L);
}

bool sameConstant(const ComparedSide& a, ExprId aId, const ComparedSide& b, ExprId bId)
{
    const bool decimals = a.hasDecimals(aId) || b.hasDecimals(bId);
    if (a.exact(aId) && b.exact(bId)) {
        if (*a.exact(aId) == *b.exact(bId))
            return true;
        const auto gap = *a.exact(aId) - *b.exact(bId); // exact: all digits count in 6.02e23
        return decimals && gap && std::abs(gap->toReal()) <= sixPlaces && nearAsDecimals(a.exact(aId)->toReal(), b.exact(bId)->toReal());
    }
    const auto x = a.value(aId);
    const auto y = b.value(bId);
    if (!x || !y)
        return false;
    if (decimals)
        return nearAsDecimals(*x, *y);
    if (std::abs(*x - *y) > 1e-9L * std::max(std::max(std::abs(*x), std::abs(*y)), 1.0L))
        return false;
    return agreeInManyDigits(a.expression(), aId, b.expression(), bId, 0, 1).value_or(false);
}

/// Functions of whole numbers, such as (n + 1)! and (n + 1) n!: equal at several of them.
bool sameAtWholeNumbers(const ComparedSide& a, ExprId aId, const ComparedSide& b, ExprId bId)
{
    int compared = 0;
    int telling = 0; // 0 = 0 tells little
    for (int point = 0; point < ComparedSide::wholePoints; ++point) {
        const auto x = a.exactAtWhole(aId, point);
        const auto y = b.exactAtWhole(bId, point);
        if (!x || !y)
            continue;
        if (!(*x == *y))
            return false;
        ++compared;
        telling += x->sign() != 0 ? 1 : 0;
    }
    return compared == ComparedSide::wholePoints || telling >= 3;
}

/// Agreement far from zero too, where other pieces of a function lie. Where one side has no value nothing is said.
bool sameFarOut(const ComparedSide& a, ExprId aId, const ComparedSide& b, ExprId bId)
{
    for (int point = ComparedSide::points; point < ComparedSide::points + ComparedSide::widePoints; ++point) {
        const auto x = a.valueAt(aId, point);
        const auto y = b.valueAt(bId, point);
        if (!x || !y || a.leavesReals(aId, point) || b.leavesReals(bId, point) || near(*x, *y, 1e-6L))
            continue;
        if (!agreeInManyDigits(a.expression(), aId, b.expression(), bId, point, 1).value_or(false)) // no cancelled digits
            return false;
    }
    return true;
}

bool sameNearZero(const ComparedSide& a, ExprId aId, const ComparedSide& b, ExprId bId)
{
    const bool realFunctions = a.isOfReals() && b.isOfReals();
    int exact = 0;
    int comparable = 0;
    const bool decimals = a.hasDecimals(aId) || b.hasDecimals(bId);
    for (int point = 0; point < ComparedSide::points; ++point) {
        const auto x = a.exactAt(aId, point);
        const auto y = b.exactAt(bId, point);
        if (x && y) {
            if (!(*x == *y) && !(decimals && nearAsDecimals(x->toReal(), y->toReal())))
                return false;
            ++exact;
            continue;
        }
        const auto u = a.valueAt(aId, point);
        const auto v = b.valueAt(bId, point);
        if (point > 0 && realFunctions && (a.leavesReals(aId, point) || b.leavesReals(bId, point)))
            continue; // outside of their domain
        if (u.has_value() != v.has_value())
            return false;
        if (u && !(decimals ? nearAsDecimals(*u, *v) : std::abs(*u - *v) <= 1e-9L * std::max(std::abs(*u) + std::abs(*v), 1.0L)))
            return false;
        comparable += u ? 1 : 0;
    }
    if (exact == ComparedSide::points || (decimals && comparable + exact >= 2))
        return true;
    if (comparable + exact == 0)
        return false;
    const int points = comparable + exact < ComparedSide::points && realFunctions ? 1 : ComparedSide::points;
    return agreeInManyDigits(a.expression(), aId, b.expression(), bId, 0, points).value_or(false);
}

/// The floors and ceilings below a node, with symbols in them.
std::vector<ExprId> roundings(const ComparedSide& side, ExprId id)
{
    std::vector<ExprId> found;
    std::vector<ExprId> open{id};
    while (!open.empty()) {
        const ExprId next = open.back();
        open.pop_back();
        if ((side[next].op == ExprOp::Floor || side[next].op == ExprOp::Ceiling) && side.hasSymbols(next))
            found.push_back(next);
        else
            open.insert(open.end(), side[next].args.begin(), side[next].args.end());
    }
    return found;
}

/// True when each floor and ceiling has one of the same on the other side: points tell too little of steps.
bool sameRoundings(const ComparedSide& a, ExprId aId, const ComparedSide& b, ExprId bId)
{
    constexpr std::size_t most = 12;
    const std::vector<ExprId> left = roundings(a, aId);
    const std::vector<ExprId> right = roundings(b, bId);
    const auto same = [&](ExprId x, ExprId y) { return a[x].op == b[y].op && sameValue(a, a[x].args[0], b, b[y].args[0]); };
    return left.size() <= most && right.size() <= most &&
           std::all_of(left.begin(), left.end(), [&](ExprId x) { return std::any_of(right.begin(), right.end(), [&](ExprId y) { return same(x, y); }); }) &&
           std::all_of(right.begin(), right.end(), [&](ExprId y) { return std::any_of(left.begin(), left.end(), [&](ExprId x) { return same(x, y); }); });
}

bool sameFunction(const ComparedSide& a, ExprId aId, const ComparedSide& b, ExprId bId)
{
    if (a.hasFactorials() || b.hasFactorials())
        return sameAtWholeNumbers(a, aId, b, bId);
    return sameNearZero(a, aId, b, bId) && (!(a.mayHavePieces() || b.mayHavePieces()) || (sameFarOut(a, aId, b, bId) && sameRoundings(a, aId, b, bId)));
}

} // namespace

ComparedSide::ComparedSide(Expression expression)
    : m_expression(std::move(expression)), m_symbols(m_expression.nodes.size()), m_decimals(m_expression.nodes.size()),
      m_exact(exactValues(m_expression, SymbolPoint::none()))
{
    for (std::size_t i = 0; i < m_expression.nodes.size(); ++i) {
        ExprNode& node = m_expression.nodes[i];
        if (node.op == ExprOp::Function && node.text == "log" && node.args.size() == 1)
            node.text = logOfAnyBase;
        m_symbols[i] = node.op == ExprOp::Symbol && node.text != "pi" && node.text != "e" && node.text != "i";
        m_decimals[i] = node.decimal;
        m_ofReals = m_ofReals && node.op != ExprOp::Absolute && !(node.op == ExprOp::Symbol && node.text == "i");
        m_factorials = m_factorials || node.op == ExprOp::Factorial || node.op == ExprOp::Binomial || node.text == "double factorial";
        m_pieces = m_pieces || node.op == ExprOp::Absolute || node.op == ExprOp::Floor || node.op == ExprOp::Ceiling || node.op == ExprOp::Modulo ||
                   node.op == ExprOp::Function || (node.op == ExprOp::Power && !(m_exact[node.args[1]] && m_exact[node.args[1]]->isInteger()));
        for (const ExprId arg : node.args) {
            m_symbols[i] = m_symbols[i] || m_symbols[arg];
            m_decimals[i] = m_decimals[i] || m_decimals[arg];
        }
    }
}

std::optional<Approximate> ComparedSide::value(ExprId id) const
{
    if (m_values.empty())
        m_values = approximateValues(m_expression, SymbolPoint::none());
    return m_values[id];
}

std::optional<Approximate> ComparedSide::valueAt(ExprId id, int point) const
{
    auto& values = m_valuesAt[static_cast<std::size_t>(point)];
    if (values.empty())
        values = approximateValues(m_expression, SymbolPoint::at(point));
    return values[id];
}

bool ComparedSide::leavesReals(ExprId id, int point) const
{
    auto& leaves = m_leavesReals[static_cast<std::size_t>(point)];
    if (leaves.empty()) {
        leaves.resize(m_expression.nodes.size());
        for (ExprId i = 0; i < leaves.size(); ++i) { // children stand before parents
            const ExprNode& node = m_expression[i];
            const bool root = node.op == ExprOp::Function || node.op == ExprOp::Power;
            const auto value = root ? valueAt(i, point) : std::nullopt;
            leaves[i] = (root && (!value || value->imag() != 0)) || std::any_of(node.args.begin(), node.args.end(), [&](ExprId arg) { return leaves[arg]; });
        }
    }
    return leaves[id];
}

std::optional<Rational> ComparedSide::exactAt(ExprId id, int point) const
{
    auto& values = m_exactAt[static_cast<std::size_t>(point)];
    if (values.empty())
        values = exactValues(m_expression, SymbolPoint::at(point));
    return values[id];
}

std::optional<Rational> ComparedSide::exactAtWhole(ExprId id, int point) const
{
    auto& values = m_exactAtWhole[static_cast<std::size_t>(point)];
    if (values.empty())
        values = exactValues(m_expression, SymbolPoint::whole(point));
    return values[id];
}

bool sameValue(const ComparedSide& a, ExprId aId, const ComparedSide& b, ExprId bId)
{
    if (!a.hasSymbols(aId) && !b.hasSymbols(bId))
        return sameConstant(a, aId, b, bId);
    return sameFunction(a, aId, b, bId);
}

} // namespace core
