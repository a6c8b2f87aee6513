#include "core/answers/math/arithmetic_side.h"

#include "core/answers/math/evaluate.h"
#include "core/answers/math/expression.h"
#include "core/answers/math/expression_words.h"
#include "core/answers/math/plain_arithmetic.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace core {

namespace {

using K = TokenKind;

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

/// True for the e of e^{-0.35}, at `at`; one with another exponent has no value.
bool mayBeEuler(std::span<const Token> tokens, std::size_t at)
{
    const auto kindAt = [tokens](std::size_t i) { return i < tokens.size() ? tokens[i].kind : K::LineEnd; };
    std::size_t exponent = at + 2;
    for (K kind = kindAt(exponent); kind == K::Minus || kind == K::Plus || kind == K::GroupOpen || kind == K::ParenOpen || kind == K::SquareOpen; kind = kindAt(exponent))
        ++exponent;
    return kindAt(at + 1) == K::Power && kindAt(exponent) == K::Number;
}

/// False when `tokens` cannot have one value: "5 ± 2", "1 + e".
bool mayHaveValue(std::span<const Token> tokens)
{
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (token.kind == K::PlusMinus || token.kind == K::MinusPlus || (token.kind == K::Word && token.text == "e" && !mayBeEuler(tokens, i)))
            return false;
    }
    return true;
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

/// One unit in the last place that a literal shows.
long double lastPlaceOf(const ExprNode& number) { return tenPower(lastExponentOf(number.text)); }

std::optional<long double> realValue(const Expression& expression, const std::vector<std::optional<Rational>>& exact)
{
    const auto values = approximateValues(expression, SymbolPoint::none(), exact);
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
        side.subtracts = side.subtracts || (node.op == ExprOp::Function && node.text == "ln"); // people leave its sign out
        side.subtracts = side.subtracts || (node.op == ExprOp::Add && std::any_of(node.args.begin(), node.args.end(), [&expression](ExprId id) { return expression[id].op == ExprOp::Negate; }));
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

/// The calculation that `tokens` write, its functions named as they are read; nothing where it has no value in that reading.
std::optional<Expression> readCalculation(std::span<const Token> tokens, FunctionReading reading)
{
    auto expression = mayHaveValue(tokens) ? parseExpression(tokens, ParseMode::Arithmetic) : std::nullopt;
    const Needs needs = expression ? needsOf(*expression) : Needs{false};
    const bool told = reading != FunctionReading::Plain;
    if (!needs.value || ((needs.base || needs.angle) && !told))
        return std::nullopt;
    if (needs.base || needs.angle)
        readFunctions(*expression, reading);
    return expression;
}

} // namespace

std::optional<ArithmeticSide> evaluateSide(std::span<const Token> tokens, FunctionReading reading)
{
    if (tokens.empty() || tokens.size() > mostTokens)
        return std::nullopt;
    auto plain = plainArithmetic(tokens);
    return plain ? plain : evaluateParsed(tokens, reading);
}

std::optional<ArithmeticSide> evaluateParsed(std::span<const Token> tokens, FunctionReading reading)
{
    const auto expression = readCalculation(tokens, reading);
    if (!expression)
        return std::nullopt;
    ArithmeticSide side;
    const auto exact = exactValues(*expression, SymbolPoint::none());
    side.exact = exact[expression->root];
    const auto value = side.exact ? std::optional(side.exact->toReal()) : realValue(*expression, exact);
    if (!value || !std::isfinite(*value))
        return std::nullopt;
    side.value = *value;
    describe(*expression, side);
    side.subtracts = side.subtracts || tokens.front().kind == K::Minus;
    if (side.decimals && side.calculates)
        side.inexact = std::make_shared<const std::vector<Token>>(tokens.begin(), tokens.end());
    side.reading = reading;
    return side;
}

namespace {

/// True for "0.5", "2.25", "12.75".
bool endsInQuarter(std::string_view decimal)
{
    const std::string_view places = decimal.substr(std::min(decimal.find('.') + 1, decimal.size()));
    return places == "5" || places == "25" || places == "75";
}

} // namespace

long double ArithmeticSide::slack(GrowthBase base) const
{
    const auto expression = inexact ? readCalculation(*inexact, reading) : std::nullopt;
    if (!expression)
        return 0;
    const std::vector<ExprNode>& nodes = expression->nodes;
    long double sum = 0;
    std::size_t moved = 0;
    std::vector<bool> rates(nodes.size()); // bases of whole powers from 3 on
    for (const ExprNode& node : nodes)
        if (node.op == ExprOp::Power && !(nodes[node.args[1]].number < Rational(3)) && nodes[node.args[1]].op == ExprOp::Number)
            rates[node.args[0]] = true;
    Expression nudged = *expression;
    for (std::size_t i = 0; i < nodes.size() && moved < mostDecimals; ++i) {
        const ExprNode& node = nodes[i];
        if (node.op != ExprOp::Number || !node.decimal || ((rates[i] || endsInQuarter(node.text)) && base == GrowthBase::Exact))
            continue;
        const auto last = Rational(10).power(lastExponentOf(node.text));
        const auto step = last ? *last / Rational(2) : last;
        const auto number = step ? node.number + *step : step;
        if (!number)
            continue;
        nudged.nodes[i].number = *number;
        const auto other = realValue(nudged, exactValues(nudged, SymbolPoint::none()));
        nudged.nodes[i].number = node.number;
        sum += other ? std::abs(*other - value) : 0;
        ++moved;
    }
    return sum;
}

} // namespace core
