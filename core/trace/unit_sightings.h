#pragma once

#include "core/trace/token_hashes.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace core {

/// How often something was seen, and in which unit last.
struct Sightings
{
    std::size_t times = 0, last = 0;
};

namespace detail {

/// By byte, how many of its bits are set.
inline constexpr std::array<std::uint8_t, 256> bitCounts = [] {
    std::array<std::uint8_t, 256> table{};
    for (unsigned byte = 1; byte < 256; ++byte)
        table[byte] = static_cast<std::uint8_t>(table[byte / 2] + byte % 2);
    return table;
}();

} // namespace detail

/// A yes or no of the units that were looked at last.
class Recent
{
public:
    void push(bool value) { m_bits = m_bits << 1U | std::uint32_t{value}; }
    [[nodiscard]] bool any(unsigned units) const { return (m_bits & ((1U << units) - 1)) != 0; }
    /// Of the last eight, whether so many are.
    [[nodiscard]] bool atLeast(int least) const { return detail::bitCounts[m_bits & 0xFFU] >= least; }

private:
    std::uint32_t m_bits = 0;
};

/// Sentences that were said; forgets some, as TokenSet does.
class SentenceSet
{
public:
    explicit SentenceSet(std::size_t textSize) : m_set(textSize / 8) {}
    /// False when it was there.
    bool insert(std::uint32_t hash)
    {
        const bool there = m_set.contains(hash);
        m_set.insert(hash);
        return !there;
    }

private:
    TokenSet m_set;
};

} // namespace core
