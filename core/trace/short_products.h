#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#if defined(__x86_64__) && defined(__GNUC__)
#define DLCOT_WIDE_PRODUCTS
#include <immintrin.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace core {

/// A matrix of short numbers by which rows of short numbers are multiplied, two at a time: exact, so the same everywhere.
template <std::size_t outs> class ShortMatrix
{
public:
    static_assert(outs % 4 == 0);
    /// Takes `rows` after each other, by input, as parts of 1 / `parts`; an even number of them.
    template <class Rows> void append(const Rows& rows, float parts)
    {
        for (std::size_t j = 0; j + 1 < rows.size(); j += 2) {
            Pair& pair = m_pairs.emplace_back();
            for (std::size_t i = 0; i < outs; ++i) {
                pair[2 * i] = rounded(rows[j][i] * parts);
                pair[2 * i + 1] = rounded(rows[j + 1][i] * parts);
            }
        }
    }

    /// Adds to `sums` the products of `numbers` with the rows from `first` on.
    void addProducts(std::span<const std::int16_t> numbers, std::size_t first, std::array<std::int32_t, outs>& sums) const
    {
        const Pair* const pairs = m_pairs.data() + first / 2;
        const std::size_t count = numbers.size() / 2;
#ifdef DLCOT_WIDE_PRODUCTS
        static const bool hasWide = __builtin_cpu_supports("avx2") != 0;
        if (hasWide)
            return addWideProducts(numbers.data(), count, pairs, sums.data());
#endif
#ifdef __SSE2__
        constexpr std::size_t at_once = outs % 16 == 0 ? 4 : 3; // registers
        static_assert(outs % (4 * at_once) == 0);
        for (std::size_t out = 0; out < outs; out += 4 * at_once) {
            __m128i sum[at_once];
            std::memcpy(sum, sums.data() + out, sizeof sum);
            for (std::size_t j = 0; j < count; ++j) {
                std::int32_t two;
                std::memcpy(&two, numbers.data() + 2 * j, sizeof two);
                const __m128i both = _mm_set1_epi32(two);
                for (std::size_t r = 0; r < at_once; ++r) {
                    __m128i row;
                    std::memcpy(&row, pairs[j].data() + 2 * out + 8 * r, sizeof row);
                    sum[r] = _mm_add_epi32(sum[r], _mm_madd_epi16(both, row));
                }
            }
            std::memcpy(sums.data() + out, sum, sizeof sum);
        }
#else
        for (std::size_t j = 0; j < count; ++j)
            for (std::size_t i = 0; i < outs; ++i)
                sums[i] += numbers[2 * j] * pairs[j][2 * i] + numbers[2 * j + 1] * pairs[j][2 * i + 1];
#endif
    }

private:
    using Pair = std::array<std::int16_t, 2 * outs>;

#ifdef DLCOT_WIDE_PRODUCTS
    /// The same sums in registers of twice the width.
    __attribute__((target("avx2"))) static void addWideProducts(const std::int16_t* numbers, std::size_t count, const Pair* pairs, std::int32_t* sums)
    {
        constexpr std::size_t lanes = 8;
        static_assert(outs % lanes == 0 && outs / lanes <= 12); // they stay in registers
        __m256i sum[outs / lanes];
        std::memcpy(sum, sums, sizeof sum);
        for (std::size_t j = 0; j < count; ++j) {
            std::int32_t two;
            std::memcpy(&two, numbers + 2 * j, sizeof two);
            const __m256i both = _mm256_set1_epi32(two);
            for (std::size_t r = 0; r < outs / lanes; ++r) {
                __m256i row;
                std::memcpy(&row, pairs[j].data() + 2 * lanes * r, sizeof row);
                sum[r] = _mm256_add_epi32(sum[r], _mm256_madd_epi16(both, row));
            }
        }
        std::memcpy(sums, sum, sizeof sum);
    }
#endif

    static std::int16_t rounded(float value)
    {
        constexpr float most = 16384; // so that a hundred products with numbers up to 1024 do not overflow
        return static_cast<std::int16_t>(std::lround(std::fmin(std::fmax(value, -most), most)));
    }

    std::vector<Pair> m_pairs;
};

} // namespace core
