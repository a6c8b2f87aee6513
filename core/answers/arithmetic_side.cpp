#include "core/answers/arithmetic_side.h"

#include "core/answers/evaluate.h"
#include "core/answers/expression_words.h"
#include "core/answers/plain_arithmetic.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace core {

namespace {

constexpr std::size_t mostTokens = 400;
constexpr std::size_t mostDecimals = 40;

bool isTrigonometric(const std::string& name)
{
    return name == "sin" || name == "cos" || name == "tan" || name == "cot" || name == "sec" || name == "csc";
}

bool isInverse(const std::string& name) { return name.starts_with("arc") || name == "asin" || name == "acos" || name == "atan"; }

/// True for e^{-0.35}: with a whole exponent, e may be a symbol.
bool isEuler(const Expression& expression, const ExprNode& node)
{
    if (node.op != ExprOp::Power || expression[node.args[0]].op != ExprOp::Symbol || expression[node.args[0]].text != "e")
        return false;
    const ExprNode& exponent = expression[node.args[1]];
    return exponent.op == ExprOp::Number ? exponent.decimal : exponent.op == ExprOp::Negate && expression[exponent.args[0]].decimal;
}

/// What an expression needs to be told before it has a value.
struct Needs
{
    bool value = true; ///< false: it has none in any reading
    bool base = false;
    bool angle = false;
};

Needs needsOf(const Expression& expression)
{
    Needs needs;
    bool angle = false;
    bool trigonometric = false;
    std::size_t e = 0;
    for (const ExprNode& node : expression.nodes) {
        angle = angle || node.op == ExprOp::Degree || (node.op == ExprOp::Symbol && node.text == "pi");
        e += node.op == ExprOp::Symbol && node.text == "e" ? 1 : 0;
        e -= isEuler(expression, node) ? 1 : 0;
        if ((node.op == ExprOp::Symbol && node.text != "pi" && node.text != "e") || node.op == ExprOp::Text || node.op == ExprOp::Matrix ||
            node.op == ExprOp::Tuple || node.op == ExprOp::List || (node.op == ExprOp::Function && !isFunctionWord(node.text)))
            needs.value = false;
        if (node.op == ExprOp::Function) {
            needs.base = needs.base || node.text == "lg" || (node.text == "log" && node.args.size() < 2);
            trigonometric = trigonometric || isTrigonometric(node.text);
            needs.angle = needs.angle || isInverse(node.text);
        }
    }
    needs.value = needs.value && e == 0;
    needs.angle = needs.angle || (trigonometric && !angle);
    return needs;
}

bool inDegrees(FunctionReading reading) { return reading == FunctionReading::NaturalDegrees || reading == FunctionReading::CommonDegrees; }

/// Names functions as they are read: "sind" takes degrees, "lg" is base 10, "lb" base 2.
void readFunctions(Expression& expression, FunctionReading reading)
{
    for (ExprNode& node : expression.nodes) {
        if (node.op != ExprOp::Function)
            continue;
        if (inDegrees(reading) && (isTrigonometric(node.text) || isInverse(node.text)))
            node.text += "d";
        else if (node.text == "log" && node.args.size() < 2 && (reading == FunctionReading::CommonRadians || reading == FunctionReading::CommonDegrees))
            node.text = "lg";
        else if (node.text == "log" && node.args.size() < 2 && reading == FunctionReading::BinaryRadians)
            node.text = "lb";
    }
}

unsigned placesOf(const ExprNode& number)
{
    const std::size_t point = number.text.find('.');
    return point == std::string::npos ? 0U : static_cast<unsigned>(number.text.size() - point - 1);
}

/// The power of ten of the last place that a literal shows: -2 for 3.14, 3 for 5000.
int lastExponentOf(const ExprNode& number)
{
    if (const unsigned places = placesOf(number); places > 0)
        return -static_cast<int>(places);
    int zeros = 0;
    for (std::size_t i = number.text.size(); i-- > 1 && number.text[i] == '0';)
        ++zeros;
    return zeros;
}

/// One unit in the last place that a literal shows.
long double lastPlaceOf(const ExprNode& number) { return std::pow(10.0L, static_cast<long double>(lastExponentOf(number))); }

std::optional<long double> realValue(const Expression& expression)
{
    const auto values = approximateValues(expression, SymbolPoint::none());
    const auto& value = values[expression.root];
    return value && value->imag() == 0 ? std::optional(value->real()) : std::nullopt;
}

/// The mantissa of "2.26 \times 10^{-6}", which is one number; null for other expressions.
const ExprNode* mantissaOf(const Expression& expression)
{
    const ExprNode& root = expression.top();
    if (root.op != ExprOp::Multiply || expression[root.args[0]].op != ExprOp::Number || expression[root.args[1]].op != ExprOp::Power)
        return nullptr;
    const ExprNode& power = expression[root.args[1]];
    const ExprNode& exponent = expression[power.args[1]];
    const bool whole = exponent.op == ExprOp::Number || (exponent.op == ExprOp::Negate && expression[exponent.args[0]].op == ExprOp::Number);
    return whole && expression[power.args[0]].number == Rational(10) && expression[power.args[0]].op == ExprOp::Number ? &expression[root.args[0]] : nullptr;
}

void describe(const Expression& expression, ArithmeticSide& side)
{
    std::size_t literals = 0;
    const ExprNode* literal = nullptr;
    for (const ExprNode& node : expression.nodes) {
        side.divides = side.divides || node.op == ExprOp::Divide;
        if (node.op == ExprOp::Number) {
            ++literals;
            literal = &node;
            side.decimals = side.decimals || node.decimal;
            side.places = std::max(side.places, placesOf(node));
        } else if (node.op != ExprOp::Negate) {
            side.calculates = true;
        }
    }
    if (const ExprNode* mantissa = mantissaOf(expression); mantissa && mantissa->number.sign() != 0 && !mantissa->text.empty()) {
        side.calculates = false;
        side.decimals = true;
        side.lastPlace = lastPlaceOf(*mantissa) * std::abs(side.value / mantissa->number.toReal());
    }
    if (literals == 1 && !side.calculates && !literal->text.empty())
        side.lastPlace = lastPlaceOf(*literal);
}

} // namespace

std::optional<ArithmeticSide> evaluateSide(std::span<const Token> tokens, FunctionReading reading)
{
    if (tokens.empty() || tokens.size() > mostTokens)
        return std::nullopt;
    if (auto plain = plainArithmetic(tokens))
        return plain;
    auto expression = parseExpression(tokens, ParseMode::Arithmetic);
    const Needs needs = expression ? needsOf(*expression) : Needs{false};
    const bool told = reading != FunctionReading::Plain;
    if (!needs.value || ((needs.base || needs.angle) && !told))
        return std::nullopt;
    if (needs.base || needs.angle)
        readFunctions(*expression, reading);
    ArithmeticSide side;
    side.exact = exactValues(*expression, SymbolPoint::none())[expression->root];
    const auto value = side.exact ? std::optional(side.exact->toReal()) : realValue(*expression);
    if (!value || !std::isfinite(*value))
        return std::nullopt;
    side.value = *value;
    describe(*expression, side);
    if (side.decimals && side.calculates)
        side.inexact = std::make_shared<const Expression>(std::move(*expression));
    return side;
}

long double ArithmeticSide::slack(GrowthBase base) const
{
    long double sum = 0;
    std::size_t moved = 0;
    std::vector<bool> rates(inexact ? inexact->nodes.size() : 0); // bases of whole powers from 3 on
    for (std::size_t i = 0; i < rates.size(); ++i)
        if (const ExprNode& node = inexact->nodes[i]; node.op == ExprOp::Power && !(inexact->nodes[node.args[1]].number < Rational(3)) && inexact->nodes[node.args[1]].op == ExprOp::Number)
            rates[node.args[0]] = true;
    for (std::size_t i = 0; inexact && i < inexact->nodes.size() && moved < mostDecimals; ++i) {
        const ExprNode& node = inexact->nodes[i];
        if (node.op != ExprOp::Number || !node.decimal || (rates[i] && base == GrowthBase::Exact))
            continue;
        const auto last = Rational(10).power(lastExponentOf(node));
        const auto step = last ? *last / Rational(2) : last;
        const auto number = step ? node.number + *step : step;
        if (!number)
            continue;
        Expression nudged = *inexact;
        nudged.nodes[i].number = *number;
        const auto other = realValue(nudged);
        sum += other ? std::abs(*other - value) : 0;
        ++moved;
    }
    return sum;
}

} // namespace core
