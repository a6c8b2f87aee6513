#include "core/answers/plain_arithmetic.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

using K = TokenKind;
using Value = std::optional<Rational>;

bool hasPoint(const Token& number) { return number.scientific || number.text.find('.') != std::string_view::npos; }

std::optional<ArithmeticSide> literal(const Token& number)
{
    const std::string_view text = number.text;
    ArithmeticSide side;
    side.exact = Rational::fromDecimal(text);
    if (!side.exact)
        return std::nullopt;
    side.value = side.exact->toReal();
    if (!std::isfinite(side.value))
        return std::nullopt;
    side.decimals = hasPoint(number);
    const std::size_t point = text.find('.');
    side.places = point == std::string_view::npos ? 0U : static_cast<unsigned>(text.size() - point - 1);
    int exponent = -static_cast<int>(side.places);
    for (std::size_t i = text.size(); side.places == 0 && i-- > 1 && text[i] == '0';)
        ++exponent;
    side.lastPlace = std::pow(10.0L, static_cast<long double>(exponent));
    return side;
}

bool isSign(K kind) { return kind == K::Plus || kind == K::Minus || kind == K::Times || kind == K::Divide; }

/// Numbers in turn with signs.
bool isPlain(std::span<const Token> tokens)
{
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (i % 2 == 0 ? tokens[i].kind != K::Number || hasPoint(tokens[i]) : !isSign(tokens[i].kind))
            return false;
    return tokens.size() % 2 == 1;
}

} // namespace

std::optional<ArithmeticSide> plainArithmetic(std::span<const Token> tokens)
{
    constexpr std::size_t most = 61;
    if (tokens.size() == 1 && tokens.front().kind == K::Number)
        return literal(tokens.front());
    if (tokens.empty() || tokens.size() > most || !isPlain(tokens))
        return std::nullopt;
    ArithmeticSide side;
    Value sum(0);
    Value term = Rational::fromDecimal(tokens.front().text);
    for (std::size_t i = 1; sum && term && i < tokens.size(); i += 2) {
        const K sign = tokens[i].kind;
        const Value number = Rational::fromDecimal(tokens[i + 1].text);
        side.divides = side.divides || sign == K::Divide;
        if (!number)
            return std::nullopt;
        if (sign == K::Times || sign == K::Divide) {
            term = sign == K::Times ? *term * *number : *term / *number;
            continue;
        }
        sum = *sum + *term;
        term = sign == K::Minus ? number->negated() : *number;
    }
    side.exact = sum && term ? *sum + *term : Value();
    if (!side.exact)
        return std::nullopt;
    side.value = side.exact->toReal();
    side.calculates = true;
    return std::isfinite(side.value) ? std::optional(side) : std::nullopt;
}

} // namespace core
