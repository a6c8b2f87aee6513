#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace core {

/// Numbers hashes from 0 on, in the order in which they come. **Cost** constant a hash.
class FeatureIds
{
public:
    /// **Input** at most `most` different hashes will come.
    explicit FeatureIds(std::size_t most) : m_slots(std::bit_ceil(2 * most + 2)) {}

    /// The number of a hash; a new one where it was not there.
    std::uint32_t add(std::uint64_t hash)
    {
        Slot& slot = m_slots[placeOf(hash)];
        if (slot.id == 0)
            slot = {hash, ++m_size};
        return slot.id - 1;
    }

    static constexpr std::uint32_t none = ~std::uint32_t{0};
    /// `none` where it was not added.
    [[nodiscard]] std::uint32_t find(std::uint64_t hash) const { return m_slots[placeOf(hash)].id - 1; }
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    struct Slot
    {
        std::uint64_t hash = 0;
        std::uint32_t id = 0; ///< one past its number; 0: empty
    };
    [[nodiscard]] std::size_t placeOf(std::uint64_t hash) const
    {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t at = (hash ^ hash >> 32U) & mask;
        while (m_slots[at].id != 0 && m_slots[at].hash != hash)
            at = (at + 1) & mask;
        return at;
    }

    std::vector<Slot> m_slots; ///< open addressing, at most half full
    std::uint32_t m_size = 0;
};

} // namespace core
