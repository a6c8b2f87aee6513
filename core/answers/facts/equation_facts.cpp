#include "core/answers/facts/equation_facts.h"

#include "core/answers/facts/equation_reading.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <sstream>
#include <utility>
#include <vector>

namespace core {

namespace {

using K = TokenKind;
using Value = std::optional<Rational>;

/// True when the tokens between two chains say that the second follows from the first.
bool follows(const FactText& text, std::size_t begin, std::size_t end)
{
    if (end < begin || end - begin > 4)
        return false;
    bool strong = false;
    for (std::size_t i = begin; i < end; ++i) {
        if (text.kindAt(i) == K::Other || text.kindAt(i) == K::Text) {
            constexpr auto signs = std::to_array<std::string_view>({"得", "则", "故", "即", "所", "以", "到", "出", "因", "此"});
            const std::string_view said = text[i].span.in(text.text());
            if (std::find(signs.begin(), signs.end(), said) == signs.end())
                return false;
            strong = strong || said == "得" || said == "则" || said == "故" || said == "以";
            continue;
        }
        const bool arrow = text.kindAt(i) == K::Arrow;
        strong = strong || arrow || text.isWordAt(i, {"so", "So", "Thus", "Therefore", "Hence", "thus", "therefore", "hence", "implies", "implying", "gives", "giving", "means", "get", "obtain", "yields", "then"});
        if (!arrow && text.kindAt(i) != K::Comma && text.kindAt(i) != K::Period && text.kindAt(i) != K::LineEnd &&
            !text.isWordAt(i, {"so", "So", "Thus", "Therefore", "Hence", "thus", "therefore", "hence", "implies", "implying", "gives", "giving", "means", "which", "that", "we", "get", "obtain", "yields", "then"}))
            return false;
    }
    return strong;
}

/// What the only symbol of a linear left side must be for it to equal the right one: 10 for n + 1 = 11.
Value solutionOf(const Equation& equation)
{
    const SymbolicSide& left = equation.left;
    if (left.symbols.size() != 1 || !equation.right.symbols.empty())
        return std::nullopt;
    const Value stated = equation.right.at(SymbolPoint::none());
    const std::array<Value, 3> at{left.with(Rational(0)), left.with(Rational(1)), left.with(Rational(2))};
    if (!stated || !at[0] || !at[1] || !at[2])
        return std::nullopt;
    const Value rise = *at[1] - *at[0];
    const Value more = *at[2] - *at[1];
    const Value rest = *stated - *at[0];
    if (!rise || !more || !rest || !(*rise == *more) || rise->sign() == 0)
        return std::nullopt;
    return *rest / *rise;
}

/// "x^2 = 20 so x = 5", "2^{n+1} = 100 implies n+1 = 7": the value does not solve the equation.
std::optional<FalseFact> falseSolution(const FactText& text, const FactSide& begin, const Equation& first, const Equation& second,
                                       const FactSide& left, const FactSide& right)
{
    std::vector<std::string> symbols = first.left.symbols;
    symbols.insert(symbols.end(), first.right.symbols.begin(), first.right.symbols.end());
    if (second.left.symbols.size() != 1 || symbols.empty() || !std::all_of(symbols.begin(), symbols.end(), [&](const std::string& s) { return s == second.left.symbols.front(); }))
        return std::nullopt;
    const Value v = solutionOf(second);
    const Value a = v ? first.left.with(*v) : v;
    const Value b = v ? first.right.with(*v) : v;
    if (!a || !b || *a == *b)
        return std::nullopt;
    const long double size = std::max(std::abs(a->toReal()), std::abs(b->toReal()));
    const bool rounded = first.decimals() || second.decimals() || text.kindAt(left.end) == K::Approx;
    if (rounded || std::abs(a->toReal() - b->toReal()) < 1e-6L * size)
        return std::nullopt;
    const std::string value = a->toString().substr(0, 40);
    return factAt(text, begin.begin, left, right.end, textOf(text, begin) + " = " + value + " for " + second.left.symbols.front() + " = " + v->toString().substr(0, 40), {});
}

/// "x^2 - 5x + 6 = 0, so x = 2 or x = 4": the second value, where the first solves the equation.
std::optional<FalseFact> falseOtherSolution(const FactText& text, const FactSide& begin, const Equation& first, const FactChain& second)
{
    const std::size_t joint = second.sides.back().end;
    if (second.sides.size() != 2 || !text.isWordAt(joint, {"or", "and"}) || text.kindAt(joint + 2) != K::Equal || text.kindAt(joint + 1) != K::Word || text.kindAt(second.sides[0].begin) != K::Word ||
        text[joint + 1].text != text[second.sides[0].begin].text.view())
        return std::nullopt;
    FactChain third;
    static_cast<void>(text.chainFrom(joint + 1, third));
    if (third.sides.size() != 2 || third.sides[0].begin != joint + 1 || third.relations[0] != K::Equal)
        return std::nullopt;
    const auto equation = readEquation(text, third.sides[0], third.sides[1]);
    return equation ? falseSolution(text, begin, first, *equation, third.sides[0], third.sides[1]) : std::nullopt;
}

/// "3d - e ≡ 4*2 mod 7 ⇒ 3d - e ≡ 2 mod 7": the same side, another rest.
std::optional<FalseFact> falseRest(const FactText& text, const FactChain& first, const FactChain& second)
{
    const FactSide& a = first.sides.back();
    const FactSide& b = second.sides.back();
    const auto modulus = text.modulusOf(a);
    const auto other = text.modulusOf(b);
    if (first.sides.size() != 2 || second.sides.size() != 2 || !modulus || !other || !(*modulus == *other) || !modulus->isInteger() || modulus->sign() <= 0 ||
        textOf(text, first.sides[0]) != textOf(text, second.sides[0]))
        return std::nullopt;
    const auto left = text.evaluate(a.begin, text.modulusAt(a));
    const auto right = text.evaluate(b.begin, text.modulusAt(b));
    if (!left || !right || !left->exact || !right->exact || !left->exact->isInteger() || !right->exact->isInteger())
        return std::nullopt;
    const Value gap = *left->exact - *right->exact;
    const Value turns = gap ? *gap / *modulus : gap;
    if (!turns || turns->isInteger())
        return std::nullopt;
    const Value whole = *left->exact / *modulus;
    const Value part = whole ? whole->floor() * *modulus : whole;
    const Value rest = part ? *left->exact - *part : part;
    if (!rest)
        return std::nullopt;
    return factAt(text, first.sides[0].begin, second.sides[0], b.end,
                  textOf(text, second.sides[0]) + " ≡ " + rest->toString() + " (mod " + modulus->toString() + ")", rest->toString());
}

/// "x^2 = 0.02 * 0.0018 = 3.6e-5, so x ≈ 6e-2": the square of what is concluded is far from what the chain before ends in.
std::optional<FalseFact> falseRoot(const FactText& text, const FactChain& first, const FactChain& second)
{
    constexpr long double clear = 0.05L;
    const FactSide& square = first.sides.front();
    const FactSide& root = second.sides.front();
    const std::size_t sign = square.begin + 1;
    const bool power = text.kindAt(sign) == K::Superscript ? square.end == sign + 1 && text[sign].text == "2" : text.kindAt(sign) == K::Power && square.end == sign + 2 && text[sign + 1].text == "2";
    const bool same = power && square.whole && root.whole && root.end == root.begin + 1 && text.kindAt(square.begin) == K::Word && text.kindAt(root.begin) == K::Word &&
                      text[square.begin].text == text[root.begin].text.view();
    const auto isEquality = [](K relation) { return relation == K::Equal || relation == K::Approx; };
    const FactSide& stated = second.sides[1];
    if (!same || !std::all_of(first.relations.begin(), first.relations.end(), isEquality) || !isEquality(second.relations[0]) || !first.sides.back().whole || !stated.whole ||
        !text.isNumeric(first.sides.back()) || !text.isNumeric(stated) || !follows(text, first.sides.back().end, root.begin) || !text.unitsAgree(first.sides.back(), stated))
        return std::nullopt;
    const auto a = text.evaluate(first.sides.back());
    const auto b = text.evaluate(stated);
    if (!a || !b || a->value <= 0 || b->value == 0 || !(a->decimals || b->decimals))
        return std::nullopt;
    const long double ratio = b->value * b->value / a->value;
    const long double units = std::log10(ratio) / 2; // "r^2 = 0.04 m^2, so r = 20 cm": of a smaller unit
    if (std::abs(ratio - 1) < clear || std::abs(ratio - 1) < 3 * b->lastPlace / std::abs(b->value) || (std::abs(units) > 0.9L && std::abs(units - std::round(units)) < 0.03L))
        return std::nullopt;
    std::ostringstream value;
    constexpr int digits = 4;
    value.precision(digits);
    value << static_cast<double>(std::sqrt(a->value) * (b->value < 0 ? -1 : 1));
    return factAt(text, square.begin, root, stated.end, textOf(text, root) + " ≈ " + value.str(), value.str());
}

} // namespace

std::optional<FalseFact> falseConclusion(const FactText& text, const FactChain& first, const FactChain& second)
{
    if (first.sides[0].begin < first.sides[0].end && second.sides[0].begin < second.sides[0].end && text.modulusAt(first.sides.back()) < first.sides.back().end)
        return follows(text, first.sides.back().end, second.sides.front().begin) ? falseRest(text, first, second) : std::nullopt;
    const K power = text.kindAt(first.sides[0].begin + 1);
    if ((power == K::Superscript || power == K::Power) && second.sides[0].end == second.sides[0].begin + 1)
        if (auto fact = falseRoot(text, first, second))
            return fact;
    const bool simple = first.relations.size() == 1 && !second.relations.empty() && second.relations.size() <= 2 && first.relations[0] == K::Equal &&
                        (second.relations[0] == K::Equal || second.relations[0] == K::Approx);
    if (!simple || !first.sides[0].whole || !first.sides[1].whole || !second.sides[0].whole || !second.sides[1].whole ||
        text.lettersIn(second.sides[0]) == 0 || !follows(text, first.sides.back().end, second.sides.front().begin))
        return std::nullopt;
    const auto isOne = [](const FactSide& side) { return side.end == side.begin + 1; };
    if (isOne(first.sides[0]) && isOne(first.sides[1]) && isOne(second.sides[0])) // "moved from n = 2 to n = 3, so n = 1 is empty"
        return std::nullopt;
    const auto a = readEquation(text, first.sides[0], first.sides[1]);
    const auto b = a ? readEquation(text, second.sides[0], second.sides[1]) : std::nullopt;
    if (!b || b->left.symbols.empty())
        return std::nullopt;
    const Value gap = contradiction(*a, *b);
    if (!gap) {
        auto fact = falseSolution(text, first.sides[0], *a, *b, second.sides[0], second.sides[1]);
        return fact ? std::move(fact) : falseOtherSolution(text, first.sides[0], *a, second);
    }
    const Value stated = b->right.symbols.empty() ? b->right.at(SymbolPoint::none()) : std::nullopt;
    const Value right = stated ? *stated - *gap : std::nullopt;
    if (!right || gap->sign() == 0)
        return std::nullopt;
    const long double size = std::max(std::abs(stated->toReal()), std::abs(right->toReal()));
    const bool rounded = a->decimals() || b->decimals() || second.relations[0] == K::Approx;
    if (rounded && std::abs(gap->toReal()) <= 0.02L * size)
        return std::nullopt;
    const std::string value = right->toString().substr(0, 40);
    return factAt(text, first.sides[0].begin, second.sides[0], second.sides[1].end, textOf(text, second.sides[0]) + " = " + value, value);
}

} // namespace core
