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
}

} // namespace core
