#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

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
    struct Merge
    {
        std::int32_t rank = none;
        std::uint32_t product = 0;
    };

    MergeTable() = default;
    /// A later rule for the same pair replaces an earlier one.
    explicit MergeTable(std::span<const MergeRule> rules);

    [[nodiscard]] Merge find(std::uint32_t left, std::uint32_t right) const
    {
        const std::uint64_t key = std::uint64_t{left} << 32 | right;
        for (std::size_t at = slotOf(key);; at = (at + 1) & m_mask) {
            const Slot& slot = m_slots[at];
            if (slot.key == key)
                return slot.merge;
            if (slot.key == emptyKey)
                return {};
        }
    }

private:
    static constexpr std::uint64_t emptyKey = ~std::uint64_t{0};
    struct Slot
    {
        std::uint64_t key = emptyKey;
        Merge merge;
    };
    [[nodiscard]] std::size_t slotOf(std::uint64_t key) const
    {
        return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> m_shift);
    }

    std::vector<Slot> m_slots = std::vector<Slot>(2);
    std::size_t m_mask = 1;
    unsigned m_shift = 63;
};

} // namespace core
