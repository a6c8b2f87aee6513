#pragma once

#include "core/answers/math/rational.h"

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string_view>

namespace core {

/// A fraction in lowest terms of two machine words, for calculations that stay small: what does not fit has no value here, and
/// Rational works it out.
struct SmallFraction
{
    using Value = std::optional<SmallFraction>;

    std::int64_t top = 0;
    std::int64_t bottom = 1; ///< above 0

    /// The number that decimal `digits` write, of at most 18 digits.
    [[nodiscard]] static Value fromDecimal(std::string_view digits)
    {
        SmallFraction out;
        bool point = false;
        if (digits.empty() || digits.size() > 18)
            return std::nullopt;
        for (const char c : digits) {
            if (c == '.' && !point && digits.size() > 1) {
                point = true;
                continue;
            }
            if (c < '0' || c > '9')
                return std::nullopt;
            out.top = out.top * 10 + (c - '0');
            out.bottom *= point ? 10 : 1;
        }
        return out.bottom == 1 ? out : out.reduced();
    }

    [[nodiscard]] bool isWhole() const { return bottom == 1; }
    [[nodiscard]] SmallFraction negated() const { return {-top, bottom}; }

    [[nodiscard]] SmallFraction floor() const { return {top / bottom - (top % bottom < 0 ? 1 : 0), 1}; }

    [[nodiscard]] friend Value operator+(const SmallFraction& a, const SmallFraction& b)
    {
        SmallFraction out;
        if (a.isWhole() && b.isWhole())
            return fits(!__builtin_add_overflow(a.top, b.top, &out.top), out);
        std::int64_t left = 0;
        std::int64_t right = 0;
        const bool fit = !__builtin_mul_overflow(a.top, b.bottom, &left) && !__builtin_mul_overflow(b.top, a.bottom, &right) &&
                         !__builtin_add_overflow(left, right, &out.top) && !__builtin_mul_overflow(a.bottom, b.bottom, &out.bottom);
        return fits(fit, out);
    }

    [[nodiscard]] friend Value operator*(const SmallFraction& a, const SmallFraction& b)
    {
        SmallFraction out;
        return fits(!__builtin_mul_overflow(a.top, b.top, &out.top) && !__builtin_mul_overflow(a.bottom, b.bottom, &out.bottom), out);
    }

    [[nodiscard]] friend Value operator/(const SmallFraction& a, const SmallFraction& b)
    {
        if (b.top == 0)
            return std::nullopt;
        return a * (b.top < 0 ? SmallFraction{-b.bottom, -b.top} : SmallFraction{b.bottom, b.top});
    }

    /// The rest of a whole number; nothing for fractions and where `divisor` is not above 0.
    [[nodiscard]] Value modulo(const SmallFraction& divisor) const
    {
        if (!isWhole() || !divisor.isWhole() || divisor.top <= 0)
            return std::nullopt;
        const std::int64_t rest = top % divisor.top;
        return SmallFraction{rest < 0 ? rest + divisor.top : rest};
    }

    /// A whole power; nothing for 0 to the power of 0 or less.
    [[nodiscard]] Value power(std::int64_t exponent) const
    {
        constexpr std::int64_t most = 63;
        if (exponent > most || exponent < -most || (top == 0 && exponent <= 0))
            return std::nullopt;
        if (exponent < 0) {
            const Value inverse = SmallFraction{1, 1} / *this;
            return inverse ? inverse->power(-exponent) : inverse;
        }
        Value out = SmallFraction{1, 1};
        for (; out && exponent > 0; --exponent)
            out = *out * *this;
        return out;
    }

    [[nodiscard]] Rational toRational() const { return isWhole() ? Rational(top) : (Rational(top) / Rational(bottom)).value_or(Rational()); }

private:
    [[nodiscard]] SmallFraction reduced() const
    {
        const std::int64_t common = std::gcd(top, bottom);
        return {top / common, bottom / common};
    }

    [[nodiscard]] static Value fits(bool fit, const SmallFraction& out)
    {
        if (!fit || out.top == INT64_MIN)
            return std::nullopt;
        return out.isWhole() ? out : out.reduced();
    }
};

} // namespace core
