#include "core/answers/facts/quadratic_facts.h"

#include "core/answers/facts/number_run.h"
#include "core/answers/facts/spoken_judgement.h"
#include "core/answers/facts/spoken_number.h"
#include "core/answers/math/math_tokens.h"
#include "core/answers/math/symbolic_side.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>

namespace core {

namespace {

using Value = std::optional<Rational>;
using K = TokenKind;

constexpr std::size_t longestPolynomial = 60; ///< bytes

/// a x^2 + b x + c, and where it is written.
struct Quadratic
{
    Span span;
    Rational a, b, c;

    [[nodiscard]] Value at(const Rational& x) const
    {
        const Value first = a * x;
        const Value both = first ? *first + b : first;
        const Value rest = both ? *both * x : both;
        return rest ? *rest + c : rest;
    }
    [[nodiscard]] Value discriminant() const
    {
        const Value square = b * b;
        const Value product = a * c;
        const Value fourTimes = product ? *product * Rational(4) : product;
        return square && fourTimes ? *square - *fourTimes : std::nullopt;
    }
};

/// The polynomial of one symbol that `tokens` write, "= 0" or not; nothing where it is not quadratic.
std::optional<Quadratic> quadraticOf(std::span<const Token> tokens)
{
    const auto equals = std::find_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == K::Equal; });
    const auto left = tokens.first(static_cast<std::size_t>(equals - tokens.begin()));
    const bool zero = equals == tokens.end() || (tokens.end() - equals == 2 && (equals + 1)->kind == K::Number && (equals + 1)->text == "0");
    const auto side = zero && !left.empty() ? readSymbolicSide(left) : std::nullopt;
    if (!side || side->symbols.size() != 1 || side->irrational)
        return std::nullopt;
    const auto of = [&side](std::int64_t x) { return side->with(Rational(x)); };
    const Value c = of(0);
    const Value one = of(1);
    const Value minusOne = of(-1);
    const Value both = one && minusOne ? *one + *minusOne : std::nullopt;
    const Value gap = one && minusOne ? *one - *minusOne : std::nullopt;
    const Value squares = both ? *both / Rational(2) : both;
    const Value a = squares && c ? *squares - *c : std::nullopt;
    const Value b = gap ? *gap / Rational(2) : gap;
    if (!a || !b || a->sign() == 0)
        return std::nullopt;
    const Quadratic quadratic{{}, *a, *b, *c};
    constexpr auto others = std::to_array<std::int64_t>({2, 3, -5});
    return std::all_of(others.begin(), others.end(), [&](std::int64_t x) { return of(x) && of(x) == quadratic.at(Rational(x)); }) ? std::optional(quadratic) : std::nullopt;
}

/// The polynomial that begins at `at` and ends before `verb`, a word between spaces.
std::optional<Quadratic> quadraticBefore(std::string_view text, std::size_t at, std::string_view verb)
{
    for (const std::string_view name : {"the equation ", "the quadratic ", "the polynomial ", "the quadratic equation "})
        at += text.substr(at).starts_with(name) ? name.size() : 0;
    const std::size_t end = text.substr(at, longestPolynomial).find(verb);
    const std::string_view written = end == std::string_view::npos ? std::string_view{} : text.substr(at, end);
    if (written.empty() || written.find_first_of("0123456789") == std::string_view::npos)
        return std::nullopt;
    auto quadratic = quadraticOf(mathTokens(written));
    if (quadratic)
        quadratic->span = {at, at + end};
    return quadratic;
}

/// "-3", "x = 2", "1/2" at `at`.
std::optional<SpokenNumber> rootAt(std::string_view text, std::size_t at)
{
    const std::size_t begin = at;
    constexpr std::size_t naming = 4; // "x = "
    if (at + naming < text.size() && text.substr(at + 1, 3) == " = ")
        at += naming;
    const bool negative = text.substr(at, 1) == "-";
    auto number = spokenNumberAt(text, at + (negative ? 1 : 0));
    if (number && number->worded)
        return std::nullopt;
    if (number && negative)
        number->value = number->value.negated();
    if (number)
        number->span.begin = begin;
    return number;
}

/// "the roots of x^2 - 5x + 6 = 0 are 2 and 4"
std::optional<FalseFact> falseTwoRoots(std::string_view text, std::size_t begin, std::size_t at)
{
    constexpr std::string_view verb = " are ";
    constexpr std::string_view joint = " and ";
    const auto quadratic = quadraticBefore(text, at, verb);
    const auto first = quadratic ? rootAt(text, quadratic->span.end + verb.size()) : std::nullopt;
    const auto second = first && text.substr(first->span.end).starts_with(joint) ? rootAt(text, first->span.end + joint.size()) : std::nullopt;
    if (!second || first->places > 0 || second->places > 0 || !spokenEndsHere(text, second->span.end))
        return std::nullopt;
    for (const auto& root : {*first, *second}) {
        const Value value = quadratic->at(root.value);
        if (!value || value->sign() == 0)
            continue;
        FalseFact fact = falseCount({begin, second->span.end}, std::string(quadratic->span.in(text)) + ": " + value->toString() + " at " + root.value.toString(), {});
        fact.kind = FactKind::Conclusion;
        fact.left = {begin, quadratic->span.end};
        return fact;
    }
    return std::nullopt;
}

/// "the discriminant of x^2 - 5x + 6 is 2", "the sum of the roots of x^2 - 5x + 6 = 0 is -5"
std::optional<FalseFact> falseValue(std::string_view text, std::size_t begin, std::size_t at, Value (*valueOf)(const Quadratic&))
{
    constexpr std::string_view verb = " is ";
    const auto quadratic = quadraticBefore(text, at, verb);
    const auto stated = quadratic ? rootAt(text, quadratic->span.end + verb.size()) : std::nullopt;
    return stated && spokenEndsHere(text, stated->span.end) ? judgeSpoken(text, begin, quadratic->span.end, valueOf(*quadratic), *stated) : std::nullopt;
}

Value sumOfRoots(const Quadratic& of) { return of.b.negated() / of.a; }
Value productOfRoots(const Quadratic& of) { return of.c / of.a; }
Value discriminantOf(const Quadratic& of) { return of.discriminant(); }

} // namespace

std::optional<FalseFact> falseRoots(std::string_view text, std::size_t noun)
{
    constexpr std::string_view roots = "roots of ";
    constexpr std::string_view sum = "sum of the ";
    constexpr std::string_view product = "product of the ";
    if (!text.substr(noun).starts_with(roots))
        return std::nullopt;
    const std::string_view before = text.substr(0, noun);
    const std::size_t behind = noun + roots.size();
    return before.ends_with(sum)       ? falseValue(text, noun - sum.size(), behind, sumOfRoots)
           : before.ends_with(product) ? falseValue(text, noun - product.size(), behind, productOfRoots)
                                       : falseTwoRoots(text, noun, behind);
}

std::optional<FalseFact> falseDiscriminant(std::string_view text, std::size_t verb)
{
    constexpr std::string_view phrase = "discriminant of ";
    constexpr std::size_t reach = longestPolynomial + phrase.size();
    const std::size_t from = verb - std::min(verb, reach);
    const std::size_t at = text.substr(from, verb - from).rfind(phrase);
    return at == std::string_view::npos ? std::nullopt : falseValue(text, from + at, from + at + phrase.size(), discriminantOf);
}

} // namespace core
