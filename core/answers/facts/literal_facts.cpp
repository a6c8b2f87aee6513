#include "core/answers/facts/literal_facts.h"

#include "core/answers/math/least_factor.h"

#include <cmath>
#include <string_view>

namespace core {

namespace {

using K = TokenKind;

bool isPrime(std::int64_t number)
{
    constexpr std::int64_t most = 1'000'000;
    return number >= 2 && number <= most && leastFactor(number) == number;
}

bool isWholeNumber(const Token& token) { return token.kind == K::Number && !token.scientific && token.text.view().find('.') == std::string_view::npos && token.text.size() <= 9; }

bool holdsPower(const FactText& text, const FactSide& side)
{
    for (std::size_t i = side.begin; i < side.end; ++i)
        if (text.kindAt(i) == K::Superscript || text.kindAt(i) == K::Power)
            return true;
    return false;
}

/// "2^2 * 3 * 11": a product of powers of primes, one power at least.
bool isFactorisation(const FactText& text, const FactSide& side)
{
    if (!holdsPower(text, side)) // seen before its factors are tried
        return false;
    bool base = true; // one is due
    std::size_t factors = 0;
    for (std::size_t i = side.begin; i < side.end; ++i) {
        const Token& token = text[i];
        if (base) {
            if (!isWholeNumber(token) || !isPrime(std::stoll(token.text.str())))
                return false;
            ++factors;
            base = false;
        } else if (token.kind == K::Times) {
            base = true;
        } else if (token.kind == K::Power) {
            const bool group = text.kindAt(i + 1) == K::GroupOpen;
            const std::size_t exponent = i + (group ? 2 : 1);
            if (exponent >= side.end || !isWholeNumber(text[exponent]))
                return false;
            i = exponent + (group ? 1 : 0);
        } else if (token.kind != K::Superscript) {
            return false;
        }
    }
    return factors > 1 && !base;
}

/// "5*3 + 1": a division with its remainder.
bool isDivision(const FactText& text, const FactSide& side)
{
    return side.end == side.begin + 5 && isWholeNumber(text[side.begin]) && text.kindAt(side.begin + 1) == K::Times && isWholeNumber(text[side.begin + 2]) && text.kindAt(side.begin + 3) == K::Plus &&
           isWholeNumber(text[side.begin + 4]);
}

/// "7/5", "\frac{7}{5}".
bool isFraction(const FactText& text, const FactSide& side)
{
    const bool plain = side.end == side.begin + 3 && isWholeNumber(text[side.begin]) && text.kindAt(side.begin + 1) == K::Divide && isWholeNumber(text[side.begin + 2]);
    const bool latex = side.end == side.begin + 7 && text.kindAt(side.begin) == K::Command && text[side.begin].text == "frac" && isWholeNumber(text[side.begin + 2]) && isWholeNumber(text[side.begin + 5]);
    return plain || latex;
}

/// True where a conclusion rests on a comparison: "since -5 > -3", "0.45 < 0.405, so".
bool isReason(const FactText& text, const FactSide& left, const FactSide& right)
{
    std::size_t next = right.end;
    next += text.kindAt(next) == K::Comma ? 1 : 0;
    const bool concludes = text.isWordAt(next, {"so", "thus", "hence", "therefore", "meaning"});
    return concludes || (left.begin > 0 && text.isWordAt(left.begin - 1, {"since", "Since", "because", "Because", "clearly", "Clearly", "as", "As"}));
}

/// "2%".
bool isPercent(const FactText& text, const FactSide& side) { return side.end == side.begin + 2 && text.kindAt(side.begin) == K::Number && text.kindAt(side.begin + 1) == K::Percent; }

/// "1.2 × 10⁴", "1.2 \times 10^{4}".
bool isScientific(const FactText& text, const FactSide& side)
{
    const bool begins = text.kindAt(side.begin) == K::Number && text.kindAt(side.begin + 1) == K::Times && text.kindAt(side.begin + 2) == K::Number && text[side.begin + 2].text == "10";
    return begins && side.end > side.begin + 3 && (text.kindAt(side.begin + 3) == K::Superscript || text.kindAt(side.begin + 3) == K::Power);
}

bool isLiteral(const FactText& text, const FactSide& side)
{
    const std::size_t number = side.begin + (text.kindAt(side.begin) == K::Minus ? 1 : 0);
    return side.end == number + 1 && text.kindAt(number) == K::Number;
}

} // namespace

bool isShiftedPower(const FactText& text, const FactSide& left, TokenKind relation, const FactSide& right, const ArithmeticSide& a, const ArithmeticSide& b)
{
    if (relation != K::Equal || a.calculates || b.calculates || a.value == 0 || b.value == 0 || a.value == b.value || !isScientific(text, left) || !isLiteral(text, right))
        return false;
    const long double places = std::log10(std::abs(a.value / b.value));
    return std::abs(places) > 0.5L && std::abs(places - std::round(places)) < 1e-9L;
}

bool isStatedLiteral(const FactText& text, const FactSide& left, TokenKind relation, const FactSide& right, const ArithmeticSide& a, const ArithmeticSide& b)
{
    if (!isLiteral(text, left) || !a.exact || !b.exact)
        return false;
    if (relation == K::Congruent)
        return a.exact->isInteger() && b.exact->isInteger();
    if (relation == K::Equal && a.places > 0 && isPercent(text, right))
        return std::abs(a.value - b.value) > a.lastPlace;
    if (relation == K::Equal && a.exact->isInteger() && !a.decimals)
        return isFactorisation(text, right) || isDivision(text, right);
    if (relation == K::Equal && a.places > 0 && isFraction(text, right))
        return std::abs(a.value - b.value) > 2 * a.lastPlace;
    return (relation == K::Less || relation == K::Greater) && !b.calculates && isLiteral(text, right) && isReason(text, left, right);
}

} // namespace core
