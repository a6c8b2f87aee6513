#include "core/answers/math/equation_forms.h"

#include "core/answers/math/evaluate.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace core {

namespace {

using Value = std::optional<Rational>;

constexpr int points = ComparedSide::points;
constexpr std::size_t mostSymbols = 3;
constexpr int highest = 2; ///< power of a symbol

std::vector<std::string> symbolsOf(const Expression& a, const Expression& b)
{
    std::vector<std::string> names;
    for (const Expression* expression : {&a, &b})
        for (const ExprNode& node : expression->nodes)
            if (node.op == ExprOp::Symbol && symbolValue(node.text, SymbolPoint::at(0)))
                names.push_back(node.text);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

/// left - right at a point, with `zero` (if not empty) being 0.
Value differenceAt(const Expression& expression, const ExprNode& relation, int point, const std::string& zero)
{
    Expression filled = expression;
    for (ExprNode& node : filled.nodes)
        if (!zero.empty() && node.op == ExprOp::Symbol && node.text == zero) {
            node.op = ExprOp::Number;
            node.number = Rational(0);
        }
    const auto values = exactValues(filled, SymbolPoint::at(point));
    const Value& left = values[relation.args[0]];
    const Value& right = values[relation.args[1]];
    return left && right ? *left - *right : std::nullopt;
}

/// True when the equation cannot hold where `symbol` is 0: its sides differ there by one number whatever the others are, or
/// have no value.
bool failsAtZero(const Expression& expression, const ExprNode& relation, const std::string& symbol)
{
    Value first;
    for (int point = 0; point < points; ++point) {
        const Value value = differenceAt(expression, relation, point, symbol);
        if (value && (value->sign() == 0 || (first && !(*first == *value))))
            return false;
        first = value ? value : first;
    }
    return true;
}

} // namespace

bool sameUpToMonomial(const ComparedSide& gold, const ExprNode& a, const ComparedSide& pred, const ExprNode& b)
{
    const std::vector<std::string> symbols = symbolsOf(gold.expression(), pred.expression());
    if (symbols.empty() || symbols.size() > mostSymbols)
        return false;
    std::array<Value, points> quotients;
    for (int point = 0; point < points; ++point) {
        const Value f = differenceAt(gold.expression(), a, point, {});
        const Value h = differenceAt(pred.expression(), b, point, {});
        Value& quotient = quotients[static_cast<std::size_t>(point)];
        quotient = f && h ? *f / *h : std::nullopt;
        if (!quotient || quotient->sign() == 0)
            return false;
    }
    std::array<int, mostSymbols> powers{};
    powers.fill(-highest);
    for (;;) { // all powers of all symbols
        Value factor;
        bool constant = true;
        for (int point = 0; point < points && constant; ++point) {
            Value rest = quotients[static_cast<std::size_t>(point)];
            for (std::size_t i = 0; i < symbols.size() && rest; ++i) {
                const Value power = symbolValue(symbols[i], SymbolPoint::at(point))->power(powers[i]);
                rest = power ? *rest / *power : std::nullopt;
            }
            constant = rest && (!factor || *factor == *rest);
            factor = rest;
        }
        if (constant) {
            for (std::size_t i = 0; i < symbols.size(); ++i)
                if (powers[i] != 0 && !(failsAtZero(gold.expression(), a, symbols[i]) && failsAtZero(pred.expression(), b, symbols[i])))
                    return false;
            return true;
        }
        std::size_t i = 0;
        while (i < symbols.size() && ++powers[i] > highest)
            powers[i++] = -highest;
        if (i == symbols.size())
            return false;
    }
}

} // namespace core
