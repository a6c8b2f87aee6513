#include "core/answers/facts/identity_facts.h"

#include "core/answers/facts/equation_reading.h"
#include "core/answers/facts/false_laws.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

namespace {

using K = TokenKind;
using Value = std::optional<Rational>;

constexpr int points = 4;
constexpr std::size_t longestChain = 12;

enum class Apart : std::uint8_t {
    No,
    Somewhere, ///< at all points, by different amounts
    Everywhere ///< by the same amount: no value solves it
};

Apart howFarApart(const Equation& equation)
{
    std::optional<Rational> first;
    bool same = true;
    for (int point = 0; point < points; ++point) {
        const Value d = equation.difference(SymbolPoint::at(point));
        if (!d || d->sign() == 0)
            return Apart::No;
        same = same && (!first || *first == *d);
        first = d;
    }
    return same ? Apart::Everywhere : Apart::Somewhere;
}

/// True when a letter with a bracket behind it stands in a side: "m(10)" may be the value of a function.
bool mayCall(const FactText& text, const FactSide& side)
{
    for (std::size_t i = side.begin; i + 1 < side.end; ++i)
        if (text.kindAt(i) == K::Word && !text[i].latex && text.kindAt(i + 1) == K::ParenOpen && !text[i + 1].spaceBefore)
            return true;
    return false;
}

/// True where side `at` is 0 or the line speaks of factors: the side before was taken apart, no equation stated.
bool isTakenApart(const FactText& text, const FactChain& chain, std::size_t at)
{
    const bool zero = at + 1 < chain.sides.size() && chain.sides[at + 1].end == chain.sides[at + 1].begin + 1 && text.kindAt(chain.sides[at + 1].begin) == K::Number && text[chain.sides[at + 1].begin].text == "0";
    constexpr auto words = std::to_array<std::string_view>({"actor", "xpand", "分解", "展开"});
    const std::string_view before = text.text().substr(0, text[chain.sides[0].begin].span.begin);
    return zero || std::any_of(words.begin(), words.end(), [before](std::string_view word) { return before.find(word) != std::string_view::npos; });
}

/// "3E + 5E + 7E = 16E": three terms of one symbol or more are added up; "2x + 3x = 4x" may be what is to be solved.
bool addsLikeTerms(const FactText& text, const FactSide& left, const FactSide& right)
{
    constexpr std::size_t fewest = 3;
    const auto termAt = [&text](std::size_t at) { return text.kindAt(at) == K::Number && text.kindAt(at + 1) == K::Word && !text[at + 1].spaceBefore; };
    if (right.end != right.begin + 2 || !termAt(right.begin) || text.isWordAt(right.begin + 1, {"pi", "i"}))
        return false;
    std::size_t terms = 0;
    for (std::size_t at = left.begin; at < left.end; at += 3, ++terms) {
        const bool joined = at + 2 == left.end || text.kindAt(at + 2) == K::Plus;
        if (at + 2 > left.end || !joined || !termAt(at) || text[at + 1].text != text[right.begin + 1].text.view())
            return false;
    }
    const bool solved = text.kindAt(right.end) == K::Arrow || (text.kindAt(right.end) == K::Comma && text.isWordAt(right.end + 1, {"so", "hence", "thus"}));
    return terms >= fewest && !solved;
}

/// "x = x + 1": a program gives its variable another value.
bool isRenewed(const FactText& text, const FactSide& left, const FactSide& right)
{
    return left.end == left.begin + 1 && text.kindAt(left.begin) == K::Word && text.kindAt(right.begin) == K::Word && text[left.begin].text == text[right.begin].text.view();
}

} // namespace

std::optional<FalseFact> falseIdentity(const FactText& text, const FactChain& chain)
{
    if (chain.relations.size() > longestChain)
        return std::nullopt;
    std::uint64_t next = text.lettersIn(chain.sides[0]);
    for (std::size_t i = 0; i + 1 < chain.sides.size(); ++i) {
        const std::uint64_t letters = std::exchange(next, text.lettersIn(chain.sides[i + 1]));
        if (letters == 0 || letters != next || chain.relations[i] != K::Equal || !chain.sides[i].whole || !chain.sides[i + 1].whole ||
            isRenewed(text, chain.sides[i], chain.sides[i + 1]) || (mayCall(text, chain.sides[i]) && mayCall(text, chain.sides[i + 1])))
            continue;
        const bool worked = i > 0 && chain.relations[i - 1] == K::Equal; // an expression is worked out, no equation stated
        const auto equation = readEquation(text, chain.sides[i], chain.sides[i + 1]);
        if (!equation || equation->left.symbols.empty() || equation->left.symbols != equation->right.symbols || equation->decimals())
            continue;
        if (const Apart apart = howFarApart(*equation); apart == Apart::No || (apart == Apart::Somewhere && !((worked && differsByOneTerm(*equation)) || addsLikeTerms(text, chain.sides[i], chain.sides[i + 1]) || isFalseLaw(*equation) || (isFactoredWrongly(*equation) && isTakenApart(text, chain, i + 1)))))
            continue;
        FalseFact fact = factAt(text, chain.sides[i].begin, chain.sides[i], chain.sides[i + 1].end,
                                textOf(text, chain.sides[i]) + " is not " + textOf(text, chain.sides[i + 1]), textOf(text, chain.sides[i]));
        fact.kind = FactKind::Identity;
        return fact;
    }
    return std::nullopt;
}

} // namespace core
