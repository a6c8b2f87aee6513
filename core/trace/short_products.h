#pragma once

#include "core/trace/registers.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#ifdef DLCOT_WIDE_REGISTERS
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
            auto& pair = m_pairs.emplace_back().numbers;
            for (std::size_t i = 0; i < outs; ++i) {
                pair[2 * i] = rounded(rows[j][i] * parts);
                pair[2 * i + 1] = rounded(rows[j + 1][i] * parts);
            }
        }
    }

    using Sums = std::array<std::int32_t, outs>;
    /// Makes `sums` of `before` and the products of `numbers` with the rows.
    template <std::size_t ins> void addProducts(const std::array<std::int16_t, ins>& numbers, const Sums& before, Sums& sums) const
    {
        addProductsWith(widestRegisters(), numbers, before, sums);
    }
    /// The same in other registers. **Input** none that are wider than the processor's.
    template <std::size_t ins> void addProductsWith(Registers registers, const std::array<std::int16_t, ins>& numbers, const Sums& before, Sums& sums) const
    {
        const Pair* const pairs = m_pairs.data();
        constexpr std::size_t count = ins / 2;
#ifdef DLCOT_WIDE_REGISTERS
        if (registers == Registers::Bytes64)
            return addWidestProducts<count>(numbers.data(), pairs, before.data(), sums.data());
        if (registers == Registers::Bytes32)
            return addWideProducts<count>(numbers.data(), pairs, before.data(), sums.data());
#endif
        static_cast<void>(registers);
        addPlainProducts<count>(numbers.data(), pairs, before, sums);
    }

private:
    struct alignas(64) Pair
    {
        std::array<std::int16_t, 2 * outs> numbers;
    };

    template <std::size_t count> static void addPlainProducts(const std::int16_t* numbers, const Pair* pairs, const Sums& before, Sums& sums)
    {
#ifdef __SSE2__
        constexpr std::size_t at_once = outs % 16 == 0 ? 4 : 3; // registers
        static_assert(outs % (4 * at_once) == 0);
        for (std::size_t out = 0; out < outs; out += 4 * at_once) {
            __m128i sum[at_once];
            std::memcpy(sum, before.data() + out, sizeof sum);
            for (std::size_t j = 0; j < count; ++j) {
                std::int32_t two;
                std::memcpy(&two, numbers + 2 * j, sizeof two);
                const __m128i both = _mm_set1_epi32(two);
                for (std::size_t r = 0; r < at_once; ++r) {
                    __m128i row;
                    std::memcpy(&row, pairs[j].numbers.data() + 2 * out + 8 * r, sizeof row);
                    sum[r] = _mm_add_epi32(sum[r], _mm_madd_epi16(both, row));
                }
            }
            std::memcpy(sums.data() + out, sum, sizeof sum);
        }
#else
        sums = before;
        for (std::size_t j = 0; j < count; ++j)
            for (std::size_t i = 0; i < outs; ++i)
                sums[i] += numbers[2 * j] * pairs[j].numbers[2 * i] + numbers[2 * j + 1] * pairs[j].numbers[2 * i + 1];
#endif
    }

#ifdef DLCOT_WIDE_REGISTERS
    /// The same sums in registers of twice the width.
    template <std::size_t count> __attribute__((target("avx2"))) static void addWideProducts(const std::int16_t* numbers, const Pair* pairs, const std::int32_t* before, std::int32_t* sums)
    {
        constexpr std::size_t lanes = 8;
        constexpr std::size_t at_once = outs % (6 * lanes) == 0 ? 6 : 3; // registers
        static_assert(outs % (at_once * lanes) == 0 && count % 8 == 0);
        for (std::size_t out = 0; out < outs; out += lanes * at_once) {
            __m256i sum[at_once];
#pragma GCC unroll 6
            for (std::size_t r = 0; r < at_once; ++r)
                sum[r] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(before + out) + r);
#pragma GCC unroll 8
            for (std::size_t j = 0; j < count; ++j) {
                std::int32_t two;
                std::memcpy(&two, numbers + 2 * j, sizeof two);
                const __m256i both = _mm256_set1_epi32(two);
                const __m256i* const rows = reinterpret_cast<const __m256i*>(pairs[j].numbers.data() + 2 * out);
#pragma GCC unroll 6
                for (std::size_t r = 0; r < at_once; ++r)
                    sum[r] = _mm256_add_epi32(sum[r], _mm256_madd_epi16(both, _mm256_load_si256(rows + r)));
            }
#pragma GCC unroll 6
            for (std::size_t r = 0; r < at_once; ++r)
                _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + out) + r, sum[r]);
        }
    }

    /// The same in registers of four times the width, products and sums at once. Two sums take turns, as each waits for the one
    /// before. What is behind the last lanes is not read.
    template <std::size_t count> __attribute__((target("avx512f,avx512bw,avx512vnni"))) static void addWidestProducts(const std::int16_t* numbers, const Pair* pairs, const std::int32_t* before, std::int32_t* sums)
    {
        constexpr std::size_t lanes = 16;
        constexpr std::size_t at_once = (outs + lanes - 1) / lanes; // registers
        constexpr std::size_t turns = 2;
        static_assert(at_once <= 6 && count % 8 == 0 && sizeof(Pair) == at_once * sizeof(__m512i));
        constexpr auto last = static_cast<__mmask16>(0xFFFFU >> (at_once * lanes - outs));
        const auto maskOf = [](std::size_t r) { return r + 1 < at_once ? static_cast<__mmask16>(0xFFFFU) : last; };
        __m512i sum[turns][at_once];
#pragma GCC unroll 6
        for (std::size_t r = 0; r < at_once; ++r) {
            sum[0][r] = _mm512_maskz_loadu_epi32(maskOf(r), before + lanes * r);
            sum[1][r] = _mm512_setzero_si512();
        }
        for (std::size_t j = 0; j < count; j += turns) {
#pragma GCC unroll 2
            for (std::size_t turn = 0; turn < turns; ++turn) {
                std::int32_t two;
                std::memcpy(&two, numbers + 2 * (j + turn), sizeof two);
                const __m512i both = _mm512_set1_epi32(two);
                const __m512i* const rows = reinterpret_cast<const __m512i*>(pairs[j + turn].numbers.data());
#pragma GCC unroll 6
                for (std::size_t r = 0; r < at_once; ++r)
                    sum[turn][r] = _mm512_dpwssd_epi32(sum[turn][r], both, _mm512_load_si512(rows + r));
            }
        }
#pragma GCC unroll 6
        for (std::size_t r = 0; r < at_once; ++r)
            _mm512_mask_storeu_epi32(sums + lanes * r, maskOf(r), _mm512_add_epi32(sum[0][r], sum[1][r]));
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
