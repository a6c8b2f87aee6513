#include "core/answers/math/solution_forms.h"

#include "core/answers/math/evaluate.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace core {

namespace {

constexpr std::string_view anyInteger = "any integer";

bool isParameterName(std::string_view name) { return name == "k" || name == "n" || name == "m" || name == "l"; }

/// What is below the items of a list, or below the one item.
class Items
{
public:
    explicit Items(const Expression& expression) : m_expression(expression)
    {
        const ExprNode& top = expression.top();
        m_ids = top.op == ExprOp::List ? top.args : ExprIds{expression.root};
    }

    [[nodiscard]] const std::vector<ExprId>& ids() const { return m_ids; }

    [[nodiscard]] bool isDeclaration(ExprId id, std::string_view name) const
    {
        const ExprNode& node = m_expression[id];
        return node.op == ExprOp::Relation && node.relations == std::vector<TokenKind>{TokenKind::In} && m_expression[node.args[0]].text == name &&
               m_expression[node.args[1]].text == "Z";
    }

    /// "x = ..." with the parameter and pi or degrees on the right.
    [[nodiscard]] bool isPeriodic(ExprId id, std::string_view name) const
    {
        const ExprNode& node = m_expression[id];
        if (node.op != ExprOp::Relation || node.relations != std::vector<TokenKind>{TokenKind::Equal} || m_expression[node.args[0]].op != ExprOp::Symbol ||
            m_expression[node.args[0]].text == name)
            return false;
        bool parameter = false;
        bool period = false;
        std::vector<ExprId> open{node.args[1]};
        while (!open.empty()) {
            const ExprNode& part = m_expression[open.back()];
            open.pop_back();
            if (part.op == ExprOp::Function) // 2\pi\sqrt{l} is no family
                return false;
            parameter = parameter || (part.op == ExprOp::Symbol && part.text == name);
            period = period || part.op == ExprOp::Degree || (part.op == ExprOp::Symbol && part.text == "pi");
            open.insert(open.end(), part.args.begin(), part.args.end());
        }
        return parameter && period;
    }

private:
    const Expression& m_expression;
    std::vector<ExprId> m_ids;
};

/// The one symbol that may be such a parameter.
std::string parameterOf(const Expression& expression)
{
    std::string found;
    for (const ExprNode& node : expression.nodes)
        if (node.op == ExprOp::Symbol && isParameterName(node.text)) {
            if (!found.empty() && found != node.text)
                return {};
            found = node.text;
        }
    return found;
}

/// The value below `id` for a value of the parameter, pi being worth `pi`; nothing where there are other symbols.
std::optional<Rational> valueFor(const Expression& expression, ExprId id, std::int64_t parameter, std::int64_t pi)
{
    Expression filled = expression;
    for (ExprNode& node : filled.nodes)
        if (node.op == ExprOp::Symbol && (node.text == anyInteger || node.text == "pi")) {
            node.op = ExprOp::Number;
            node.number = Rational(node.text == "pi" ? pi : parameter);
        }
    return exactValues(filled, SymbolPoint::none())[id];
}

/// "5π/4 + kπ" as "π/4 + kπ", "2k - 1" as "2k + 1": of all the starts of a family the one from 0 on, below its period.
void startFromZero(Expression& expression, ExprId id)
{
    const auto at = [&](std::int64_t parameter, std::int64_t pi) { return valueFor(expression, id, parameter, pi); };
    const auto start = at(0, 1);
    const auto next = at(1, 1);
    const auto third = at(2, 1);
    const auto zero = at(0, 0);
    const auto later = at(1, 0);
    const auto period = start && next ? *next - *start : start;
    const auto again = next && third ? *third - *next : next;
    if (!period || !again || !(*period == *again) || period->sign() == 0 || !zero || !later)
        return;
    const bool plain = *zero == *start && *later == *next;
    const bool turns = zero->sign() == 0 && later->sign() == 0 && at(1, 2) == *next + *next;
    const Rational step = period->sign() < 0 ? period->negated() : *period;
    const auto count = *start / step;
    const auto whole = count ? count->floor() * step : count;
    const auto first = whole ? *start - *whole : whole;
    if (!first || (!plain && !turns))
        return;
    const auto add = [&expression](ExprNode node) {
        expression.nodes.push_back(std::move(node));
        return static_cast<ExprId>(expression.nodes.size() - 1);
    };
    const auto scaled = [&](const Rational& number, ExprId factor) {
        const ExprId value = add({.op = ExprOp::Number, .number = number});
        return add({.op = ExprOp::Multiply, .args = {value, factor}});
    };
    const ExprId run = scaled(step, add({.op = ExprOp::Symbol, .text = std::string(anyInteger)}));
    const ExprId sum = add({.op = ExprOp::Add, .args = {add({.op = ExprOp::Number, .number = *first}), run}});
    ExprNode family = plain ? expression[sum] : ExprNode{.op = ExprOp::Multiply, .args = {sum, add({.op = ExprOp::Symbol, .text = "pi"})}};
    expression.nodes[id] = std::move(family);
}

/// Copies what is below `id` behind the nodes of `out`. **Returns** where it stands there.
ExprId copyBelow(const Expression& expression, ExprId id, Expression& out)
{
    ExprNode node = expression[id];
    for (ExprId& arg : node.args)
        arg = copyBelow(expression, arg, out);
    out.nodes.push_back(std::move(node));
    return static_cast<ExprId>(out.nodes.size() - 1);
}

Expression withChildrenFirst(const Expression& expression)
{
    Expression out;
    out.unit = expression.unit;
    out.root = copyBelow(expression, expression.root, out);
    return out;
}

} // namespace

Expression withSolutionsAsTuples(Expression expression)
{
    const ExprNode list = expression.top();
    if (list.op != ExprOp::List || list.args.size() < 4)
        return expression;
    std::vector<std::string> names;
    for (const ExprId id : list.args) {
        const ExprNode& item = expression[id];
        if (item.op != ExprOp::Relation || item.relations != std::vector<TokenKind>{TokenKind::Equal} || expression[item.args[0]].op != ExprOp::Symbol)
            return expression;
        names.push_back(expression[item.args[0]].text);
    }
    const auto again = std::find(names.begin() + 1, names.end(), names.front());
    const auto width = static_cast<std::size_t>(again - names.begin());
    if (width < 2 || again == names.end() || names.size() % width != 0)
        return expression;
    for (std::size_t i = width; i < names.size(); ++i)
        if (names[i] != names[i - width])
            return expression;
    ExprNode pairs;
    pairs.op = ExprOp::List;
    for (std::size_t i = 0; i < names.size(); i += width) {
        ExprNode tuple;
        tuple.op = ExprOp::Tuple;
        for (std::size_t k = i; k < i + width; ++k)
            tuple.args.push_back(expression[list.args[k]].args[1]);
        expression.nodes.push_back(std::move(tuple));
        pairs.args.push_back(static_cast<ExprId>(expression.nodes.size() - 1));
    }
    expression.nodes.push_back(std::move(pairs));
    expression.root = static_cast<ExprId>(expression.nodes.size() - 1);
    return expression;
}

Expression withIndices(Expression expression)
{
    const bool counts = std::any_of(expression.nodes.begin(), expression.nodes.end(), [](const ExprNode& node) {
        return node.op == ExprOp::Symbol && (node.text.starts_with("sum_i") || node.text.starts_with("prod_i") || node.text.starts_with("bigcup_i"));
    });
    for (ExprNode& node : expression.nodes)
        if (counts && node.op == ExprOp::Symbol && node.text == "i")
            node.text = "index i";
    return expression;
}

Expression withNamedParameters(Expression expression)
{
    const std::string name = parameterOf(expression);
    if (name.empty())
        return expression;
    const Items items(expression);
    std::vector<ExprId> others;
    for (const ExprId id : items.ids())
        if (!items.isDeclaration(id, name))
            others.push_back(id);
    const bool declared = others.size() < items.ids().size();
    const bool periodic = !others.empty() && std::all_of(others.begin(), others.end(), [&](ExprId id) { return items.isPeriodic(id, name); });
    const bool bare = std::any_of(others.begin(), others.end(), [&](ExprId id) { // "n > 2, n \in \mathbb{Z}" says what n is
        const ExprNode& node = expression[id];
        return node.op == ExprOp::Relation && (node.relations.front() != TokenKind::Equal || expression[node.args[0]].text == name);
    });
    if (others.empty() || (!declared && !periodic) || (declared && bare))
        return expression;
    for (ExprNode& node : expression.nodes)
        if (node.op == ExprOp::Symbol && node.text == name)
            node.text = anyInteger;
    for (const ExprId id : others)
        startFromZero(expression, expression[id].op == ExprOp::Relation ? expression[id].args[1] : id);
    if (declared && others.size() == 1)
        expression.root = others.front();
    else if (declared)
        expression.nodes[expression.root].args = others;
    return withChildrenFirst(expression);
}

} // namespace core
