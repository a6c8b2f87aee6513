#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace core {

/// What 64 bytes of a text are, a bit each, the first the lowest.
struct ByteMasks
{
    static constexpr std::size_t width = 64;
    std::uint64_t letters = 0; ///< ASCII letters
    std::uint64_t digits = 0;  ///< ASCII digits
    std::uint64_t signs = 0;   ///< '<', and the first bytes of characters beyond ASCII
};

namespace detail {

/// Of 64 bytes.
inline ByteMasks masksOf(const char* bytes)
{
    ByteMasks masks;
#ifdef __SSE2__
    for (unsigned part = 0; part < ByteMasks::width; part += 16) {
        const __m128i all = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + part));
        const __m128i raised = _mm_add_epi8(_mm_or_si128(all, _mm_set1_epi8(0x20)), _mm_set1_epi8(0x7F - 'z')); // 'z' is the greatest
        const __m128i letters = _mm_cmpgt_epi8(raised, _mm_set1_epi8(0x7F - 26));
        const __m128i digits = _mm_cmpgt_epi8(_mm_add_epi8(all, _mm_set1_epi8(0x7F - '9')), _mm_set1_epi8(0x7F - 10));
        const __m128i inside = _mm_cmpgt_epi8(_mm_set1_epi8(-0x40), all);
        const __m128i signs = _mm_or_si128(_mm_andnot_si128(inside, all), _mm_cmpeq_epi8(all, _mm_set1_epi8('<')));
        const auto bits = [part](__m128i mask) { return std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(mask))} << part; };
        masks.letters |= bits(letters);
        masks.digits |= bits(digits);
        masks.signs |= bits(signs);
    }
#else
    for (std::size_t place = 0; place < ByteMasks::width; ++place) {
        const auto c = static_cast<unsigned char>(bytes[place]);
        const unsigned low = c | 0x20U;
        masks.letters |= std::uint64_t{low >= 'a' && low <= 'z'} << place;
        masks.digits |= std::uint64_t{c >= '0' && c <= '9'} << place;
        masks.signs |= std::uint64_t{c == '<' || c >= 0xC0} << place;
    }
#endif
    return masks;
}

} // namespace detail

/// What the bytes of `text` from `at` on are, but for those from `end` on. **Input** at < end <= text.size().
[[nodiscard]] inline ByteMasks masksAt(std::string_view text, std::size_t at, std::size_t end)
{
    ByteMasks masks;
    if (at + ByteMasks::width <= text.size()) {
        masks = detail::masksOf(text.data() + at);
    } else {
        char bytes[ByteMasks::width] = {};
        std::memcpy(bytes, text.data() + at, text.size() - at);
        masks = detail::masksOf(bytes);
    }
    if (end - at < ByteMasks::width) {
        const std::uint64_t kept = (std::uint64_t{1} << (end - at)) - 1;
        masks.letters &= kept;
        masks.digits &= kept;
        masks.signs &= kept;
    }
    return masks;
}

} // namespace core
