#include "core/answers/math/symbolic_side.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t mostTokens = 120;

bool isConstant(const std::string& name) { return name == "pi" || name == "e" || name == "i"; }

/// False for nodes whose meaning a reader has to know: f(x), [n], a set.
bool isPlainNode(const ExprNode& node)
{
    switch (node.op) {
    case ExprOp::Number: case ExprOp::Symbol: case ExprOp::Negate: case ExprOp::Add: case ExprOp::Multiply: case ExprOp::Divide:
    case ExprOp::Power: case ExprOp::Factorial: case ExprOp::Absolute: case ExprOp::Binomial: return true;
    case ExprOp::Function: return node.text == "sqrt";
    default: return false;
    }
}

} // namespace

std::optional<Rational> SymbolicSide::at(SymbolPoint point) const { return exactValues(expression, point)[expression.root]; }

std::optional<Rational> SymbolicSide::with(const Rational& value) const
{
    const std::vector<Rational> values(symbols.size(), value);
    return with(values);
}

std::optional<Rational> SymbolicSide::with(std::span<const Rational> values) const
{
    Expression filled = expression;
    for (ExprNode& node : filled.nodes)
        if (node.op == ExprOp::Symbol && !isConstant(node.text)) {
            const auto symbol = std::lower_bound(symbols.begin(), symbols.end(), node.text);
            node.op = ExprOp::Number;
            node.number = values[static_cast<std::size_t>(symbol - symbols.begin())];
        }
    return exactValues(filled, SymbolPoint::none())[filled.root];
}

std::optional<SymbolicSide> readSymbolicSide(std::span<const Token> tokens)
{
    if (tokens.empty() || tokens.size() > mostTokens)
        return std::nullopt;
    auto expression = parseExpression(tokens, ParseMode::Arithmetic);
    if (!expression || !std::all_of(expression->nodes.begin(), expression->nodes.end(), isPlainNode))
        return std::nullopt;
    SymbolicSide side;
    for (const ExprNode& node : expression->nodes) {
        side.decimals = side.decimals || node.decimal;
        side.irrational = side.irrational || node.op == ExprOp::Function || (node.op == ExprOp::Symbol && isConstant(node.text));
        if (node.op == ExprOp::Symbol && !isConstant(node.text))
            side.symbols.push_back(node.text);
    }
    std::sort(side.symbols.begin(), side.symbols.end());
    side.symbols.erase(std::unique(side.symbols.begin(), side.symbols.end()), side.symbols.end());
    side.expression = std::move(*expression);
    return side;
}

} // namespace core
