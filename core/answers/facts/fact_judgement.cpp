#include "core/answers/facts/fact_judgement.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace core {

namespace {

using K = TokenKind;
using Fact = std::optional<FalseFact>;

/// True where `places` decimals write `exact` fully.
bool endsWithin(const Rational& exact, unsigned places) { return Rational::fromDecimal(exact.toDecimal(places)) == exact; }

/// `places` decimals at least; all of them where these are few and the value is `exact`.
std::string numberText(const ArithmeticSide& side, unsigned places, bool exact = false)
{
    constexpr unsigned most = 12;
    constexpr unsigned few = 6;
    if (side.exact && (side.exact->isInteger() || places == 0)) {
        const std::string text = side.exact->toString();
        if (text.size() <= 40)
            return text;
    }
    const long double size = std::abs(side.value);
    if (side.exact && places > 0 && size < 1e15L && size >= 1e-4L) {
        unsigned shown = std::min(places, most);
        const auto isFar = [&](unsigned count) { // 0.1 for 0.06
            const auto rounded = Rational::fromDecimal(side.exact->toDecimal(count));
            return !rounded || std::abs(rounded->toReal() - side.value) > 0.01L * size;
        };
        while (shown < most && isFar(shown))
            ++shown;
        return side.exact->toDecimal(exact && size < 1000 && endsWithin(*side.exact, few) ? std::max(shown, few) : shown);
    }
    std::ostringstream out;
    out.precision(8);
    out << static_cast<double>(side.value);
    return out.str();
}

/// How far a side may be off: hand-made approximations miss by some last places; that is no error worth a mark.
long double unitOf(const ArithmeticSide& side, bool approx, bool inexact, long double size, long double gap)
{
    if (!side.decimals && !approx)
        return 0;
    const long double places = gap > 1.5e-4L * size ? 3 : 10;
    return std::max(side.lastPlace, inexact ? std::min(places * side.lastPlace, 0.003L * size) : 0);
}

Fact equality(const ArithmeticSide& a, const ArithmeticSide& b, TokenKind relation)
{
    if (a.exact && b.exact && *a.exact == *b.exact)
        return std::nullopt;
    const bool approx = relation == K::Approx;
    const bool decimals = a.decimals || b.decimals || !a.exact || !b.exact;
    const long double gap = std::abs(a.value - b.value);
    constexpr long double nothing = 1e-12L; // "sin(90°)cos(90°) = 0"
    if ((!a.exact || !b.exact) && gap <= nothing)
        return std::nullopt;
    const long double size = std::max(std::abs(a.value), std::abs(b.value));
    const bool inexact = approx || a.decimals || !a.exact;
    const auto allowedWith = [&](long double slack) {
        const long double sum = slack + unitOf(a, approx, inexact, size, gap) + unitOf(b, approx, inexact, size, gap) + 1e-12L * size;
        return b.calculates && inexact ? std::max(sum, (b.decimals ? 5e-4L : 0.01L) * size) : sum;
    };
    const bool farOff = a.exact && b.exact && gap > 0.55L * size && b.places > 0 && !b.calculates && b.value != 0; // 0.1 for 0.01: no rounding
    // 7/2 = 3.4 is no rounding: as many places write it fully
    const bool full = relation == K::Equal && a.exact && b.exact && !a.decimals && b.places > 0 && !b.calculates && endsWithin(*a.exact, b.places);
    if (!full && !farOff && gap <= allowedWith(0) * 1.0001L)
        return std::nullopt;
    constexpr long double clear = 0.02L; // rounded factors that are off by more would have been seen
    const bool wide = gap > clear * size && !b.calculates;
    const long double allowed = allowedWith(a.slack(wide ? GrowthBase::Exact : GrowthBase::Rounded) + b.slack());
    if (!full && !(farOff && gap > a.slack()) && gap <= allowed * 1.0001L)
        return std::nullopt;
    const bool wholeNumber = b.exact && b.exact->isInteger() && !b.decimals;
    const bool drawn = b.calculates && !approx && !a.decimals; // "√48 = 3√4"
    if (wholeNumber && gap < 1 && (decimals || a.divides) && !drawn) // rounded without saying so
        return std::nullopt;
    if (a.exact && a.exact->isInteger() && !a.decimals && gap < 1 && (decimals || b.divides))
        return std::nullopt;
    if (decimals && a.subtracts && gap > size * 0.99L && a.value * b.value < 0 && std::abs(a.value + b.value) <= allowed)
        return std::nullopt; // only the sign: a length or a loss
    const std::string right = numberText(a, decimals ? std::max(b.places, 1U) : 0, !approx && !a.divides);
    const bool rounded = approx || (decimals && !(a.exact && b.exact));
    FalseFact fact{{}, decimals ? FactKind::Rounded : FactKind::Exact, {}, (rounded ? " ≈ " : " = ") + right, right, gap / std::max(size, 1e-300L)};
    if (a.exact && b.exact)
        fact.difference = *a.exact - *b.exact;
    return fact;
}

Fact congruence(const ArithmeticSide& a, const ArithmeticSide& b, const std::optional<Rational>& modulus)
{
    if (!modulus || !a.exact || !b.exact || !a.exact->isInteger() || !b.exact->isInteger() || modulus->sign() <= 0 || !modulus->isInteger())
        return std::nullopt;
    const auto rest = [&](const Rational& n) {
        const auto quotient = n / *modulus;
        const auto whole = quotient ? quotient->floor() * *modulus : quotient;
        return whole ? n - *whole : whole;
    };
    const auto left = rest(*a.exact);
    const auto right = rest(*b.exact);
    if (!left || !right || *left == *right)
        return std::nullopt;
    return FalseFact{{}, FactKind::Congruence, {}, " ≡ " + left->toString() + " (mod " + modulus->toString() + ")", left->toString(), 1};
}

Fact inequality(const ArithmeticSide& a, TokenKind relation, const ArithmeticSide& b)
{
    const long double size = std::max(std::abs(a.value), std::abs(b.value));
    const bool less = relation == K::Less || relation == K::LessEqual;
    const bool strict = relation == K::Less || relation == K::Greater;
    const long double gap = std::abs(a.value - b.value) / std::max(size, 1e-300L);
    const auto holdsWithin = [&](long double margin) { return less ? a.value <= b.value + margin : a.value + margin >= b.value; };
    if (relation == K::NotEqual || holdsWithin(1e-9L * size) || holdsWithin(a.slack() + b.slack() + 1e-9L * size))
        return strict && a.exact && b.exact && *a.exact == *b.exact && relation != K::NotEqual
                   ? Fact(FalseFact{{}, FactKind::Inequality, {}, " = " + numberText(b, 0), numberText(b, 0), 0})
                   : std::nullopt;
    return FalseFact{{}, FactKind::Inequality, {}, (less ? " > " : " < ") + numberText(b, b.places), numberText(a, a.places), gap};
}

} // namespace

Fact judgeFact(const ArithmeticSide& a, TokenKind relation, const ArithmeticSide& b, const std::optional<Rational>& modulus)
{
    if (relation == K::Congruent || modulus)
        return congruence(a, b, modulus);
    if (relation == K::Equal || relation == K::Approx)
        return equality(a, b, relation);
    return inequality(a, relation, b);
}

} // namespace core
