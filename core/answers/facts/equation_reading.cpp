#include "core/answers/facts/equation_reading.h"

#include "core/answers/math/expression_words.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace core {

namespace {

using K = TokenKind;
using Value = std::optional<Rational>;

/// True when nothing behind a side can belong to it ("4" of "4pt").
bool endsHere(const FactText& text, const FactSide& side)
{
    const K kind = text.kindAt(side.end);
    if (side.end >= text.size() || isRelationToken(kind) || kind == K::Arrow || kind == K::LineEnd || kind == K::RowEnd || kind == K::Period || kind == K::Semicolon)
        return !isOperatorToken(text.kindAt(side.end + 1));
    const bool word = kind == K::Word && (text[side.end].text.size() > 2 || text.isWordAt(side.end, {"so", "by", "we", "is", "as", "in"})) && text[side.end].spaceBefore;
    const std::string_view sign = kind == K::Other ? text[side.end].span.in(text.text()) : std::string_view{}; // "3x = 21 得 x = 7"
    const bool other = kind == K::Word && text.isWordAt(side.end, {"or"}) && text.kindAt(side.end + 1) == K::Word && text.kindAt(side.end + 2) == K::Equal; // "x = 2 or x = 4"
    return word || other || sign == "得" || sign == "则" || sign == "故" || sign == "即" || (kind == K::Comma && text.kindAt(side.end + 1) != K::Number);
}

/// True when a root, another function, pi, e or i surely stands among `tokens`; with an index, a prime or a hat it may be part of a name.
bool isIrrational(std::span<const Token> tokens)
{
    bool found = false;
    for (const Token& token : tokens) {
        const bool root = token.kind == K::Command && token.text == "sqrt";
        if (token.kind == K::Subscript || token.kind == K::Prime || (token.kind == K::Command && !root && token.text != "frac"))
            return false;
        const bool word = token.kind == K::Word && (token.text.size() == 1 ? token.text[0] == 'e' || token.text[0] == 'i' : token.text == "pi" || isFunctionWord(token.text));
        found = found || word || root;
    }
    return found;
}

/// True when a side is another formula for other values: |x - 2|, floor(x), x mod 2.
bool isPiecewise(const SymbolicSide& side)
{
    return std::any_of(side.expression.nodes.begin(), side.expression.nodes.end(), [](const ExprNode& node) {
        return node.op == ExprOp::Absolute || node.op == ExprOp::Floor || node.op == ExprOp::Ceiling || node.op == ExprOp::Modulo;
    });
}

/// True when `ratio` is 1, 2, 4, ... 64.
bool isPowerOfTwo(const Rational& ratio)
{
    const auto whole = ratio.toInt();
    return whole && *whole > 0 && *whole <= 64 && (*whole & (*whole - 1)) == 0;
}

} // namespace

Value Equation::difference(SymbolPoint point) const
{
    const Value a = left.at(point);
    const Value b = right.at(point);
    return a && b ? *a - *b : std::nullopt;
}

Value Equation::difference(std::span<const Rational> values) const
{
    const Value a = left.with(values);
    const Value b = right.with(values);
    return a && b ? *a - *b : std::nullopt;
}

std::optional<Equation> readEquation(const FactText& text, const FactSide& left, const FactSide& right)
{
    if (!endsHere(text, left) || !endsHere(text, right))
        return std::nullopt;
    const auto leftTokens = text.tokensOf(left);
    const auto rightTokens = text.tokensOf(right);
    if (isIrrational(leftTokens) || isIrrational(rightTokens)) // seen before it is read
        return std::nullopt;
    auto a = readSymbolicSide(leftTokens);
    auto b = a ? readSymbolicSide(rightTokens) : std::nullopt;
    if (!b || a->irrational || b->irrational || isPiecewise(*a) || isPiecewise(*b))
        return std::nullopt;
    return Equation{std::move(*a), std::move(*b)};
}

std::optional<Rational> contradiction(const Equation& first, const Equation& second)
{
    constexpr int points = 4;
    const auto at = [&](int point) { return std::pair(first.difference(SymbolPoint::at(point)), second.difference(SymbolPoint::at(point))); };
    const auto [x0, y0] = at(0);
    const auto [x1, y1] = x0 && y0 ? at(1) : std::pair<Value, Value>();
    if (!x1 || !y1)
        return std::nullopt;
    const Value rise = *x1 - *x0;
    const Value run = *y1 - *y0;
    const Value k = rise && run ? *rise / *run : std::nullopt;
    const Value part = k && k->sign() != 0 ? *k * *y0 : std::nullopt;
    const Value c = part ? *x0 - *part : std::nullopt;
    if (!c)
        return std::nullopt;
    for (int point = 2; point < points; ++point) {
        const auto [x, y] = at(point);
        const Value scaled = y ? *k * *y : y;
        const Value sum = scaled ? *scaled + *c : scaled;
        if (!x || !sum || !(*sum == *x))
            return std::nullopt;
    }
    return *c / *k;
}

std::string textOf(const FactText& text, const FactSide& side)
{
    const auto tokens = text.tokensOf(side);
    return std::string(Span{tokens.front().span.begin, tokens.back().span.end}.in(text.text()));
}

FalseFact factAt(const FactText& text, std::size_t begin, const FactSide& left, std::size_t end, std::string right, std::string value)
{
    FalseFact fact;
    fact.span = text.spanOf(begin, end);
    fact.kind = FactKind::Conclusion;
    fact.left = text.spanOf(left.begin, left.end);
    fact.right = std::move(right);
    fact.rightValue = std::move(value);
    fact.gap = 1;
    return fact;
}

bool differsByOneTerm(const Equation& equation)
{
    std::vector<Rational> values;
    for (const std::int64_t prime : {3, 5, 7, 11, 13, 17})
        if (values.size() < equation.left.symbols.size())
            values.emplace_back(prime);
    const Value at = values.size() == equation.left.symbols.size() ? equation.difference(values) : std::nullopt;
    if (!at || at->sign() == 0)
        return false;
    const auto scaled = [&](std::size_t symbol, std::int64_t factor) -> Value {
        std::vector<Rational> other = values;
        const Value product = other[symbol] * Rational(factor);
        if (!product)
            return std::nullopt;
        other[symbol] = *product;
        const Value there = equation.difference(other);
        return there ? *there / *at : there;
    };
    for (std::size_t symbol = 0; symbol < values.size(); ++symbol) {
        const Value twice = scaled(symbol, 2);
        const Value square = twice && isPowerOfTwo(*twice) ? *twice * *twice : std::nullopt;
        const Value fourTimes = square ? scaled(symbol, 4) : square;
        if (!fourTimes || !(*fourTimes == *square))
            return false;
    }
    return true;
}

} // namespace core
