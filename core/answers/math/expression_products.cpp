#include "core/answers/math/expression_parser.h"

namespace core {

ExpressionParser::Id ExpressionParser::product()
{
    const Id first = unary();
    return first ? productRest(*first) : std::nullopt;
}

ExpressionParser::Id ExpressionParser::productRest(ExprId start)
{
    Id left = start;
    while (left && m_at < m_tokens.size()) {
        const TokenKind kind = token().kind;
        if (kind == K::Times || kind == K::Divide || kind == K::Mod) {
            ++m_at;
            Id right = unary();
            if (kind == K::Divide && right && m_mode == ParseMode::Arithmetic)
                right = powerOfTen(*right);
            const ExprOp op = kind == K::Times ? ExprOp::Multiply : kind == K::Divide ? ExprOp::Divide : ExprOp::Modulo;
            left = right ? Id(add(op, {*left, *right})) : std::nullopt;
        } else if (m_mode == ParseMode::Answer && unitAhead()) {
            takeUnit();
        } else if (const Id mixed = mixedNumber(*left)) {
            left = is(K::Percent) || is(K::Degree) ? postfix(*mixed) : mixed;
        } else if (startsFactor()) {
            const Id right = power();
            left = right ? Id(add(ExprOp::Multiply, {*left, *right})) : std::nullopt;
        } else {
            break;
        }
    }
    return left;
}

/// "/ 1.85 × 10^-5" divides by all of it: a decimal and its power of ten are one number.
ExpressionParser::Id ExpressionParser::powerOfTen(ExprId mantissa)
{
    const ExprNode& node = m_out.nodes[mantissa];
    const bool literal = node.op == ExprOp::Number && node.decimal && is(K::Times) && token(1).kind == K::Number && token(1).text == "10" &&
                         (token(2).kind == K::Power || token(2).kind == K::Superscript);
    if (!literal)
        return mantissa;
    ++m_at;
    const Id ten = power();
    return ten ? Id(add(ExprOp::Multiply, {mantissa, *ten})) : std::nullopt;
}

ExpressionParser::Id ExpressionParser::unary()
{
    if (m_depth > deepest)
        return std::nullopt;
    ++m_depth;
    Id out;
    if (take(K::Minus)) {
        Id value = unary();
        if (const Id mixed = value ? mixedNumber(*value) : std::nullopt)
            value = mixed;
        out = value ? Id(add(ExprOp::Negate, {*value})) : std::nullopt;
    } else if (take(K::Plus)) {
        out = unary();
    } else {
        out = power();
    }
    --m_depth;
    return out;
}

ExpressionParser::Id ExpressionParser::power()
{
    const Id base = primary();
    if (!base)
        return std::nullopt;
    const Id value = postfix(*base);
    if (!value || !take(K::Power))
        return value;
    if (take(K::Degree)) { // 90^\circ
        const ExprId degrees = add(ExprOp::Degree, {*value});
        return postfix(degrees);
    }
    if (is(K::GroupOpen) && token(1).kind == K::Degree && token(2).kind == K::GroupClose) {
        m_at += 3;
        return postfix(add(ExprOp::Degree, {*value}));
    }
    const Id exponent = unary();
    return exponent ? postfix(add(ExprOp::Power, {*value, *exponent})) : std::nullopt;
}

ExpressionParser::Id ExpressionParser::postfix(ExprId start)
{
    ExprId value = start;
    while (m_at < m_tokens.size()) {
        if (is(K::Factorial) && token(1).kind == K::Factorial && m_at + 1 < m_tokens.size() && !token(1).spaceBefore) {
            m_at += 2; // 5!! = 5 3 1
            if (is(K::Factorial))
                return std::nullopt;
            value = add(ExprOp::Function, {value}, "double factorial");
        } else if (take(K::Factorial)) {
            value = add(ExprOp::Factorial, {value});
        } else if (take(K::Percent)) {
            value = add(ExprOp::Percent, {value});
        } else if (take(K::Degree)) {
            value = add(ExprOp::Degree, {value});
        } else if (is(K::Superscript)) {
            const std::string_view digits = token().text;
            ++m_at;
            const bool negative = digits.front() == '-';
            const auto exponent = Rational::fromDecimal(digits.substr(negative ? 1 : 0));
            if (!exponent)
                return std::nullopt;
            ExprNode number;
            number.number = negative ? exponent->negated() : *exponent;
            const ExprId power = add(std::move(number));
            value = add(ExprOp::Power, {value, power});
        } else {
            break;
        }
    }
    return value;
}

} // namespace core
