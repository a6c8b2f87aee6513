#include "core/tokens/merge_table.h"

#include <algorithm>
#include <bit>

namespace core {

MergeTable::MergeTable(std::span<const MergeRule> rules)
{
    const std::size_t size = std::bit_ceil(std::max<std::size_t>(2, rules.size() + rules.size() / 2));
    m_slots.assign(size, Slot{});
    m_mask = size - 1;
    m_shift = 64U - static_cast<unsigned>(std::countr_zero(size));
    std::int32_t rank = 0;
    for (const MergeRule& rule : rules) {
        const std::uint64_t key = std::uint64_t{rule.left} << 32 | rule.right;
        std::size_t at = slotOf(key);
        while (m_slots[at].key != emptyKey && m_slots[at].key != key)
            at = (at + 1) & m_mask;
        m_slots[at] = {key, {rank++, rule.product}};
    }
    checkOrder(rules);
}

void MergeTable::checkOrder(std::span<const MergeRule> rules)
{
    std::uint32_t highest = 0;
    for (const MergeRule& rule : rules)
        highest = std::max({highest, rule.left, rule.right, rule.product});
    std::vector<std::int32_t> firstUse(std::size_t{highest} + 1, none);
    for (const Slot& slot : m_slots) {
        if (slot.key == emptyKey)
            continue;
        for (const std::uint64_t part : {slot.key >> 32, slot.key & 0xFFFFFFFFU})
            firstUse[part] = std::min(firstUse[part], slot.merge.rank);
    }
    m_ordered = std::all_of(m_slots.begin(), m_slots.end(), [&](const Slot& slot) {
        return slot.key == emptyKey || slot.merge.rank < firstUse[slot.merge.product];
    });
}

} // namespace core
