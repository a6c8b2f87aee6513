#include "core/answers/facts/spoken_judgement.h"
#include "core/answers/facts/spoken_statement.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace core {

namespace {

using Value = std::optional<Rational>;
using Fact = std::optional<FalseFact>;

/// Whole numbers up to 12 digits: what is worked out of one stays cheap.
std::optional<std::int64_t> wholeOf(const Rational& number)
{
    constexpr std::int64_t largest = 1'000'000'000'000;
    const auto whole = number.toInt();
    return whole && *whole >= 0 && *whole <= largest ? whole : std::nullopt;
}

Value factorialOf(const Rational& n)
{
    constexpr std::int64_t largest = 60;
    const auto top = wholeOf(n);
    Value out = top && *top <= largest ? Value(Rational(1)) : std::nullopt;
    for (std::int64_t i = 2; out && i <= *top; ++i)
        out = *out * Rational(i);
    return out;
}

Value choices(const Rational& n, const Rational& k)
{
    const auto top = wholeOf(n);
    const auto some = wholeOf(k);
    constexpr std::int64_t largest = 60;
    if (!top || !some || *top > largest || *some > *top)
        return std::nullopt;
    Value out = Rational(1);
    const std::int64_t fewer = std::min(*some, *top - *some);
    for (std::int64_t i = 1; out && i <= fewer; ++i) {
        out = *out * Rational(*top - fewer + i);
        out = out ? *out / Rational(i) : out;
    }
    return out;
}

Value digitSum(const Rational& number)
{
    const auto whole = wholeOf(number);
    std::int64_t sum = 0;
    for (std::int64_t rest = whole.value_or(0); rest > 0; rest /= 10)
        sum += rest % 10;
    return whole ? Value(Rational(sum)) : std::nullopt;
}

Value lastDigit(const Rational& number)
{
    return number.isInteger() && number.sign() >= 0 ? Value(Rational(number.toString().back() - '0')) : std::nullopt;
}

Value length(const Rational& number)
{
    return number.isInteger() && number.sign() > 0 ? Value(Rational(static_cast<std::int64_t>(number.toString().size()))) : std::nullopt;
}

Value divisors(const Rational& number)
{
    constexpr std::int64_t largest = 1'000'000;
    const auto whole = wholeOf(number);
    if (!whole || *whole == 0 || *whole > largest)
        return std::nullopt;
    std::int64_t count = 0;
    for (std::int64_t d = 1; d * d <= *whole; ++d)
        count += *whole % d != 0 ? 0 : d * d == *whole ? 1 : 2;
    return Rational(count);
}

struct Name
{
    std::string_view said; ///< up to the number
    Value (*value)(const Rational&);
};

constexpr auto names = std::to_array<Name>({{"last digit of ", lastDigit}, {"units digit of ", lastDigit}, {"ones digit of ", lastDigit}, {"unit digit of ", lastDigit},
                                            {"igit sum of ", digitSum}, {"um of the digits of ", digitSum}, {"um of digits of ", digitSum}, {"um of digits in ", digitSum}, {"um of the digits in ", digitSum},
                                            {"umber of digits of ", length}, {"umber of digits in ", length}, {"umber of divisors of ", divisors}, {"umber of positive divisors of ", divisors},
                                            {"factorial of ", factorialOf}});

/// "2^10" or "137": the number that ends in `last`, and where it begins.
SpokenNumber withPower(const SpokenStatement& said, const SpokenNumber& last)
{
    if (last.worded || last.span.begin == 0 || said.text[last.span.begin - 1] != '^')
        return last;
    const auto base = spokenNumberEndingAt(said.text, last.span.begin - 1);
    const auto exponent = last.value.toInt();
    const Value value = base && !base->worded && exponent && *exponent >= 0 && *exponent < 1000 ? base->value.power(*exponent) : std::nullopt;
    return value ? SpokenNumber{{base->span.begin, last.span.end}, *value, 0, false} : last;
}

/// "the last digit of 3^5 is 7"
Fact falseOfNumber(const SpokenStatement& said, const SpokenNumber& last)
{
    const SpokenNumber number = withPower(said, last);
    const auto name = std::find_if(names.begin(), names.end(), [&](const Name& one) { return said.endsWith(number.span.begin, one.said); });
    if (name == names.end() || number.places > 0)
        return std::nullopt;
    const std::size_t begin = wordBegin(said.text, number.span.begin - name->said.size() + 1);
    return judgeSpoken(said.text, begin, said.verb, name->value(number.value), said.stated);
}

Value remainder(const Rational& a, const Rational& b)
{
    const auto x = wholeOf(a);
    const auto y = wholeOf(b);
    return x && y && *y > 0 ? Value(Rational(*x % *y)) : std::nullopt;
}

Value power(const Rational& a, const Rational& b)
{
    constexpr std::int64_t largest = 200;
    const auto exponent = b.toInt();
    return exponent && *exponent >= 0 && *exponent <= largest ? a.power(*exponent) : std::nullopt;
}

struct Operation
{
    std::string_view said; ///< between the numbers
    Value (*value)(const Rational&, const Rational&);
};

constexpr auto operations = std::to_array<Operation>({{" choose ", choices}, {" mod ", remainder}, {" modulo ", remainder}, {" to the power of ", power}, {" raised to the power of ", power}, {" to the power ", power}});

/// "100 mod 7 is 3"
Fact falseOfTwo(const SpokenStatement& said, const SpokenNumber& b)
{
    for (const Operation& operation : operations) {
        if (!said.endsWith(b.span.begin, operation.said))
            continue;
        const auto a = spokenNumberBefore(said.text, b.span.begin - operation.said.size());
        return a ? judgeSpoken(said.text, a->span.begin, said.verb, operation.value(a->value, b.value), said.stated) : std::nullopt;
    }
    return std::nullopt;
}

/// "the difference between 45 and 17 is 27"; either sign will do.
Fact falseDifference(const SpokenStatement& said, const SpokenNumber& b)
{
    constexpr std::string_view joint = " and ";
    const auto a = said.endsWith(b.span.begin, joint) ? spokenNumberEndingAt(said.text, b.span.begin - joint.size()) : std::nullopt;
    constexpr auto heads = std::to_array<std::string_view>({"difference between ", "difference of "});
    const auto head = a ? std::find_if(heads.begin(), heads.end(), [&](std::string_view one) { return said.endsWith(a->span.begin, one); }) : heads.end();
    const Value gap = head == heads.end() ? std::nullopt : a->value - b.value;
    if (!gap || gap->negated() == said.stated.value)
        return std::nullopt;
    const std::size_t begin = a->span.begin - head->size();
    const std::size_t word = begin > 1 ? wordBegin(said.text, begin - 1) : begin;
    const std::string_view before = said.text.substr(word, begin > 1 ? begin - 1 - word : 0);
    if (!before.empty() && before != "the" /* not "the squared difference" */ && before != "The" && before != "a" && before != "and")
        return std::nullopt;
    return judgeSpoken(said.text, begin, said.verb, gap->sign() < 0 ? gap->negated() : *gap, said.stated);
}

/// "log base 2 of 32 is 6"
Fact falseLogarithm(const SpokenStatement& said, const SpokenNumber& number)
{
    constexpr std::string_view of = " of ";
    const auto base = said.endsWith(number.span.begin, of) ? spokenNumberEndingAt(said.text, number.span.begin - of.size()) : std::nullopt;
    constexpr auto heads = std::to_array<std::string_view>({"log base ", "log to base ", "logarithm base "});
    const auto head = base ? std::find_if(heads.begin(), heads.end(), [&](std::string_view one) { return said.endsWith(base->span.begin, one); }) : heads.end();
    const auto stated = said.stated.value.toInt();
    const Value back = head != heads.end() && stated && said.stated.places == 0 && *stated >= 0 ? power(base->value, said.stated.value) : std::nullopt;
    if (!back || *back == number.value)
        return std::nullopt;
    for (std::int64_t exponent = 0; exponent <= 64; ++exponent)
        if (power(base->value, Rational(exponent)) == number.value)
            return judgeSpoken(said.text, base->span.begin - head->size(), said.verb, Rational(exponent), said.stated);
    return std::nullopt; // rounded, perhaps
}

} // namespace

Fact falseFactorial(const SpokenStatement& said)
{
    constexpr std::string_view name = " factorial";
    const auto number = said.endsWith(said.verb, name) ? spokenNumberBefore(said.text, said.verb - name.size()) : std::nullopt;
    return number ? judgeSpoken(said.text, number->span.begin, said.verb, factorialOf(number->value), said.stated) : std::nullopt;
}

Fact falseNamedValue(const SpokenStatement& said, const SpokenNumber& last)
{
    for (const auto check : {falseOfNumber, falseOfTwo, falseDifference, falseLogarithm})
        if (auto fact = check(said, last))
            return fact;
    return std::nullopt;
}

} // namespace core
