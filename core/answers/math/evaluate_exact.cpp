#include "core/answers/math/evaluate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string_view>

namespace core {

namespace {

using Value = std::optional<Rational>;

/// n (n - step) (n - 2 step) ...
Value factorial(const Rational& n, std::int64_t step)
{
    const auto top = n.toInt();
    if (!top || *top < 0 || *top > 2080)
        return std::nullopt;
    Value out = Rational(1);
    for (std::int64_t i = *top % step == 0 ? step : 1; out && i <= *top; i += step)
        out = *out * Rational(i);
    return out;
}

Value binomial(const Rational& n, const Rational& k)
{
    const auto top = n.toInt();
    auto bottom = k.toInt();
    if (!top || !bottom || *top < 0 || *bottom < 0 || *top > 5000)
        return std::nullopt;
    if (*bottom > *top)
        return Rational(0);
    bottom = std::min(*bottom, *top - *bottom);
    Value out = Rational(1);
    for (std::int64_t i = 1; out && i <= *bottom; ++i) {
        out = *out * Rational(*top - *bottom + i);
        out = out ? *out / Rational(i) : out;
    }
    return out;
}

Value modulo(const Rational& a, const Rational& m)
{
    if (!a.isInteger() || !m.isInteger() || m.sign() <= 0)
        return std::nullopt;
    const Value quotient = a / m;
    const Value whole = quotient ? quotient->floor() * m : quotient;
    return whole ? a - *whole : whole;
}

Value power(const Rational& base, const Rational& exponent)
{
    if (base.sign() == 0 && exponent.sign() <= 0)
        return std::nullopt;
    if (const auto whole = exponent.toInt())
        return base.power(*whole);
    const auto top = exponent.numerator().toInt();
    const auto degree = exponent.denominator().toInt();
    if (!top || !degree || *degree > 64 || base.sign() < 0)
        return std::nullopt;
    const Value root = base.root(static_cast<std::uint32_t>(*degree));
    return root ? root->power(*top) : root;
}

/// log of `value` to `base` where it is an integer.
Value logarithm(const Rational& value, const Rational& base)
{
    if (value.sign() <= 0 || base.sign() <= 0 || base == Rational(1))
        return std::nullopt;
    const long double guess = std::log(value.toReal()) / std::log(base.toReal());
    if (!std::isfinite(guess) || std::abs(guess) > 5000)
        return std::nullopt;
    const auto whole = static_cast<std::int64_t>(std::llround(guess));
    const Value back = base.power(whole);
    return back && *back == value ? Value(Rational(whole)) : std::nullopt;
}

Value gcd(Rational a, Rational b)
{
    if (!a.isInteger() || !b.isInteger())
        return std::nullopt;
    a = a.sign() < 0 ? a.negated() : a;
    b = b.sign() < 0 ? b.negated() : b;
    for (int round = 0; b.sign() != 0; ++round) {
        const Value rest = modulo(a, b);
        if (!rest || round > 30'000)
            return std::nullopt;
        a = b;
        b = *rest;
    }
    return a;
}

Value lcm(const Rational& a, const Rational& b)
{
    const Value common = gcd(a, b);
    const Value product = a * b;
    if (!common || !product || common->sign() == 0)
        return std::nullopt;
    const Value out = *product / *common;
    return out && out->sign() < 0 ? Value(out->negated()) : out;
}

Value call(std::string_view name, const std::vector<Rational>& args)
{
    const auto fold = [&args](const std::function<Value(const Rational&, const Rational&)>& step) {
        Value out = args.front();
        for (std::size_t i = 1; out && i < args.size(); ++i)
            out = step(*out, args[i]);
        return out;
    };
    const Rational& x = args.front();
    if (name == "sqrt") {
        const auto degree = args.size() > 1 ? args[1].toInt() : std::optional<std::int64_t>(2);
        return degree && *degree >= 2 && *degree <= 64 ? x.root(static_cast<std::uint32_t>(*degree)) : std::nullopt;
    }
    if (name == "gcd")
        return fold(gcd);
    if (name == "lcm")
        return fold(lcm);
    if (name == "min")
        return fold([](const Rational& a, const Rational& b) { return Value(b < a ? b : a); });
    if (name == "max")
        return fold([](const Rational& a, const Rational& b) { return Value(a < b ? b : a); });
    if (name == "double factorial")
        return factorial(x, 2);
    if (name == "floor")
        return x.floor();
    if (name == "ceil")
        return x.negated().floor().negated();
    if (name == "abs")
        return x.sign() < 0 ? x.negated() : x;
    if (name == "cbrt")
        return x.root(3);
    if (name == "log" && args.size() > 1)
        return logarithm(x, args[1]);
    if (name == "lg")
        return logarithm(x, Rational(10));
    if (name == "ln" || name == "log" || name == logOfAnyBase)
        return x == Rational(1) ? Value(Rational(0)) : std::nullopt;
    return std::nullopt;
}

/// "1011" in base 2.
Value inBase(const std::string& digits, const std::string& base)
{
    const auto b = Rational::fromDecimal(base);
    const auto radix = b ? b->toInt() : std::nullopt;
    if (!radix || *radix < 2 || *radix > 10 || digits.size() > 1000)
        return std::nullopt;
    Value out = Rational(0);
    for (const char c : digits) {
        if (c < '0' || c - '0' >= *radix || !out)
            return std::nullopt;
        out = *out * Rational(*radix);
        out = out ? *out + Rational(c - '0') : out;
    }
    return out;
}

/// The value of a node whose parts all have `values`.
Value combine(const Expression& expression, const ExprNode& node, const std::vector<Value>& values)
{
    const auto arg = [&](std::size_t i) -> const Rational& { return *values[node.args[i]]; };
    switch (node.op) {
    case ExprOp::Negate: return arg(0).negated();
    case ExprOp::Add: return arg(0) + arg(1);
    case ExprOp::Multiply: return arg(0) * arg(1);
    case ExprOp::Divide: return arg(0) / arg(1);
    case ExprOp::Ratio: return node.args.size() == 2 ? arg(0) / arg(1) : std::nullopt;
    case ExprOp::Power: return power(arg(0), arg(1));
    case ExprOp::Modulo: return modulo(arg(0), arg(1));
    case ExprOp::Factorial: return factorial(arg(0), 1);
    case ExprOp::Percent: return arg(0) / Rational(100);
    case ExprOp::Absolute: return arg(0).sign() < 0 ? arg(0).negated() : arg(0);
    case ExprOp::Floor: return arg(0).floor();
    case ExprOp::Ceiling: return arg(0).negated().floor().negated();
    case ExprOp::Binomial: return binomial(arg(0), arg(1));
    case ExprOp::Function: {
        std::vector<Rational> args;
        for (std::size_t i = 0; i < node.args.size(); ++i)
            args.push_back(arg(i));
        return call(node.text, args);
    }
    case ExprOp::Based: return inBase(expression[node.args[0]].text, node.text);
    default: return std::nullopt;
    }
}

constexpr int mostLargeFactorials = 60; ///< in one expression: each takes its time

bool isLargeFactorial(const ExprNode& node, const Rational& argument)
{
    return (node.op == ExprOp::Factorial || node.op == ExprOp::Binomial || (node.op == ExprOp::Function && node.text == "double factorial")) && Rational(60) < argument;
}

} // namespace

std::optional<Rational> symbolValue(std::string_view name, SymbolPoint point)
{
    if (point.number < 0 || name == "pi" || name == "e" || name == "i")
        return std::nullopt;
    std::uint64_t hash = 1469598103934665603ULL + static_cast<std::uint64_t>(point.number) * 7919;
    for (const char c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    hash ^= hash >> 29;
    if (point.number >= SymbolPoint::firstWhole)
        return Rational(static_cast<std::int64_t>(hash % 23) + 3);
    if (point.number >= SymbolPoint::firstWide) { // tens, hundreds, thousands; then fractions with mixed signs
        const int place = point.number - SymbolPoint::firstWide;
        constexpr std::array<std::int64_t, 3> sizes{30, 400, 5000};
        const std::int64_t size = sizes[static_cast<std::size_t>(place % 3)];
        const std::int64_t n = size + static_cast<std::int64_t>(hash % 997) * size / 300;
        if (place < 3)
            return Rational(n);
        return Rational((hash >> 7) % 2 == 1 ? -n : n) / Rational(7);
    }
    const auto n = static_cast<std::int64_t>(hash % 997) + 211;
    const auto d = static_cast<std::int64_t>((hash >> 13) % 89) + 401;
    // Point 0 is positive and point 1 negative, so that the root of x^2 is no x; the others are mixed.
    const bool negative = point.number == 1 || (point.number > 1 && (hash >> 7) % 2 == 1);
    return Rational(negative ? -n : n) / Rational(d);
}

std::vector<std::optional<Rational>> exactValues(const Expression& expression, SymbolPoint point)
{
    std::vector<Value> values(expression.nodes.size());
    int largeFactorials = 0;
    for (std::size_t i = 0; i < expression.nodes.size(); ++i) {
        const ExprNode& node = expression.nodes[i];
        if (node.op == ExprOp::Number) {
            values[i] = node.number;
        } else if (node.op == ExprOp::Symbol) {
            values[i] = symbolValue(node.text, point);
        } else if (!node.args.empty()) {
            const bool all = std::all_of(node.args.begin(), node.args.end(), [&values](ExprId arg) { return values[arg].has_value(); });
            largeFactorials += all && isLargeFactorial(node, *values[node.args[0]]) ? 1 : 0;
            if (all && largeFactorials <= mostLargeFactorials)
                values[i] = combine(expression, node, values);
        }
    }
    return values;
}

} // namespace core
