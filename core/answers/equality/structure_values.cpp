#include "core/answers/equality/structure_comparer.h"

#include <algorithm>

namespace core {

namespace {

/// True for a unit other than the word "percent".
bool hasUnit(const ComparedSide& side)
{
    const std::string& unit = side.expression().unit;
    return !unit.empty() && unit != "percent" && unit != "percentage" && unit != "pct" && unit != "percent point";
}

bool isHalfOfDay(std::string_view unit) { return unit == "am" || unit == "pm"; }

/// "12:03", no ratio.
bool isTimeOfDay(const ComparedSide& side, const ExprNode& node)
{
    return node.op == ExprOp::Ratio && std::any_of(node.args.begin(), node.args.end(), [&](ExprId arg) {
        const std::string& digits = side[arg].text;
        return side[arg].op == ExprOp::Number && digits.size() == 2 && digits[0] == '0';
    });
}

} // namespace

bool StructureComparer::values(ExprId g, ExprId p)
{
    const ExprNode& a = m_gold[g];
    const ExprNode& b = m_pred[p];
    if (a.op == ExprOp::Ratio || b.op == ExprOp::Ratio)
        return ratios(a, b, g, p);
    if ((a.op == ExprOp::Based) != (b.op == ExprOp::Based))
        return false;
    if (a.op == ExprOp::Modulo && b.op == ExprOp::Modulo && !sameValue(m_gold, a.args[1], m_pred, b.args[1]))
        return false; // 3 mod 7 and 3 mod 8
    if ((a.op == ExprOp::Percent) != (b.op == ExprOp::Percent) && (hasUnit(m_gold) || hasUnit(m_pred)))
        return false; // 20% and $0.20
    if (sameValue(m_gold, g, m_pred, p))
        return found(true, m_gold.hasSymbols(g) ? "same expression" : "same value");
    const auto bare = [](const ComparedSide& side, ExprId id, ExprOp op) { return side[id].op == op ? side[id].args[0] : id; };
    for (const ExprOp op : {ExprOp::Percent, ExprOp::Degree}) {
        const bool radians = m_gold.expression().unit == "rad" || m_pred.expression().unit == "rad";
        const bool units = hasUnit(m_gold) || hasUnit(m_pred);
        const bool noAngle = radians || (units && m_gold.expression().unit != "deg" && m_pred.expression().unit != "deg");
        if ((a.op != op && b.op != op) || (op == ExprOp::Degree && noAngle) || (op == ExprOp::Percent && (units || !maybePercentage(g, p))))
            continue;
        if (sameValue(m_gold, bare(m_gold, g, op), m_pred, bare(m_pred, p, op)))
            return found(true, op == ExprOp::Percent ? "same percentage" : "same angle");
    }
    return found(sameShape(g, p), "same expression");
}

bool StructureComparer::sameShape(ExprId g, ExprId p)
{
    const ExprNode& a = m_gold[g];
    const ExprNode& b = m_pred[p];
    if (a.op != b.op || a.text != b.text || a.args.empty() || a.args.size() != b.args.size() || m_gold.valueAt(g, 0) || m_pred.valueAt(p, 0))
        return false;
    const bool turns = a.args.size() == 2 && (a.op == ExprOp::Add || a.op == ExprOp::Multiply);
    return inOrder(a.args, b.args) || (turns && inOrder(a.args, {b.args[1], b.args[0]}));
}

bool StructureComparer::maybePercentage(ExprId g, ExprId p) const
{
    const auto isFraction = [](const ComparedSide& side, ExprId id) {
        const ExprNode& node = side[id];
        return (node.op == ExprOp::Negate ? side[node.args[0]] : node).op == ExprOp::Divide;
    };
    const auto& gold = m_gold.exact(g);
    const bool small = m_gold[g].op != ExprOp::Percent && gold && *gold < Rational(1) && *gold > Rational(-1);
    return !isFraction(m_gold, g) && !isFraction(m_pred, p) && !small;
}

bool StructureComparer::ratios(const ExprNode& a, const ExprNode& b, ExprId g, ExprId p)
{
    const bool both = a.op == b.op;
    const std::size_t parts = (a.op == ExprOp::Ratio ? a : b).args.size();
    if (both && a.args.size() != b.args.size())
        return false;
    if (isTimeOfDay(m_gold, a) || isTimeOfDay(m_pred, b))
        return both && found(inOrder(a.args, b.args), "same time");
    const bool halfOfDay = isHalfOfDay(m_gold.expression().unit) || isHalfOfDay(m_pred.expression().unit);
    if (parts == 2 || !both)
        return parts == 2 && (both || !halfOfDay) && found(sameValue(m_gold, g, m_pred, p), "same ratio");
    std::optional<Rational> factor;
    for (std::size_t i = 0; i < a.args.size(); ++i) {
        const auto& x = m_gold.exact(a.args[i]);
        const auto& y = m_pred.exact(b.args[i]);
        const auto quotient = x && y ? *x / *y : std::nullopt;
        if (!quotient || (factor && !(*factor == *quotient)))
            return found(inOrder(a.args, b.args), "same ratio");
        factor = quotient;
    }
    return found(true, "same ratio");
}

} // namespace core
