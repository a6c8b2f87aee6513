#include "core/tokens/merge_table.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace core {

Table<MergeTable::Slot> MergeTable::lay(std::span<const MergeRule> rules)
{
    const std::size_t size = std::bit_ceil(std::max<std::size_t>(2, rules.size() + rules.size() / 2));
    std::vector<Slot> slots(size);
    std::int32_t rank = 0;
    for (const MergeRule& rule : rules) {
        const std::uint64_t key = std::uint64_t{rule.left} << 32 | rule.right;
        std::size_t at = slotOf(key, shiftFor(size));
        while (slots[at].key != emptyKey && slots[at].key != key)
            at = (at + 1) & (size - 1);
        slots[at] = {key, {rank++, rule.product}};
    }
    return Table<Slot>(std::move(slots));
}

MergeTable::MergeTable(Table<Slot> slots)
    : m_slots(std::move(slots)), m_mask(m_slots.size() - 1), m_shift(shiftFor(m_slots.size()))
{
}

} // namespace core
