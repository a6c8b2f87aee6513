#include "core/answers/math/plain_arithmetic.h"

#include "core/answers/math/small_fraction.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace core {

namespace {

using K = TokenKind;
using Value = SmallFraction::Value;

constexpr std::size_t mostTokens = 400;
constexpr int deepest = 25; ///< brackets in brackets

unsigned placesOf(std::string_view number)
{
    for (std::size_t point = 0; point < number.size(); ++point) // they are short
        if (number[point] == '.')
            return static_cast<unsigned>(number.size() - point - 1);
    return 0;
}

/// Reads a calculation from the left and works it out as it goes, in the ways that the parser of expressions has. What it does
/// not know, or what has no exact value, has none here.
class PlainReader
{
public:
    explicit PlainReader(std::span<const Token> tokens) : m_tokens(tokens) {}

    std::optional<ArithmeticSide> read()
    {
        const Value value = sum();
        if (!value || m_at < m_tokens.size())
            return std::nullopt;
        m_side.exact = value->toRational();
        m_side.value = m_side.exact->toReal();
        if (!m_side.calculates)
            m_side.lastPlace = tenPower(lastExponentOf(m_literal));
        else if (m_side.decimals)
            m_side.inexact = std::make_shared<const std::vector<Token>>(m_tokens.begin(), m_tokens.end());
        return std::move(m_side);
    }

private:
    [[nodiscard]] K kind() const { return m_at < m_tokens.size() ? m_tokens[m_at].kind : K::LineEnd; }

    bool take(K wanted)
    {
        if (kind() != wanted)
            return false;
        ++m_at;
        return true;
    }

    Value calculated(Value value)
    {
        m_side.calculates = true;
        return value;
    }

    Value sum()
    {
        take(K::Plus);
        m_side.subtracts = m_side.subtracts || (m_at == 0 && kind() == K::Minus);
        Value left = product();
        while (left && (kind() == K::Plus || kind() == K::Minus)) {
            const bool minus = kind() == K::Minus;
            m_side.subtracts = m_side.subtracts || minus;
            ++m_at;
            const Value right = product();
            left = right ? calculated(*left + (minus ? right->negated() : *right)) : right;
        }
        return left;
    }

    Value product()
    {
        Value left = unary();
        while (left) {
            const K sign = kind();
            if (sign == K::Times || sign == K::Divide || sign == K::Mod) {
                ++m_at;
                m_side.divides = m_side.divides || sign == K::Divide;
                const Value right = unary();
                left = !right ? right : calculated(sign == K::Times ? *left * *right : sign == K::Divide ? *left / *right : left->modulo(*right));
            } else if (sign == K::ParenOpen || sign == K::SquareOpen || sign == K::GroupOpen || sign == K::Command || sign == K::Word) {
                const Value right = power();
                left = right ? calculated(*left * *right) : right;
            } else {
                break;
            }
        }
        return left;
    }

    Value unary()
    {
        const bool minus = kind() == K::Minus;
        m_at += minus || kind() == K::Plus ? 1U : 0U;
        if (m_depth > deepest)
            return std::nullopt;
        ++m_depth;
        const Value value = power();
        --m_depth;
        return minus && value ? Value(value->negated()) : value;
    }

    Value power()
    {
        const std::size_t begin = m_at;
        Value value = primary();
        value = value ? postfix(*value, begin) : value;
        if (!value || !take(K::Power))
            return value;
        const Value exponent = unary();
        const Value raised = exponent ? powerOf(*value, *exponent, begin) : exponent;
        return raised ? postfix(*raised, begin) : raised;
    }

    /// The power of what begins at token `begin`. Behind another number a power of ten may belong to it: that is for the parser.
    Value powerOf(const SmallFraction& base, const SmallFraction& exponent, std::size_t begin)
    {
        const bool ten = base.isWhole() && base.top == 10;
        return exponent.isWhole() && !(ten && begin > 0) ? calculated(base.power(exponent.top)) : std::nullopt;
    }

    Value postfix(const SmallFraction& start, std::size_t begin)
    {
        Value value = start;
        while (value) {
            if (take(K::Percent)) {
                value = calculated(*value / SmallFraction{100});
            } else if (take(K::Factorial)) {
                value = kind() == K::Factorial ? std::nullopt : calculated(factorialOf(*value)); // 5!! is for the parser
            } else if (kind() == K::Superscript) {
                const Value exponent = SmallFraction::fromDecimal(m_tokens[m_at++].text);
                value = exponent ? powerOf(*value, *exponent, begin) : exponent;
            } else {
                break;
            }
        }
        return value;
    }

    static Value factorialOf(const SmallFraction& value)
    {
        constexpr std::int64_t most = 20; // what a machine word holds
        if (!value.isWhole() || value.top < 0 || value.top > most)
            return std::nullopt;
        SmallFraction product{1};
        for (std::int64_t factor = 2; factor <= value.top; ++factor)
            product.top *= factor;
        return product;
    }

    /// The square root where it is a whole number.
    static Value rootOf(const SmallFraction& value)
    {
        constexpr std::int64_t most = std::int64_t{1} << 50; // up to there a double holds it exactly
        if (!value.isWhole() || value.top < 0 || value.top > most)
            return std::nullopt;
        const auto root = static_cast<std::int64_t>(std::sqrt(static_cast<double>(value.top)));
        return root * root == value.top ? Value(SmallFraction{root}) : std::nullopt;
    }

    Value primary()
    {
        switch (kind()) {
        case K::Number: return number();
        case K::GroupOpen: {
            ++m_at;
            const Value inner = sum();
            return take(K::GroupClose) ? inner : std::nullopt;
        }
        case K::ParenOpen:
        case K::SquareOpen: {
            ++m_at;
            const Value inner = sum();
            return take(K::ParenClose) || take(K::SquareClose) ? inner : std::nullopt;
        }
        case K::Command: return command();
        case K::Word: return function();
        default: return std::nullopt;
        }
    }

    Value number()
    {
        const Token& token = m_tokens[m_at++];
        m_literal = token.text;
        const unsigned places = placesOf(m_literal);
        m_side.decimals = m_side.decimals || token.scientific || places > 0;
        m_side.places = std::max(m_side.places, places);
        return SmallFraction::fromDecimal(m_literal);
    }

    Value command()
    {
        const std::string_view name = m_tokens[m_at].text;
        const bool root = name == "sqrt";
        if (!root && name != "frac")
            return std::nullopt;
        ++m_at;
        if (m_depth > deepest || (root && kind() == K::SquareOpen)) // a root of a degree
            return std::nullopt;
        ++m_depth;
        const Value first = primary();
        const Value bottom = root || !first ? std::nullopt : primary();
        --m_depth;
        if (root)
            return first ? calculated(rootOf(*first)) : first;
        m_side.divides = true;
        return bottom ? calculated(*first / *bottom) : bottom;
    }

    /// "sqrt(25)", "floor(95/7)", "gcd(4, 6)"; other functions are for the parser.
    Value function()
    {
        const std::string_view name = m_tokens[m_at++].text;
        if (name == "gcd" || name == "lcm" || name == "C")
            return ofTwo(name);
        const bool known = name == "sqrt" || name == "floor" || name == "ceil";
        if (!known || kind() != K::ParenOpen)
            return std::nullopt;
        const Value inner = primary();
        return !inner ? inner : calculated(name == "sqrt" ? rootOf(*inner) : name == "floor" ? inner->floor() : inner->negated().floor().negated());
    }

    /// "gcd(4, 6)", "C(10, 2)": of two whole numbers above 0 that stand alone in brackets.
    Value ofTwo(std::string_view name)
    {
        const K before = m_at > 1 ? m_tokens[m_at - 2].kind : K::Plus;
        const bool alone = before == K::Plus || before == K::Minus || before == K::Times || before == K::Divide || before == K::ParenOpen || before == K::GroupOpen;
        if (!alone || !take(K::ParenOpen) || kind() != K::Number) // "8C(2, 1)" is for the parser
            return std::nullopt;
        const Value a = number();
        if (!take(K::Comma) || kind() != K::Number)
            return std::nullopt;
        const Value b = number();
        if (!take(K::ParenClose) || !a || !b || !a->isWhole() || !b->isWhole() || a->top <= 0 || b->top <= 0)
            return std::nullopt;
        if (name == "C")
            return calculated(chosen(a->top, b->top));
        const SmallFraction common{std::gcd(a->top, b->top)};
        return calculated(name == "gcd" ? Value(common) : SmallFraction{a->top / common.top} * *b);
    }

    static Value chosen(std::int64_t from, std::int64_t count)
    {
        constexpr std::int64_t most = 60;
        if (from > most || count > from)
            return std::nullopt;
        const std::int64_t factors = std::min(count, from - count);
        Value ways = SmallFraction{1};
        for (std::int64_t i = 1; ways && i <= factors; ++i) {
            ways = *ways * SmallFraction{from - factors + i};
            ways = ways ? *ways / SmallFraction{i} : ways;
        }
        return ways;
    }

    std::span<const Token> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
    ArithmeticSide m_side;
    std::string_view m_literal; ///< the number read last
};

} // namespace

int lastExponentOf(std::string_view number)
{
    if (const unsigned places = placesOf(number); places > 0)
        return -static_cast<int>(places);
    int zeros = 0;
    for (std::size_t i = number.size(); i-- > 1 && number[i] == '0';)
        ++zeros;
    return zeros;
}

long double tenPower(int exponent)
{
    constexpr int most = 20; // of most numbers
    static const auto powers = [] {
        std::array<long double, 2 * most + 1> table{};
        for (int i = -most; i <= most; ++i)
            table[static_cast<std::size_t>(i + most)] = std::pow(10.0L, static_cast<long double>(i));
        return table;
    }();
    const bool kept = exponent >= -most && exponent <= most;
    return kept ? powers[static_cast<std::size_t>(exponent + most)] : std::pow(10.0L, static_cast<long double>(exponent));
}

std::optional<ArithmeticSide> plainArithmetic(std::span<const Token> tokens)
{
    return tokens.size() > mostTokens ? std::nullopt : PlainReader(tokens).read();
}

} // namespace core
