#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

// Wider registers where the processor has them; no fused operations, which round otherwise.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define DLCOT_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define DLCOT_WIDE
#endif

namespace core {

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

} // namespace core
