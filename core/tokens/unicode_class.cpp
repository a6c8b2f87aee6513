#include "core/tokens/unicode_class.h"

#include <algorithm>
#include <map>

namespace core {

const UnicodeClass& UnicodeClass::table()
{
    static const UnicodeClass instance;
    return instance;
}

UnicodeClass::UnicodeClass()
{
    using Block = std::array<std::uint8_t, 256>;
    const std::span<const std::uint32_t> runs = unicodeRuns();
    std::map<Block, std::uint16_t> known;
    std::size_t run = 0;
    for (std::uint32_t block = 0; block < m_blocks.size(); ++block) {
        Block values{};
        for (std::uint32_t low = 0; low < 256; ++low) {
            while (run + 1 < runs.size() && (runs[run + 1] >> 8) <= block * 256 + low)
                ++run;
            values[low] = static_cast<std::uint8_t>(runs[run] & 0xFFU);
        }
        const auto [entry, isNew] = known.try_emplace(values, static_cast<std::uint16_t>(known.size()));
        if (isNew)
            m_values.insert(m_values.end(), values.begin(), values.end());
        m_blocks[block] = entry->second;
    }
}

} // namespace core
