#pragma once

#include "core/tokens/table.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace core {

/// Two neighbouring symbols become one.
struct MergeRule
{
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    std::uint32_t product = 0;
};

/// Looks up the merge of two neighbouring symbols. Rules earlier in the list come first when merging.
class MergeTable
{
public:
    static constexpr std::int32_t none = std::numeric_limits<std::int32_t>::max();
    static constexpr std::uint64_t emptyKey = ~std::uint64_t{0};
    struct Merge
    {
        std::int32_t rank = none;
        std::uint32_t product = 0;
    };
    /// A place of the hash table.
    struct Slot
    {
        std::uint64_t key = emptyKey;
        Merge merge;
    };

    /// The hash table of a list of rules. A later rule for the same pair replaces an earlier one.
    [[nodiscard]] static Table<Slot> lay(std::span<const MergeRule> rules);
    /// Whether `slots` has a size that lay() gives.
    [[nodiscard]] static bool isUsable(const Table<Slot>& slots)
    {
        return slots.size() >= 2 && std::has_single_bit(slots.size());
    }
    /// **Input** what lay() gave.
    explicit MergeTable(Table<Slot> slots);

    [[nodiscard]] Merge find(std::uint32_t left, std::uint32_t right) const
    {
        const std::uint64_t key = std::uint64_t{left} << 32 | right;
        for (std::size_t at = slotOf(key, m_shift);; at = (at + 1) & m_mask) {
            const Slot& slot = m_slots[at];
            if (slot.key == key)
                return slot.merge;
            if (slot.key == emptyKey)
                return {};
        }
    }

private:
    [[nodiscard]] static std::size_t slotOf(std::uint64_t key, unsigned shift)
    {
        return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> shift);
    }
    [[nodiscard]] static unsigned shiftFor(std::size_t size)
    {
        return 64U - static_cast<unsigned>(std::countr_zero(size));
    }

    Table<Slot> m_slots;
    std::size_t m_mask;
    unsigned m_shift;
};

} // namespace core
