#include "core/answers/math/evaluate.h"

#include <ginac/ginac.h>

#include <cmath>
#include <mutex>
#include <string_view>

namespace core {

namespace {

constexpr long workingDigits = 70;
constexpr std::size_t mostNodes = 2000;

/// GiNaC counts references without locks and keeps its precision in a global, so that one thread at a time may use it.
std::mutex& ginacLock()
{
    static std::mutex lock;
    return lock;
}

using Value = std::optional<GiNaC::numeric>;

GiNaC::numeric toNumeric(const Rational& value)
{
    const GiNaC::numeric exact(value.toString().c_str());
    return exact;
}

Value number(const GiNaC::ex& expression)
{
    const GiNaC::ex value = expression.evalf();
    return GiNaC::is_a<GiNaC::numeric>(value) ? Value(GiNaC::ex_to<GiNaC::numeric>(value)) : std::nullopt;
}

GiNaC::numeric asFloat(const GiNaC::numeric& value) { return GiNaC::ex_to<GiNaC::numeric>(value.evalf()); }

Value power(const GiNaC::numeric& base, const GiNaC::numeric& exponent)
{
    if (base.is_zero())
        return exponent.is_positive() ? Value(base) : std::nullopt;
    if (abs(exponent) > GiNaC::numeric(100'000))
        return std::nullopt;
    if (base.is_real() && base.is_negative() && exponent.is_rational() && !exponent.is_integer() && exponent.denom().is_odd() && exponent.denom() < GiNaC::numeric(10)) {
        const Value size = number(GiNaC::pow(asFloat(-base), exponent)); // the real root
        return size && exponent.numer().is_odd() ? Value(-*size) : size;
    }
    return number(GiNaC::pow(asFloat(base), exponent));
}

Value call(std::string_view name, const std::vector<GiNaC::numeric>& args)
{
    const GiNaC::numeric x = asFloat(args[0]);
    if (name == "sqrt" && args.size() == 1) return number(GiNaC::sqrt(x));
    if (name == "sqrt" && x.is_real() && x.is_negative() && args[1].is_odd())
        return number(-GiNaC::pow(-x, args[1].inverse()));
    if (name == "sqrt") return args[1].is_zero() ? std::nullopt : number(GiNaC::pow(x, args[1].inverse()));
    if (name == "sin") return number(GiNaC::sin(x));
    if (name == "cos") return number(GiNaC::cos(x));
    if (name == "tan") return number(GiNaC::tan(x));
    if (name == "cot") return number(GiNaC::numeric(1) / GiNaC::tan(x));
    if (name == "sec") return number(GiNaC::numeric(1) / GiNaC::cos(x));
    if (name == "csc") return number(GiNaC::numeric(1) / GiNaC::sin(x));
    if (name == "arcsin" || name == "asin") return number(GiNaC::asin(x));
    if (name == "arccos" || name == "acos") return number(GiNaC::acos(x));
    if (name == "arctan" || name == "atan") return number(GiNaC::atan(x));
    if (name == "sinh") return number(GiNaC::sinh(x));
    if (name == "cosh") return number(GiNaC::cosh(x));
    if (name == "tanh") return number(GiNaC::tanh(x));
    if (name == "exp") return abs(x) > GiNaC::numeric(100'000) ? std::nullopt : number(GiNaC::exp(x));
    if (x.is_zero()) return std::nullopt;
    if (name == "ln" || (name == "log" && args.size() == 1)) return number(GiNaC::log(x));
    if (name == "lg") return number(GiNaC::log(x) / GiNaC::log(GiNaC::numeric(10)));
    if (name == logOfAnyBase) return number(GiNaC::log(x) / GiNaC::log(GiNaC::numeric(anyBase)));
    if (name == "log") return number(GiNaC::log(x) / GiNaC::log(asFloat(args[1])));
    return std::nullopt;
}

/// Floor or ceiling where a double tells it for certain.
Value whole(const GiNaC::numeric& value, ExprOp op)
{
    const double x = value.is_real() ? value.to_double() : 1e300;
    if (std::abs(x) > 1e12 || std::abs(x - std::round(x)) < 1e-3)
        return std::nullopt;
    return GiNaC::numeric(static_cast<long>(op == ExprOp::Floor ? std::floor(x) : std::ceil(x)));
}

Value combine(const ExprNode& node, const std::vector<GiNaC::numeric>& args)
{
    switch (node.op) {
    case ExprOp::Negate: return -args[0];
    case ExprOp::Add: return args[0] + args[1];
    case ExprOp::Multiply: return args[0] * args[1];
    case ExprOp::Divide:
    case ExprOp::Ratio: return args[1].is_zero() ? std::nullopt : Value(args[0] / args[1]);
    case ExprOp::Power: return power(args[0], args[1]);
    case ExprOp::Percent: return args[0] / GiNaC::numeric(100);
    case ExprOp::Degree: return number(asFloat(args[0]) * GiNaC::Pi / GiNaC::numeric(180));
    case ExprOp::Absolute: return abs(args[0]);
    case ExprOp::Floor:
    case ExprOp::Ceiling: return whole(args[0], node.op);
    case ExprOp::Function: return call(node.text, args);
    default: return std::nullopt;
    }
}

Value valueOf(const Expression& expression, ExprId id, SymbolPoint point)
{
    const auto exact = exactValues(expression, point);
    std::vector<Value> values(id + 1U);
    for (std::size_t i = 0; i <= id; ++i) {
        const ExprNode& node = expression.nodes[i];
        if (exact[i]) {
            values[i] = exact[i]->bits() < 4000 ? toNumeric(*exact[i]) : asFloat(toNumeric(*exact[i]));
        } else if (node.op == ExprOp::Symbol) {
            if (node.text == "pi")
                values[i] = number(GiNaC::Pi);
            else if (node.text == "e")
                values[i] = number(GiNaC::exp(GiNaC::numeric(1)));
            else if (node.text == "i")
                values[i] = GiNaC::ex_to<GiNaC::numeric>(GiNaC::I);
        } else if (!node.args.empty()) {
            std::vector<GiNaC::numeric> args;
            for (const ExprId arg : node.args)
                if (values[arg])
                    args.push_back(*values[arg]);
            if (args.size() == node.args.size())
                values[i] = combine(node, args);
        }
    }
    return values[id];
}

} // namespace

std::optional<bool> agreeInManyDigits(const Expression& a, ExprId aId, const Expression& b, ExprId bId, int first, int points)
{
    if (aId + std::size_t{bId} > mostNodes)
        return std::nullopt;
    const std::lock_guard lock(ginacLock());
    try {
        GiNaC::Digits = workingDigits;
        int compared = 0;
        for (int point = first; point < first + points; ++point) {
            const Value left = valueOf(a, aId, SymbolPoint::at(point));
            const Value right = valueOf(b, bId, SymbolPoint::at(point));
            if (!left || !right)
                continue;
            ++compared;
            const GiNaC::numeric size = abs(asFloat(*left)) + abs(asFloat(*right));
            const GiNaC::numeric gap = abs(asFloat(*left - *right));
            const GiNaC::numeric tolerance = GiNaC::ex_to<GiNaC::numeric>(GiNaC::pow(GiNaC::numeric(10), -50).evalf());
            if (gap > tolerance * (size + GiNaC::numeric(1)))
                return false;
        }
        return compared > 0 ? std::optional(true) : std::nullopt;
    } catch (const std::exception&) {
        return std::nullopt; // overflow, a pole: undecided
    }
}

} // namespace core
