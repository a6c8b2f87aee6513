#include "core/answers/math/evaluate.h"

#include <cmath>
#include <numbers>
#include <string_view>

namespace core {

namespace {

using Value = std::optional<Approximate>;

constexpr long double pi = std::numbers::pi_v<long double>;

bool isReal(const Approximate& z) { return z.imag() == 0; }

Value finite(const Approximate& z)
{
    return std::isfinite(z.real()) && std::isfinite(z.imag()) ? Value(z) : std::nullopt;
}

Approximate squareRoot(const Approximate& z)
{
    if (isReal(z) && z.real() >= 0)
        return std::sqrt(z.real());
    return isReal(z) ? Approximate(0, std::sqrt(-z.real())) : std::sqrt(z);
}

Value root(const Approximate& z, const Approximate& degree)
{
    if (!isReal(z) || !isReal(degree) || degree.real() == 0)
        return std::nullopt;
    const bool odd = std::fmod(degree.real(), 2.0L) == 1.0L;
    if (z.real() < 0 && odd)
        return Approximate(-std::pow(-z.real(), 1 / degree.real()));
    return z.real() < 0 ? std::nullopt : Value(Approximate(std::pow(z.real(), 1 / degree.real())));
}

Value power(const Approximate& base, const Approximate& exponent)
{
    if (base == Approximate(0))
        return exponent.real() > 0 ? Value(Approximate(0)) : std::nullopt;
    const bool whole = isReal(exponent) && exponent.real() == std::round(exponent.real());
    if (isReal(base) && isReal(exponent) && (base.real() > 0 || whole))
        return Approximate(std::pow(base.real(), exponent.real()));
    if (isReal(base) && isReal(exponent))
        for (const long double degree : {3.0L, 5.0L, 7.0L, 9.0L}) { // x^(1/3) is the real root, as \sqrt[3]{x} is
            const long double top = exponent.real() * degree;
            if (std::abs(top - std::round(top)) < 1e-12L)
                return Approximate((std::fmod(std::round(top), 2.0L) == 0 ? 1 : -1) * std::pow(-base.real(), exponent.real()));
        }
    return std::pow(base, exponent);
}

/// Functions of degrees: "sind", and "arctand" which gives them.
Value ofDegrees(std::string_view name, long double x)
{
    const long double radians = x * pi / 180;
    if (name == "sind") return Approximate(std::sin(radians));
    if (name == "cosd") return Approximate(std::cos(radians));
    if (name == "tand") return Approximate(std::tan(radians));
    if (name == "cotd") return Approximate(1 / std::tan(radians));
    if (name == "secd") return Approximate(1 / std::cos(radians));
    if (name == "cscd") return Approximate(1 / std::sin(radians));
    if (name == "arcsind" || name == "asind") return Approximate(std::asin(x) * 180 / pi);
    if (name == "arccosd" || name == "acosd") return Approximate(std::acos(x) * 180 / pi);
    if (name == "arctand" || name == "atand") return Approximate(std::atan(x) * 180 / pi);
    return std::nullopt;
}

Value ofReal(std::string_view name, long double x)
{
    if (name.size() > 3 && name.back() == 'd')
        return ofDegrees(name, x);
    if (name == "sin") return Approximate(std::sin(x));
    if (name == "cos") return Approximate(std::cos(x));
    if (name == "tan") return Approximate(std::tan(x));
    if (name == "cot") return Approximate(1 / std::tan(x));
    if (name == "sec") return Approximate(1 / std::cos(x));
    if (name == "csc") return Approximate(1 / std::sin(x));
    if (name == "arcsin" || name == "asin") return Approximate(std::asin(x));
    if (name == "arccos" || name == "acos") return Approximate(std::acos(x));
    if (name == "arctan" || name == "atan") return Approximate(std::atan(x));
    if (name == "sinh") return Approximate(std::sinh(x));
    if (name == "cosh") return Approximate(std::cosh(x));
    if (name == "tanh") return Approximate(std::tanh(x));
    if (name == "exp") return Approximate(std::exp(x));
    if (name == "floor") return Approximate(std::floor(x));
    if (name == "ceil") return Approximate(std::ceil(x));
    if (name == "abs") return Approximate(std::abs(x));
    if (name == "cbrt") return Approximate(std::cbrt(x));
    if (x <= 0) return std::nullopt;
    if (name == "ln") return Approximate(std::log(x));
    if (name == "lg") return Approximate(std::log10(x));
    if (name == logOfAnyBase) return Approximate(std::log(x) / std::log(static_cast<long double>(anyBase)));
    if (name == "lb") return Approximate(std::log2(x));
    return std::nullopt;
}

Value call(const ExprNode& node, const std::vector<Approximate>& args)
{
    const std::string_view name = node.text;
    const Approximate& z = args.front();
    if (name == "sqrt")
        return args.size() > 1 ? root(z, args[1]) : squareRoot(z);
    if (name == "exp")
        return std::exp(z);
    if (!isReal(z))
        return std::nullopt;
    if (name == "log") {
        const long double base = args.size() > 1 ? args[1].real() : std::numbers::e_v<long double>;
        return z.real() > 0 && base > 0 && base != 1 ? Value(Approximate(std::log(z.real()) / std::log(base))) : std::nullopt;
    }
    if ((name == "min" || name == "max") && args.size() > 1) {
        long double out = z.real();
        for (const Approximate& arg : args)
            out = name == "min" ? std::min(out, arg.real()) : std::max(out, arg.real());
        return Approximate(out);
    }
    return args.size() == 1 ? ofReal(name, z.real()) : std::nullopt;
}

Value combine(const ExprNode& node, const std::vector<Approximate>& args)
{
    switch (node.op) {
    case ExprOp::Negate: return -args[0];
    case ExprOp::Add: return args[0] + args[1];
    case ExprOp::Multiply: return args[0] * args[1];
    case ExprOp::Divide:
    case ExprOp::Ratio: return args[1] == Approximate(0) ? std::nullopt : Value(args[0] / args[1]);
    case ExprOp::Power: return power(args[0], args[1]);
    case ExprOp::Percent: return args[0] / 100.0L;
    case ExprOp::Degree: return args[0] * pi / 180.0L;
    case ExprOp::Absolute: return Approximate(std::abs(args[0]));
    case ExprOp::Floor: return isReal(args[0]) ? Value(std::floor(args[0].real())) : std::nullopt;
    case ExprOp::Ceiling: return isReal(args[0]) ? Value(std::ceil(args[0].real())) : std::nullopt;
    case ExprOp::Function: return call(node, args);
    default: return std::nullopt;
    }
}

Value ofSymbol(const std::string& name, SymbolPoint point)
{
    if (name == "pi")
        return Approximate(pi);
    if (name == "e")
        return Approximate(std::numbers::e_v<long double>);
    if (name == "i")
        return Approximate(0, 1);
    const auto value = symbolValue(name, point);
    return value ? Value(Approximate(value->toReal())) : std::nullopt;
}

} // namespace

std::vector<std::optional<Approximate>> approximateValues(const Expression& expression, SymbolPoint point)
{
    return approximateValues(expression, point, exactValues(expression, point));
}

std::vector<std::optional<Approximate>> approximateValues(const Expression& expression, SymbolPoint point, const std::vector<std::optional<Rational>>& exact)
{
    std::vector<Value> values(expression.nodes.size());
    std::vector<Approximate> args;
    for (std::size_t i = 0; i < expression.nodes.size(); ++i) {
        const ExprNode& node = expression.nodes[i];
        if (exact[i]) {
            values[i] = finite(Approximate(exact[i]->toReal()));
        } else if (node.op == ExprOp::Symbol) {
            values[i] = ofSymbol(node.text, point);
        } else if (!node.args.empty()) {
            args.clear();
            for (const ExprId arg : node.args)
                if (values[arg])
                    args.push_back(*values[arg]);
            const Value value = args.size() == node.args.size() ? combine(node, args) : std::nullopt;
            values[i] = value ? finite(*value) : std::nullopt;
        }
    }
    return values;
}

} // namespace core
