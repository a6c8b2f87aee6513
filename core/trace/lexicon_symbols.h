#pragma once

#include "core/trace/lexicon.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

// What reading a lexicon and finding its phrases share; only these two include it.

namespace core {

namespace detail {

constexpr bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// By byte: lower case, white space as one space.
constexpr std::array<unsigned char, 256> foldedBytes = [] {
    std::array<unsigned char, 256> table{};
    for (unsigned i = 0; i < 256; ++i)
        table[i] = static_cast<unsigned char>(i >= 'A' && i <= 'Z' ? i - 'A' + 'a' : i < 128 && isBlank(static_cast<char>(i)) ? unsigned{' '} : i);
    return table;
}();
constexpr unsigned char folded(char c) { return foldedBytes[static_cast<unsigned char>(c)]; }

constexpr std::array<bool, 256> wordBytes = [] {
    std::array<bool, 256> table{};
    for (unsigned i = 0; i < 256; ++i)
        table[i] = (foldedBytes[i] >= 'a' && foldedBytes[i] <= 'z') || (i >= '0' && i <= '9');
    return table;
}();
constexpr bool isWordByte(char c) { return wordBytes[static_cast<unsigned char>(c)]; }

/// The next symbol of running text: white space is one ' ', the typographic apostrophe is "'".
struct Symbol
{
    unsigned char value = 0;
    std::size_t length = 1;
};
inline Symbol symbolAt(std::string_view text, std::size_t at)
{
    const char c = text[at];
    if (isBlank(c)) {
        std::size_t end = at + 1;
        while (end < text.size() && end - at < 4 && isBlank(text[end]))
            ++end;
        return {' ', end - at};
    }
    if (c == '\xE2' && text.substr(at, 3) == "’")
        return {'\'', 3};
    return {folded(c), 1};
}

/// A hash of the first three symbols of a phrase; shorter ones have spaces behind them.
constexpr std::size_t beginningHash(unsigned char a, unsigned char b, unsigned char c)
{
    return ((a * 67U + b) * 67U + c) & ((1U << 14U) - 1U);
}

/// Tells a word and the one before it from others.
inline std::uint64_t pairKey(std::uint64_t word, std::uint64_t before)
{
    return (word ^ std::rotl(before, 27) * 0x9E3779B97F4A7C15U) * 0xD6E8FEB86659FD93U;
}
/// A hash of 14 bits of such a key.
inline std::size_t hashOfKey(std::uint64_t key) { return key >> 50U; }
inline std::size_t wordHash(std::uint64_t word) { return hashOfKey(pairKey(word, 0)); }

} // namespace detail

/// Where the first word `name` of phrases stands, or would.
inline std::size_t Lexicon::placeOf(std::uint64_t name) const
{
    std::size_t at = detail::wordHash(name) & (m_firstWords.size() - 1);
    while (m_firstWords[at].name != 0 && m_firstWords[at].name != name)
        at = (at + 1) & (m_firstWords.size() - 1);
    return at;
}

/// What phrases begin with `name`; null where none does.
inline const Lexicon::FirstWord* Lexicon::firstWordOf(std::uint64_t name) const
{
    if (!m_mayWords[detail::wordHash(name)])
        return nullptr;
    const FirstWord& word = m_firstWords[placeOf(name)];
    return word.name != 0 ? &word : nullptr;
}

/// Where a pair of words with which phrases begin stands, or would.
inline std::size_t Lexicon::pairPlaceOf(std::uint64_t key) const
{
    std::size_t at = detail::hashOfKey(key) & (m_firstPairs.size() - 1);
    while (m_firstPairs[at].key != 0 && m_firstPairs[at].key != key)
        at = (at + 1) & (m_firstPairs.size() - 1);
    return at;
}

} // namespace core
