#include "core/answers/claims/stated_value.h"
#include "core/answers/equality/number_sets.h"
#include "core/answers/equality/structure_comparer.h"
#include "core/answers/math/unit_sizes.h"
#include "core/answers/words/answer_text.h"

namespace core {

namespace {

using K = TokenKind;

constexpr int deepest = 30;

/// `expression`, a single value or "x = " such a value, times `factor` and without its unit.
std::optional<Expression> scaled(Expression expression, const Rational& factor)
{
    ExprNode& top = expression.nodes[expression.root];
    if (isContainer(top.op) || top.op == ExprOp::Ratio || top.op == ExprOp::Based || (top.op == ExprOp::Relation && top.relations != std::vector<TokenKind>{K::Equal}))
        return std::nullopt;
    const ExprId value = top.op == ExprOp::Relation ? top.args.back() : expression.root;
    ExprNode number;
    number.number = factor;
    ExprNode product;
    product.op = ExprOp::Multiply;
    product.args = {value, static_cast<ExprId>(expression.nodes.size())};
    expression.nodes.push_back(std::move(number));
    expression.nodes.push_back(std::move(product));
    expression.root = static_cast<ExprId>(expression.nodes.size() - 1);
    expression.unit.clear();
    return expression;
}

} // namespace

bool StructureComparer::same(ExprId g, ExprId p)
{
    if (m_depth > deepest || --m_budget < 0)
        return false;
    ++m_depth;
    const bool out = compare(g, p);
    --m_depth;
    return out;
}

bool StructureComparer::found(bool equal, std::string_view how)
{
    if (equal)
        m_how = how;
    return equal;
}

bool StructureComparer::compare(ExprId g, ExprId p)
{
    const ExprNode& a = m_gold[g];
    const ExprNode& b = m_pred[p];
    if (a.op == ExprOp::Relation || b.op == ExprOp::Relation)
        return relations(g, p);
    if (isWholeLine(m_gold, g) || isWholeLine(m_pred, p))
        return numberSets(g, p);
    if (a.op == ExprOp::Text || b.op == ExprOp::Text)
        return a.op == b.op && found(comparableText(a.text) == comparableText(b.text), "same words");
    if (a.op == ExprOp::EmptySet || b.op == ExprOp::EmptySet)
        return found(a.op == b.op, "both the empty set");
    if (a.op == ExprOp::Infinity || b.op == ExprOp::Infinity)
        return found(a.op == b.op, "both infinite");
    if (a.op == ExprOp::Negate && b.op == ExprOp::Negate && m_gold[a.args[0]].op == ExprOp::Infinity)
        return same(a.args[0], b.args[0]);
    if (isContainer(a.op) && isContainer(b.op))
        return containers(g, p);
    if (writesNumberSet(m_gold, g) || writesNumberSet(m_pred, p))
        return numberSets(g, p) || (a.op == b.op && (a.op == ExprOp::Union || a.op == ExprOp::Intersection) && found(anyOrder(a.args, b.args), "same sets"));
    if (isContainer(a.op) || isContainer(b.op))
        return single(g, p);
    return values(g, p);
}

bool StructureComparer::numberSets(ExprId g, ExprId p)
{
    const auto a = readNumberSet(m_gold, g);
    const auto b = readNumberSet(m_pred, p);
    return a && b && found(sameNumberSet(m_gold, *a, m_pred, *b), "same set of numbers");
}

bool sameAnswer(const ComparedSide& gold, const ComparedSide& pred, std::string& how)
{
    const std::string& a = gold.expression().unit;
    const std::string& b = pred.expression().unit;
    if (!a.empty() && !b.empty() && a != b) {
        const auto ratio = unitRatio(b, a);
        const auto converted = ratio ? scaled(pred.expression(), *ratio) : std::nullopt;
        if (converted && sameAnswer(gold, ComparedSide(*converted), how)) {
            how = "same quantity";
            return true;
        }
        how = "different units " + a + " and " + b;
        return false;
    }
    StructureComparer comparer(gold, pred);
    if (!comparer.same(gold.root(), pred.root()))
        return false;
    how = comparer.how().empty() ? "same value" : comparer.how();
    return true;
}

} // namespace core
