#include "core/tokens/joined_characters.h"

#include "core/tokens/unicode_class.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>
#include <vector>

namespace core {

namespace {

constexpr std::size_t pairWords = 65536 / 64; ///< a bit for each pair of bytes
constexpr std::size_t bitsPerPair = 32;       ///< of the filter: about one false yes in thirty

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }
bool isAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// Bytes that the character which begins with `lead` takes.
std::size_t lengthFor(char lead)
{
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::size_t pairOf(char last, char first)
{
    return std::size_t{static_cast<unsigned char>(last)} << 8 | static_cast<unsigned char>(first);
}

/// Up to four bytes on each side of a boundary, mixed.
std::uint64_t hashOf(std::string_view left, std::string_view right)
{
    std::uint32_t halves[2] = {0, 0};
    std::memcpy(&halves[0], left.data(), left.size());
    std::memcpy(&halves[1], right.data(), right.size());
    const std::uint64_t h = (std::uint64_t{halves[0]} << 32 | halves[1]) * 0x9E3779B97F4A7C15U;
    return (h ^ (h >> 32)) * 0xBF58476D1CE4E5B9U;
}

std::size_t bitOf(std::uint64_t hash, std::size_t filterWords)
{
    return static_cast<std::size_t>(hash >> (64U - static_cast<unsigned>(std::countr_zero(filterWords * 64))));
}

void set(std::span<std::uint64_t> bits, std::size_t bit) { bits[bit / 64] |= std::uint64_t{1} << (bit % 64); }
bool isSet(std::span<const std::uint64_t> bits, std::size_t bit) { return (bits[bit / 64] >> (bit % 64) & 1U) != 0; }

/// Calls `found(left, right, whole)` for each boundary between characters inside a token.
template <class Found> void boundariesOf(std::string_view token, Found&& found)
{
    for (std::size_t at = 1; at < token.size(); ++at) {
        if (continues(token[at]) || (isAscii(token[at]) && isAscii(token[at - 1])))
            continue;
        std::size_t begin = at - 1;
        while (begin > 0 && at - begin < 4 && continues(token[begin]))
            --begin;
        const std::string_view left = token.substr(begin, at - begin);
        const std::string_view right = token.substr(at, lengthFor(token[at]));
        found(left, right, !continues(left.front()) && right.size() == lengthFor(right.front()));
    }
}

} // namespace

Table<std::uint64_t> JoinedCharacters::collect(std::span<const std::string> tokens)
{
    std::vector<std::uint64_t> hashes;
    std::vector<std::uint64_t> bits(pairWords);
    for (const std::string& token : tokens)
        boundariesOf(token, [&](std::string_view left, std::string_view right, bool whole) {
            hashes.push_back(hashOf(left, right));
            if (!whole)
                set(bits, pairOf(left.back(), right.front()));
        });
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    const std::size_t filterWords = std::bit_ceil(std::max<std::size_t>(1, hashes.size() * bitsPerPair / 64));
    bits.resize(pairWords + filterWords);
    const std::span<std::uint64_t> filter = std::span(bits).subspan(pairWords);
    for (const std::uint64_t hash : hashes)
        set(filter, bitOf(hash, filterWords));
    return Table<std::uint64_t>(std::move(bits));
}

bool JoinedCharacters::isUsable(const Table<std::uint64_t>& bits)
{
    return bits.empty() || (bits.size() > pairWords && std::has_single_bit(bits.size() - pairWords));
}

bool JoinedCharacters::holds(std::string_view left, std::string_view right) const
{
    const std::span<const std::uint64_t> filter = m_bits.span().subspan(pairWords);
    return isSet(filter, bitOf(hashOf(left, right), filter.size()));
}

bool JoinedCharacters::joined(std::string_view word, std::size_t at) const
{
    std::size_t begin = at - 1;
    while (begin > 0 && continues(word[begin]))
        --begin;
    const std::string_view left = word.substr(begin, at - begin);
    const std::string_view right = word.substr(at, lengthFor(word[at]));
    if (holds(left, right))
        return true;
    if (!isSet(m_bits.span(), pairOf(left.back(), right.front())))
        return false;
    for (std::size_t before = 1; before <= left.size(); ++before)
        for (std::size_t after = 1; after <= right.size(); ++after)
            if (holds(left.substr(left.size() - before), right.substr(0, after)))
                return true;
    return false;
}

std::size_t JoinedCharacters::nextCut(std::string_view word, std::size_t from) const
{
    for (std::size_t at = from + 1; at < word.size(); ++at)
        if (!continues(word[at]) && !(isAscii(word[at]) && isAscii(word[at - 1])) && !joined(word, at))
            return at;
    return word.size();
}

} // namespace core
