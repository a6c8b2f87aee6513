#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

// Wider registers where the processor has them; no fused operations, which round otherwise.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define DLCOT_WIDE __attribute__((target_clones("avx2", "default")))
#define DLCOT_WIDEST __attribute__((target_clones("arch=x86-64-v4", "avx2", "default"))) ///< for loops over sixteen numbers and more
#else
#define DLCOT_WIDE
#define DLCOT_WIDEST
#endif

#if defined(__GNUC__) && !defined(__clang__)
#define DLCOT_ROLLED _Pragma("GCC unroll 1")
#else
#define DLCOT_ROLLED ///< before a loop that is to stay one
#endif

namespace core {

/// Numbers that a wide processor takes at once.
constexpr std::size_t lanes = 8;
template <class Number> struct alignas(4 * lanes) WideNumbers
{
    std::array<Number, lanes> at{};
    Number& operator[](std::size_t lane) { return at[lane]; }
    Number operator[](std::size_t lane) const { return at[lane]; }
};
using Wide = WideNumbers<float>;
/// A row of numbers. Lanes behind its end come from the next row, or are 0 behind the last one: to set them apart takes longer,
/// as a register cannot be read before all that was written to its place piece by piece has come to memory.
template <std::size_t n> inline Wide lanesOf(std::span<const std::array<float, n>> rows, std::size_t row)
{
    static_assert(n <= lanes && lanes <= 2 * n);
    Wide out;
    if (row + 1 < rows.size())
        std::memcpy(out.at.data(), rows[row].data(), sizeof out.at);
    else
        std::memcpy(out.at.data(), rows[row].data(), sizeof rows[row]);
    return out;
}

/// Calls `visit(lane)` for each lane: in one go where it is only sums and products, in a file that core/CMakeLists.txt names.
template <class Visit> inline void eachLane(Visit&& visit)
{
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC ivdep // lanes know nothing of each other
#endif
    DLCOT_ROLLED // a loop is made a vector, what it is unrolled to is not
    for (std::size_t lane = 0; lane < lanes; ++lane)
        visit(lane);
}

/// Adds `factor` times `row` to `sum`.
inline void addTo(Wide& sum, const Wide& row, float factor)
{
    eachLane([&](std::size_t l) { sum[l] += factor * row[l]; });
}
inline void addTo(Wide& sum, const Wide& row)
{
    eachLane([&](std::size_t l) { sum[l] += row[l]; });
}

/// What is added to a float so that the last bits of the sum are the float's whole part (1.5 * 2^23).
inline constexpr float wholeBits = 12582912.0F;

/// 2 to the power of `x`, to 3e-6 of it; at most about 2^120, at least about 2^-120. **Input** under a million.
/// A loop of it is done for several numbers at once.
inline float powerOf2(float x)
{
    constexpr std::int32_t none = std::bit_cast<std::int32_t>(wholeBits);
    const float shifted = x + wholeBits;
    const float f = x - (shifted - wholeBits);
    const float part = 1 + f * (0.69312419F + f * (0.24024099F + f * (0.05590643F + f * 0.00958286F)));
    const std::int32_t whole = std::min(std::max(std::bit_cast<std::int32_t>(shifted), none - 120), none + 120);
    return std::bit_cast<float>(std::bit_cast<std::uint32_t>(part) + (static_cast<std::uint32_t>(whole) << 23));
}

inline constexpr float toPowerOf2 = 1.44269504F; ///< e to the power of x is 2 to the power of so many times x

/// e to the power of `x`, likewise.
inline float power(float x) { return powerOf2(x * toPowerOf2); }

/// The natural logarithm of `x`, to 2e-6. **Input** above 0.
inline float logarithm(float x)
{
    constexpr std::int32_t middle = 0x3F3504F3; // the root of 1/2: its part of the power of 2 is taken off
    const std::int32_t whole = (std::bit_cast<std::int32_t>(x) - middle) >> 23;
    const float part = std::bit_cast<float>(std::bit_cast<std::int32_t>(x) - whole * (1 << 23));
    const float t = (part - 1) / (part + 1);
    const float square = t * t;
    return static_cast<float>(whole) * 0.69314718F + t * (2 + square * (0.66666667F + square * 0.4F));
}

} // namespace core
