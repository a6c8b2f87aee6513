#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// An exact fraction in lowest terms. Small ones are two machine words, others are big numbers.
///
/// Operations give nothing where the value does not exist (1/0) or would need more than `maxBits` bits, so that no
/// input costs much time or memory. **Threads** values are immutable and may be shared.
class Rational
{
public:
    static constexpr std::size_t maxBits = 20'000;

    Rational(std::int64_t value = 0) : m_numerator(value) {}
    /// The number that decimal `digits` ("12", "0.50", ".5") write; nothing for other text.
    [[nodiscard]] static std::optional<Rational> fromDecimal(std::string_view digits);

    [[nodiscard]] bool isInteger() const;
    [[nodiscard]] int sign() const;
    /// The value when it is an integer that fits.
    [[nodiscard]] std::optional<std::int64_t> toInt() const;
    [[nodiscard]] long double toReal() const;
    /// "17", "-5/3"
    [[nodiscard]] std::string toString() const;
    /// Rounded half up to `places` decimals: "0.3333"; without trailing zeros.
    [[nodiscard]] std::string toDecimal(unsigned places) const;
    /// Bits of numerator and denominator together.
    [[nodiscard]] std::size_t bits() const;
    [[nodiscard]] Rational numerator() const;
    [[nodiscard]] Rational denominator() const;
    [[nodiscard]] Rational floor() const;

    friend std::optional<Rational> operator+(const Rational& a, const Rational& b);
    friend std::optional<Rational> operator-(const Rational& a, const Rational& b);
    friend std::optional<Rational> operator*(const Rational& a, const Rational& b);
    friend std::optional<Rational> operator/(const Rational& a, const Rational& b);
    friend bool operator==(const Rational& a, const Rational& b);
    friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);

    [[nodiscard]] Rational negated() const;
    [[nodiscard]] std::optional<Rational> power(std::int64_t exponent) const;
    /// The exact `degree`-th root where it is rational; degree from 2 to 64.
    [[nodiscard]] std::optional<Rational> root(std::uint32_t degree) const;

private:
    struct Big;
    __extension__ using Wide = __int128;
    static std::optional<Rational> fromBig(Big value);
    static std::optional<Rational> ofWords(Wide numerator, Wide denominator);
    [[nodiscard]] Big toBig() const;

    std::int64_t m_numerator = 0;
    std::int64_t m_denominator = 1;
    std::shared_ptr<const Big> m_big; ///< set: the value, instead of the words above
};

} // namespace core
