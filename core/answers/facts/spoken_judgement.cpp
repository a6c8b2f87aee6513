#include "core/answers/facts/spoken_judgement.h"

#include "core/answers/facts/number_run.h"
#include "core/answers/words/word_cursor.h"

#include <array>
#include <string>

namespace core {

namespace {

/// True where `stated` is `right`, or `right` rounded.
bool holds(const Rational& right, const SpokenNumber& stated)
{
    if (right == stated.value)
        return true;
    const auto gap = right - stated.value;
    const auto unit = Rational(10).power(-static_cast<std::int64_t>(stated.places));
    const auto size = gap && gap->sign() < 0 ? gap->negated() : gap.value_or(Rational(0));
    const bool full = Rational::fromDecimal(right.toDecimal(stated.places)) == right; // as many places write it
    return !gap || !unit || (!full && size <= *unit);
}

} // namespace

std::optional<Rational> worked(const Rational& a, SpokenOperation operation, const Rational& b)
{
    switch (operation) {
    case SpokenOperation::Add: return a + b;
    case SpokenOperation::Subtract: return a - b;
    case SpokenOperation::Multiply: return a * b;
    case SpokenOperation::Divide: return a / b;
    }
    return std::nullopt;
}

std::optional<Rational> shareOf(const SpokenShare& share, const Rational& number)
{
    const auto power = number.power(share.power);
    const auto part = power ? *power * Rational(share.top) : power;
    return part ? *part / Rational(share.bottom) : part;
}

bool spokenEndsHere(std::string_view text, std::size_t end)
{
    const std::string_view rest = text.substr(end);
    if (rest.empty() || static_cast<unsigned char>(rest[0]) >= 0x80U)
        return !rest.starts_with("分之") && !rest.starts_with("余") && !rest.starts_with("吗") && !rest.starts_with("×") && !rest.starts_with("÷");
    constexpr std::string_view stops = ".,;:!)\n*$";
    if (rest[0] != ' ')
        return stops.find(rest[0]) != std::string_view::npos;
    constexpr auto changes = std::to_array<std::string_view>({"times", "plus", "minus", "percent", "point", "hundred", "thousand", "million", "more", "less", "or", "over", "remainder", "divided", "mod", "to", "with",
                                                              "of", "multiplied", "dozen", "halves", "thirds", "quarters", "fifths", "r", "greater", "smaller", "higher", "lower", "above", "below", "x"});
    const bool sign = rest.size() > 1 && (std::string_view("+-*/^%=<>\\").find(rest[1]) != std::string_view::npos || static_cast<unsigned char>(rest[1]) >= 0x80U);
    const bool half = rest.starts_with(" and a ") || rest.starts_with(" and one");
    return !sign && !half && !isOneOf(WordCursor(text, end + 1).word(), changes);
}

std::optional<FalseFact> judgeSpoken(std::string_view text, std::size_t begin, std::size_t leftEnd, const std::optional<Rational>& right, const SpokenNumber& stated)
{
    if (!right || holds(*right, stated))
        return std::nullopt;
    const std::string value = right->toString();
    FalseFact fact = falseCount({begin, stated.span.end}, std::string(text.substr(begin, leftEnd - begin)) + " = " + value, value);
    fact.kind = FactKind::Exact;
    fact.left = {begin, leftEnd};
    fact.difference = *right - stated.value;
    return fact;
}

} // namespace core
