#include "core/filter/byte_finder.h"

#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <iterator>

#if defined(__x86_64__) && defined(__GNUC__)
#define DLCOT_X86
#include <immintrin.h>
#endif

namespace core {

namespace {

constexpr std::size_t step = 64; ///< places that are looked at together

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

/// How common a byte is in traces written as JSON; 0 is rare.
std::uint8_t commonness(char c)
{
    static constexpr std::string_view byCount = " etaonisrhldcumfpgwybv,.=\\\"k0123456789x-()+*/:'jzq{}TIASWBCLO$^_";
    static const auto table = [] {
        std::array<std::uint8_t, 256> counts{};
        for (std::size_t i = 0; i < byCount.size(); ++i)
            counts[static_cast<unsigned char>(byCount[i])] = static_cast<std::uint8_t>(byCount.size() - i);
        for (std::size_t i = 0x80; i < 0xC0; ++i)
            counts[i] = 30; // continuation bytes
        for (const std::size_t lead : {0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE2, 0xC3})
            counts[lead] = 40;
        return counts;
    }();
    return table[static_cast<unsigned char>(c)];
}

} // namespace

ByteFinder::ByteFinder(std::string bytes, LetterCase letters) : m_bytes(std::move(bytes)), m_letters(letters)
{
    if (m_letters == LetterCase::Any)
        std::transform(m_bytes.begin(), m_bytes.end(), m_bytes.begin(), lowered);
    std::size_t rarest = 0;
    for (std::size_t i = 1; i < m_bytes.size(); ++i)
        if (commonness(m_bytes[i]) < commonness(m_bytes[rarest]))
            rarest = i;
    std::size_t second = rarest == 0 ? m_bytes.size() - 1 : 0;
    for (std::size_t i = 0; i < m_bytes.size(); ++i)
        if (i != rarest && commonness(m_bytes[i]) < commonness(m_bytes[second]))
            second = i;
    m_first = probe(rarest);
    m_second = probe(second);
}

ByteFinder::Probe ByteFinder::probe(std::size_t at) const
{
    const char byte = m_bytes[at];
    return {at, byte, m_letters == LetterCase::Any && isLetter(byte) ? char{0x20} : char{0}};
}

bool ByteFinder::isAt(const char* place) const
{
    if (m_letters == LetterCase::Exact)
        return std::memcmp(place, m_bytes.data(), m_bytes.size()) == 0;
    for (std::size_t i = 0; i < m_bytes.size(); ++i)
        if (lowered(place[i]) != m_bytes[i])
            return false;
    return true;
}

std::size_t ByteFinder::find(std::string_view text, std::size_t from) const
{
    if (text.size() < m_bytes.size() || from > text.size() - m_bytes.size())
        return std::string_view::npos;
    Stretch stretch{text, from, text.size() - m_bytes.size()};
#if defined(DLCOT_X86)
    static const bool wide = __builtin_cpu_supports("avx2") != 0;
    if (wide ? findWide(stretch) : findNarrow(stretch))
        return stretch.at;
#endif
    for (; stretch.at <= stretch.last; ++stretch.at)
        if (static_cast<char>(text[stretch.at + m_first.at] | m_first.mask) == m_first.byte && isAt(text.data() + stretch.at))
            return stretch.at;
    return std::string_view::npos;
}

bool ByteFinder::firstIn(std::uint64_t places, Stretch& stretch) const
{
    for (; places != 0; places &= places - 1) {
        const std::size_t place = stretch.at + static_cast<std::size_t>(std::countr_zero(places));
        if (isAt(stretch.text.data() + place)) {
            stretch.at = place;
            return true;
        }
    }
    return false;
}

#if defined(DLCOT_X86)
bool ByteFinder::findNarrow(Stretch& stretch) const
{
    const char* const data = stretch.text.data();
    const __m128i first = _mm_set1_epi8(m_first.byte);
    const __m128i second = _mm_set1_epi8(m_second.byte);
    const __m128i firstMask = _mm_set1_epi8(m_first.mask);
    const __m128i secondMask = _mm_set1_epi8(m_second.mask);
    const auto fits = [&](const char* place) {
        const auto load = [](const char* bytes) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)); };
        return _mm_and_si128(_mm_cmpeq_epi8(_mm_or_si128(load(place + m_first.at), firstMask), first),
                             _mm_cmpeq_epi8(_mm_or_si128(load(place + m_second.at), secondMask), second));
    };
    for (; stretch.at + step - 1 <= stretch.last; stretch.at += step) {
        const char* const place = data + stretch.at;
        const __m128i found[4] = {fits(place), fits(place + 16), fits(place + 32), fits(place + 48)};
        const __m128i any = _mm_or_si128(_mm_or_si128(found[0], found[1]), _mm_or_si128(found[2], found[3]));
        if (_mm_movemask_epi8(any) == 0)
            continue;
        std::uint64_t places = 0;
        for (std::size_t part = 0; part < std::size(found); ++part)
            places |= std::uint64_t{static_cast<std::uint16_t>(_mm_movemask_epi8(found[part]))} << (16 * part);
        if (firstIn(places, stretch))
            return true;
    }
    return false;
}

__attribute__((target("avx2"))) bool ByteFinder::findWide(Stretch& stretch) const
{
    const char* const data = stretch.text.data();
    const __m256i first = _mm256_set1_epi8(m_first.byte);
    const __m256i second = _mm256_set1_epi8(m_second.byte);
    const __m256i firstMask = _mm256_set1_epi8(m_first.mask);
    const __m256i secondMask = _mm256_set1_epi8(m_second.mask);
    for (; stretch.at + step - 1 <= stretch.last; stretch.at += step) {
        const auto* const one = reinterpret_cast<const __m256i*>(data + stretch.at + m_first.at);
        const auto* const two = reinterpret_cast<const __m256i*>(data + stretch.at + m_second.at);
        const __m256i low = _mm256_and_si256(_mm256_cmpeq_epi8(_mm256_or_si256(_mm256_loadu_si256(one), firstMask), first),
                                             _mm256_cmpeq_epi8(_mm256_or_si256(_mm256_loadu_si256(two), secondMask), second));
        const __m256i high =
            _mm256_and_si256(_mm256_cmpeq_epi8(_mm256_or_si256(_mm256_loadu_si256(one + 1), firstMask), first),
                             _mm256_cmpeq_epi8(_mm256_or_si256(_mm256_loadu_si256(two + 1), secondMask), second));
        if (_mm256_testz_si256(_mm256_or_si256(low, high), _mm256_or_si256(low, high)) != 0)
            continue;
        const auto lowPlaces = static_cast<std::uint32_t>(_mm256_movemask_epi8(low));
        const auto highPlaces = static_cast<std::uint32_t>(_mm256_movemask_epi8(high));
        if (firstIn(lowPlaces | std::uint64_t{highPlaces} << 32, stretch))
            return true;
    }
    return false;
}
#endif

} // namespace core
