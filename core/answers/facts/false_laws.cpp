#include "core/answers/facts/false_laws.h"

#include "core/answers/math/evaluate.h"

#include <algorithm>
#include <vector>

namespace core {

namespace {

using Value = std::optional<Rational>;
using Values = std::vector<Value>;

constexpr int points = 4;

const ExprNode* rootOf(const SymbolicSide& side) { return &side.expression.top(); }

/// The exponent of a power when it is a whole number from 2 to 9; else 0.
std::int64_t exponentOf(const SymbolicSide& side, const ExprNode& node)
{
    constexpr std::int64_t most = 9;
    if (node.op != ExprOp::Power)
        return 0;
    const ExprNode& exponent = side.expression[node.args[1]];
    const auto value = exponent.op == ExprOp::Number ? exponent.number.toInt() : std::nullopt;
    return value && *value >= 2 && *value <= most ? *value : 0;
}

/// The terms of a sum, each with its sign.
struct Term
{
    ExprId id = 0;
    bool negative = false;
};

std::vector<Term> termsOf(const Expression& expression, ExprId sum)
{
    std::vector<Term> terms;
    std::vector<Term> open{{sum, false}};
    while (!open.empty()) {
        const Term term = open.back();
        open.pop_back();
        const ExprNode& node = expression[term.id];
        if (node.op == ExprOp::Add)
            for (const ExprId part : node.args)
                open.push_back({part, term.negative});
        else if (node.op == ExprOp::Negate)
            open.push_back({node.args[0], !term.negative});
        else
            terms.push_back(term);
    }
    return terms;
}

/// What a sum to a power would be if each term were raised alone; the signs as they are, or all positive.
Value raisedAlone(const std::vector<Term>& terms, const Values& values, std::int64_t exponent, bool keepSigns)
{
    Value sum = Rational(0);
    for (const Term& term : terms) {
        const Value power = values[term.id] ? values[term.id]->power(exponent) : std::nullopt;
        if (!sum || !power)
            return std::nullopt;
        sum = keepSigns && term.negative ? *sum - *power : *sum + *power;
    }
    return sum;
}

/// "(a - b)^2 = a^2 - b^2".
bool raisesTermsAlone(const Equation& equation)
{
    const ExprNode& root = *rootOf(equation.left);
    const std::int64_t exponent = exponentOf(equation.left, root);
    if (exponent == 0 || equation.left.expression[root.args[0]].op != ExprOp::Add || rootOf(equation.right)->op != ExprOp::Add)
        return false;
    const std::vector<Term> terms = termsOf(equation.left.expression, root.args[0]);
    bool signs = true;
    bool positive = true;
    for (int point = 0; point < points; ++point) {
        const Values values = exactValues(equation.left.expression, SymbolPoint::at(point));
        const Value right = equation.right.at(SymbolPoint::at(point));
        const auto is = [&](bool keepSigns) {
            const Value alone = raisedAlone(terms, values, exponent, keepSigns);
            return right && alone && *right == *alone;
        };
        signs = signs && is(true);
        positive = positive && is(false);
    }
    return signs || positive;
}

/// "(2x)^3 = 6x^3": the power of a product, and the same symbols with another number.
bool raisesFactorWrongly(const Equation& equation)
{
    const ExprNode& root = *rootOf(equation.left);
    const ExprOp base = exponentOf(equation.left, root) > 0 ? equation.left.expression[root.args[0]].op : ExprOp::Number;
    if (base != ExprOp::Multiply && base != ExprOp::Divide)
        return false;
    Value ratio;
    for (int point = 0; point < points; ++point) {
        const Value a = equation.left.at(SymbolPoint::at(point));
        const Value b = equation.right.at(SymbolPoint::at(point));
        const Value here = a && b ? *a / *b : std::nullopt;
        if (!here || (ratio && !(*ratio == *here)))
            return false;
        ratio = here;
    }
    return ratio && !(*ratio == Rational(1));
}

/// True where a side is made of powers of its one symbol alone.
bool isOfPowers(const SymbolicSide& side)
{
    return side.symbols.size() == 1 && std::all_of(side.expression.nodes.begin(), side.expression.nodes.end(), [](const ExprNode& node) {
        return node.op == ExprOp::Multiply || node.op == ExprOp::Power || node.op == ExprOp::Symbol || (node.op == ExprOp::Number && node.number.isInteger() && Rational(1) < node.number);
    });
}

/// "x^2 * x^3 = x^6", "(x^2)^3 = x^5".
bool addsExponentsWrongly(const Equation& equation)
{
    const ExprNode& root = *rootOf(equation.left);
    const ExprNode& right = *rootOf(equation.right);
    const auto isPower = [](const SymbolicSide& side, ExprId id) { return exponentOf(side, side.expression[id]) > 0 || side.expression[id].op == ExprOp::Symbol; };
    const bool product = root.op == ExprOp::Multiply && std::all_of(root.args.begin(), root.args.end(), [&](ExprId id) { return isPower(equation.left, id); });
    const bool tower = exponentOf(equation.left, root) > 0 && equation.left.expression[root.args[0]].op == ExprOp::Power;
    return (product || tower) && right.op == ExprOp::Power && equation.right.expression[right.args[0]].op == ExprOp::Symbol && isOfPowers(equation.left) && isOfPowers(equation.right);
}

/// True for a product or power with a sum in it: "3(x + 2)", "(x + 1)^2".
bool isProductOfSums(const SymbolicSide& side)
{
    const ExprNode* node = rootOf(side);
    node = node->op == ExprOp::Negate ? &side.expression[node->args[0]] : node;
    const bool product = node->op == ExprOp::Multiply || exponentOf(side, *node) > 0;
    const auto isSum = [&](ExprId id) { return side.expression[id].op == ExprOp::Add || (side.expression[id].op == ExprOp::Power && side.expression[side.expression[id].args[0]].op == ExprOp::Add); };
    return product && std::any_of(node->args.begin(), node->args.end(), isSum);
}

/// True for a sum without brackets, two terms at least: "x^2 + 3x + 9".
bool isExpanded(const SymbolicSide& side)
{
    if (rootOf(side)->op != ExprOp::Add)
        return false;
    const std::vector<Term> terms = termsOf(side.expression, side.expression.root);
    const auto isSimple = [&](const ExprNode& node) {
        return (node.op != ExprOp::Multiply && node.op != ExprOp::Power) || std::none_of(node.args.begin(), node.args.end(), [&](ExprId id) { return side.expression[id].op == ExprOp::Add; });
    };
    return terms.size() > 1 && std::all_of(side.expression.nodes.begin(), side.expression.nodes.end(), isSimple);
}

/// "(x + 3)^2 = x^2 + 3x + 9", "2(a + b) = 2a + b": expanded or factored with one wrong term.
bool isExpandedWrongly(const Equation& equation)
{
    const bool shaped = (isProductOfSums(equation.left) && isExpanded(equation.right)) || (isExpanded(equation.left) && isProductOfSums(equation.right));
    return shaped && differsByOneTerm(equation);
}

} // namespace

bool isFactoredWrongly(const Equation& equation)
{
    const bool shaped = (isProductOfSums(equation.left) && isExpanded(equation.right)) || (isExpanded(equation.left) && isProductOfSums(equation.right));
    return shaped && equation.left.symbols.size() == 1;
}

bool isFalseLaw(const Equation& equation) { return raisesTermsAlone(equation) || raisesFactorWrongly(equation) || addsExponentsWrongly(equation) || isExpandedWrongly(equation); }

} // namespace core
