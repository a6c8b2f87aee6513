#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace core {

/// A number for each hash that was asked for, by open addressing. **Cost** constant a hash.
class HashNumbers
{
public:
    /// **Input** about so many different hashes will come; more may.
    explicit HashNumbers(std::size_t expected)
        : m_mask(std::bit_ceil(expected + expected / 3 + 64) - 1), m_slots(std::make_unique<Slot[]>(m_mask + 1))
    {
    }

    /// The number of a hash, to be set: 0 where it was not there, and the caller must then set another.
    [[nodiscard]] std::uint32_t& operator[](std::uint64_t hash)
    {
        Slot* slot = &m_slots[placeOf(hash)];
        if (slot->number == 0) {
            if (m_count++ > m_mask / 4 * 3) {
                grow();
                slot = &m_slots[placeOf(hash)];
            }
            slot->hash = hash;
        }
        return slot->number;
    }
    /// 0 where it was not there.
    [[nodiscard]] std::uint32_t find(std::uint64_t hash) const { return m_slots[placeOf(hash)].number; }

private:
    struct Slot
    {
        std::uint64_t hash;
        std::uint32_t number; ///< 0: empty
    };
    [[nodiscard]] std::size_t placeOf(std::uint64_t hash) const
    {
        std::size_t at = (hash ^ hash >> 32U) & m_mask;
        while (m_slots[at].number != 0 && m_slots[at].hash != hash)
            at = (at + 1) & m_mask;
        return at;
    }
    void grow()
    {
        const std::unique_ptr<Slot[]> before = std::exchange(m_slots, std::make_unique<Slot[]>(2 * (m_mask + 1)));
        const std::size_t size = std::exchange(m_mask, 2 * m_mask + 1) + 1;
        for (std::size_t i = 0; i < size; ++i)
            if (before[i].number != 0)
                m_slots[placeOf(before[i].hash)] = before[i];
    }

    std::size_t m_mask; ///< one less than the slots, which are a power of two
    std::unique_ptr<Slot[]> m_slots; ///< at most three quarters full
    std::size_t m_count = 0;
};

} // namespace core
