#include "core/answers/math/rational.h"

#include <gmpxx.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace core {

namespace {

__extension__ using Wide = __int128;

constexpr std::size_t longestNumber = 4000;

bool fits(Wide value)
{
    return value > std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max();
}

/// `base` to a positive power; nothing where it does not fit.
std::optional<std::int64_t> smallPower(std::int64_t base, std::int64_t exponent)
{
    if (base >= -1 && base <= 1)
        return base == -1 && exponent % 2 == 0 ? 1 : base;
    Wide out = 1;
    for (; exponent > 0 && fits(out); --exponent)
        out *= base;
    return fits(out) ? std::optional(static_cast<std::int64_t>(out)) : std::nullopt;
}

} // namespace

struct Rational::Big
{
    mpq_class value;
};

std::optional<Rational> Rational::fromBig(Big big)
{
    mpz_class& n = big.value.get_num();
    mpz_class& d = big.value.get_den();
    if (mpz_sizeinbase(n.get_mpz_t(), 2) + mpz_sizeinbase(d.get_mpz_t(), 2) > maxBits)
        return std::nullopt;
    Rational out;
    if (n.fits_slong_p() && d.fits_slong_p() && n.get_si() != std::numeric_limits<long>::min()) {
        out.m_numerator = n.get_si();
        out.m_denominator = d.get_si();
    } else {
        out.m_big = std::make_shared<const Big>(std::move(big));
    }
    return out;
}

Rational::Big Rational::toBig() const
{
    if (m_big)
        return *m_big;
    Big big;
    big.value = mpq_class(mpz_class(static_cast<long>(m_numerator)), mpz_class(static_cast<long>(m_denominator)));
    return big;
}

std::optional<Rational> Rational::fromDecimal(std::string_view digits)
{
    if (digits.empty() || digits.size() > longestNumber)
        return std::nullopt;
    if (digits.size() <= 18 && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        std::int64_t n = 0;
        for (const char c : digits)
            n = n * 10 + (c - '0');
        return Rational(n);
    }
    std::string all;
    std::size_t places = 0;
    bool point = false;
    for (const char c : digits) {
        if (c == '.' && !point) {
            point = true;
        } else if (c >= '0' && c <= '9') {
            all += c;
            places += point ? 1U : 0U;
        } else {
            return std::nullopt;
        }
    }
    if (all.empty())
        return std::nullopt;
    if (all.size() <= 18) {
        std::int64_t n = 0;
        std::int64_t d = 1;
        for (const char c : all)
            n = n * 10 + (c - '0');
        for (std::size_t i = 0; i < places; ++i)
            d *= 10;
        const std::int64_t common = n == 0 ? d : std::gcd(n, d);
        Rational out(n / common);
        out.m_denominator = d / common;
        return out;
    }
    mpz_class scale;
    mpz_ui_pow_ui(scale.get_mpz_t(), 10, places);
    Big big{mpq_class(mpz_class(all, 10), scale)};
    big.value.canonicalize();
    return fromBig(std::move(big));
}

bool Rational::isInteger() const { return m_big ? m_big->value.get_den() == 1 : m_denominator == 1; }

int Rational::sign() const
{
    if (m_big)
        return sgn(m_big->value);
    return m_numerator > 0 ? 1 : m_numerator < 0 ? -1 : 0;
}

std::optional<std::int64_t> Rational::toInt() const
{
    return !m_big && m_denominator == 1 ? std::optional(m_numerator) : std::nullopt;
}

long double Rational::toReal() const
{
    if (!m_big) {
        const auto top = static_cast<long double>(m_numerator);
        return m_denominator == 1 ? top : top / static_cast<long double>(m_denominator);
    }
    // Numerator shifted so that the integer quotient has 64 good bits; then scaled back.
    const mpz_class& n = m_big->value.get_num();
    const mpz_class& d = m_big->value.get_den();
    const long shift = static_cast<long>(mpz_sizeinbase(d.get_mpz_t(), 2)) + 70 -
                       static_cast<long>(mpz_sizeinbase(n.get_mpz_t(), 2));
    mpz_class quotient;
    if (shift >= 0)
        quotient = (n << static_cast<unsigned long>(shift)) / d;
    else
        quotient = n / (d << static_cast<unsigned long>(-shift));
    const mpz_class high = quotient >> 32;
    const mpz_class low = abs(quotient) & mpz_class(0xFFFFFFFFUL);
    const long double top = static_cast<long double>(high.get_d()); // at most 40 bits: exact
    const long double value = top * 4294967296.0L + (sgn(quotient) < 0 ? 0.0L : static_cast<long double>(low.get_ui()));
    return std::ldexp(value, static_cast<int>(-shift));
}

std::string Rational::toString() const
{
    if (m_big)
        return m_big->value.get_str();
    return std::to_string(m_numerator) + (m_denominator == 1 ? "" : "/" + std::to_string(m_denominator));
}

std::string Rational::toDecimal(unsigned places) const
{
    const Big big = toBig();
    mpz_class scale;
    mpz_ui_pow_ui(scale.get_mpz_t(), 10, places);
    const mpz_class n = abs(big.value.get_num()) * scale * 2 + big.value.get_den();
    std::string digits = mpz_class(n / (big.value.get_den() * 2)).get_str();
    if (places > 0) {
        if (digits.size() <= places)
            digits.insert(0, places + 1 - digits.size(), '0');
        digits.insert(digits.size() - places, ".");
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.back() == '.')
            digits.pop_back();
    }
    return (sgn(big.value) < 0 && digits != "0" ? "-" : "") + digits;
}

std::size_t Rational::bits() const
{
    const Big big = toBig();
    return mpz_sizeinbase(big.value.get_num().get_mpz_t(), 2) + mpz_sizeinbase(big.value.get_den().get_mpz_t(), 2);
}

Rational Rational::numerator() const
{
    if (!m_big)
        return Rational(m_numerator);
    return fromBig({mpq_class(m_big->value.get_num())}).value_or(Rational());
}

Rational Rational::denominator() const
{
    if (!m_big)
        return Rational(m_denominator);
    return fromBig({mpq_class(m_big->value.get_den())}).value_or(Rational());
}

Rational Rational::floor() const
{
    if (!m_big)
        return Rational(m_numerator / m_denominator - (m_numerator % m_denominator < 0 ? 1 : 0));
    const Big big = toBig();
    mpz_class quotient;
    mpz_fdiv_q(quotient.get_mpz_t(), big.value.get_num().get_mpz_t(), big.value.get_den().get_mpz_t());
    return fromBig({mpq_class(quotient)}).value_or(Rational());
}

Rational Rational::negated() const
{
    Rational out = *this;
    out.m_numerator = -out.m_numerator;
    if (m_big)
        out.m_big = std::make_shared<const Big>(Big{-m_big->value});
    return out;
}

/// The fraction, in lowest terms, where it fits in two machine words.
std::optional<Rational> Rational::ofWords(Wide numerator, Wide denominator)
{
    if (!fits(numerator) || !fits(denominator))
        return std::nullopt;
    Rational out(static_cast<std::int64_t>(numerator));
    out.m_denominator = static_cast<std::int64_t>(denominator);
    return out;
}

std::optional<Rational> operator+(const Rational& a, const Rational& b)
{
    if (!a.m_big && !b.m_big) { // lowest terms stay such but for what both denominators share
        const std::int64_t shared = a.m_denominator == 1 || b.m_denominator == 1 ? 1 : std::gcd(a.m_denominator, b.m_denominator);
        const Wide n = Wide{a.m_numerator} * (b.m_denominator / shared) + Wide{b.m_numerator} * (a.m_denominator / shared);
        const std::int64_t common = shared == 1 ? 1 : std::gcd(static_cast<std::int64_t>(n % shared), shared);
        const Wide d = n == 0 ? Wide{1} : Wide{a.m_denominator / shared} * (b.m_denominator / common);
        if (auto sum = Rational::ofWords(common == 1 ? n : n / common, d))
            return sum;
    }
    return Rational::fromBig({a.toBig().value + b.toBig().value});
}

std::optional<Rational> operator-(const Rational& a, const Rational& b) { return a + b.negated(); }

std::optional<Rational> operator*(const Rational& a, const Rational& b)
{
    if (!a.m_big && !b.m_big) { // lowest terms stay such but for what one's numerator shares with the other's denominator
        const std::int64_t first = b.m_denominator == 1 ? 1 : std::gcd(a.m_numerator, b.m_denominator);
        const std::int64_t second = a.m_denominator == 1 ? 1 : std::gcd(b.m_numerator, a.m_denominator);
        if (auto product = Rational::ofWords(Wide{a.m_numerator / first} * (b.m_numerator / second), Wide{a.m_denominator / second} * (b.m_denominator / first)))
            return product;
    }
    return Rational::fromBig({a.toBig().value * b.toBig().value});
}

std::optional<Rational> operator/(const Rational& a, const Rational& b)
{
    if (b.sign() == 0)
        return std::nullopt;
    if (!b.m_big) {
        Rational inverse(b.m_numerator < 0 ? -b.m_denominator : b.m_denominator);
        inverse.m_denominator = b.m_numerator < 0 ? -b.m_numerator : b.m_numerator;
        return a * inverse;
    }
    return Rational::fromBig({a.toBig().value / b.toBig().value});
}

bool operator==(const Rational& a, const Rational& b)
{
    if (!a.m_big && !b.m_big)
        return a.m_numerator == b.m_numerator && a.m_denominator == b.m_denominator;
    return a.m_big && b.m_big && a.m_big->value == b.m_big->value;
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b)
{
    if (!a.m_big && !b.m_big)
        return Wide{a.m_numerator} * b.m_denominator <=> Wide{b.m_numerator} * a.m_denominator;
    return cmp(a.toBig().value, b.toBig().value) <=> 0;
}

std::optional<Rational> Rational::power(std::int64_t exponent) const
{
    if (exponent == 0)
        return Rational(1);
    if (exponent < 0) {
        const auto inverse = Rational(1) / *this;
        return inverse && exponent > std::numeric_limits<std::int64_t>::min() ? inverse->power(-exponent) : std::nullopt;
    }
    if (!m_big && m_denominator == 1 && m_numerator >= -1 && m_numerator <= 1)
        return m_numerator == -1 && exponent % 2 == 0 ? Rational(1) : *this;
    if (exponent > static_cast<std::int64_t>(maxBits) || (bits() - 1) * static_cast<std::size_t>(exponent) > maxBits * 2)
        return std::nullopt;
    if (!m_big) {
        const auto n = smallPower(m_numerator, exponent);
        const auto d = n ? smallPower(m_denominator, exponent) : n;
        if (n && d) {
            Rational out(*n);
            out.m_denominator = *d;
            return out;
        }
    }
    const Big base = toBig();
    Big out;
    mpz_pow_ui(out.value.get_num().get_mpz_t(), base.value.get_num().get_mpz_t(), static_cast<unsigned long>(exponent));
    mpz_pow_ui(out.value.get_den().get_mpz_t(), base.value.get_den().get_mpz_t(), static_cast<unsigned long>(exponent));
    return fromBig(std::move(out));
}

std::optional<Rational> Rational::root(std::uint32_t degree) const
{
    if (degree < 2 || degree > 64 || (sign() < 0 && degree % 2 == 0))
        return std::nullopt;
    const Big big = toBig();
    Big out;
    const bool exact =
        mpz_root(out.value.get_num().get_mpz_t(), big.value.get_num().get_mpz_t(), degree) != 0 &&
        mpz_root(out.value.get_den().get_mpz_t(), big.value.get_den().get_mpz_t(), degree) != 0;
    return exact ? fromBig(std::move(out)) : std::nullopt;
}

} // namespace core
