#include "core/filter/byte_finder.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <iterator>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace core {

namespace {

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
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
    const std::size_t last = text.size() - m_bytes.size(); // where it may begin
    std::size_t at = from;
#if defined(__SSE2__)
    constexpr std::size_t step = 64;
    const char* const data = text.data();
    const __m128i first = _mm_set1_epi8(m_first.byte);
    const __m128i second = _mm_set1_epi8(m_second.byte);
    const __m128i firstMask = _mm_set1_epi8(m_first.mask);
    const __m128i secondMask = _mm_set1_epi8(m_second.mask);
    const auto fits = [&](const char* place) {
        const auto load = [](const char* bytes) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)); };
        return _mm_and_si128(_mm_cmpeq_epi8(_mm_or_si128(load(place + m_first.at), firstMask), first),
                             _mm_cmpeq_epi8(_mm_or_si128(load(place + m_second.at), secondMask), second));
    };
    for (; at + step - 1 <= last; at += step) {
        const __m128i found[4] = {fits(data + at), fits(data + at + 16), fits(data + at + 32), fits(data + at + 48)};
        const __m128i any = _mm_or_si128(_mm_or_si128(found[0], found[1]), _mm_or_si128(found[2], found[3]));
        if (_mm_movemask_epi8(any) == 0)
            continue;
        for (std::size_t part = 0; part < std::size(found); ++part) {
            auto places = static_cast<unsigned>(_mm_movemask_epi8(found[part]));
            for (; places != 0; places &= places - 1) {
                const std::size_t place = at + part * 16 + static_cast<std::size_t>(std::countr_zero(places));
                if (isAt(data + place))
                    return place;
            }
        }
    }
#endif
    for (; at <= last; ++at)
        if (static_cast<char>(text[at + m_first.at] | m_first.mask) == m_first.byte && isAt(text.data() + at))
            return at;
    return std::string_view::npos;
}

} // namespace core
