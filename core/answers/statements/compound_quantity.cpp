#include "core/answers/statements/compound_quantity.h"

#include "core/answers/math/expression_words.h"
#include "core/answers/math/unit_sizes.h"

#include <string>

namespace core {

namespace {

Expression numberAlone(const Rational& value)
{
    Expression out;
    ExprNode number;
    number.number = value;
    out.nodes.push_back(std::move(number));
    return out;
}

/// "60^\circ 30'" and "60°30'15''" in degrees.
std::optional<Expression> degreesAndMinutes(std::span<const Token> tokens)
{
    using K = TokenKind;
    std::size_t at = 0;
    const auto take = [&](K kind) {
        const bool there = at < tokens.size() && tokens[at].kind == kind;
        at += there ? 1U : 0U;
        return there;
    };
    Rational total;
    std::int64_t part = 1;
    for (int piece = 0; piece < 3 && at < tokens.size(); ++piece, part *= 60) {
        const auto value = tokens[at].kind == K::Number ? Rational::fromDecimal(tokens[at].text) : std::nullopt;
        ++at;
        const auto share = value ? *value / Rational(part) : value;
        const auto sum = share ? total + *share : share;
        if (!sum)
            return std::nullopt;
        total = *sum;
        const bool power = take(K::Power);
        const bool group = power && take(K::GroupOpen);
        const bool marked = piece == 0 ? take(K::Degree) : piece == 1 ? take(K::Prime) : take(K::Prime) && take(K::Prime);
        if (!marked || (group && !take(K::GroupClose)))
            return std::nullopt;
    }
    if (at < tokens.size() || part < 3600)
        return std::nullopt;
    Expression out = numberAlone(total);
    ExprNode degrees;
    degrees.op = ExprOp::Degree;
    degrees.args = {0};
    out.nodes.push_back(std::move(degrees));
    out.root = 1;
    return out;
}

} // namespace

std::optional<Expression> compoundQuantity(std::span<const Token> tokens)
{
    if (tokens.size() >= 4 && tokens[0].kind == TokenKind::Number && (tokens[1].kind == TokenKind::Degree || tokens[1].kind == TokenKind::Power))
        return degreesAndMinutes(tokens);
    if (tokens.size() < 4 || tokens.size() > 9 || tokens[0].kind != TokenKind::Number)
        return std::nullopt;
    Rational total;
    std::string unit;
    int pieces = 0;
    for (std::size_t at = 0; at < tokens.size();) {
        const bool joined = pieces > 0 && (tokens[at].kind == TokenKind::Comma || plainUnit(tokens[at].text) == "and");
        at += joined ? 1U : 0U;
        if (at + 1 >= tokens.size() || tokens[at].kind != TokenKind::Number || (tokens[at + 1].kind != TokenKind::Word && tokens[at + 1].kind != TokenKind::Text))
            return std::nullopt;
        const std::string next = plainUnit(tokens[at + 1].text);
        const auto value = Rational::fromDecimal(tokens[at].text);
        const auto ratio = pieces == 0 ? std::optional(Rational(1)) : unitRatio(unit, next);
        const auto before = ratio ? total * *ratio : ratio;
        const auto sum = before && value ? *before + *value : std::nullopt;
        if (!sum || (pieces > 0 && *ratio <= Rational(1)))
            return std::nullopt;
        total = *sum;
        unit = next;
        ++pieces;
        at += 2;
    }
    if (pieces < 2)
        return std::nullopt;
    Expression out = numberAlone(total);
    out.unit = unit;
    return out;
}

} // namespace core
