#include "core/tokens/code_point_set.h"

#include "core/tokens/unicode_class.h"

#include <algorithm>
#include <iterator>

namespace core {

namespace {

constexpr std::uint32_t highest = 0x10FFFF;

template <class Holds> CodePointSet collect(Holds holds)
{
    CodePointSet set;
    const auto runs = unicodeRuns();
    for (std::size_t i = 0; i < runs.size(); ++i)
        if (holds(static_cast<std::uint8_t>(runs[i] & 0xFFU)))
            set.add(CodePointSet({runs[i] >> 8, i + 1 < runs.size() ? (runs[i + 1] >> 8) - 1 : highest}));
    return set;
}

} // namespace

CodePointSet CodePointSet::ofCategories(std::uint32_t mask)
{
    return collect([mask](std::uint8_t value) { return (UnicodeClass::categoryBitOf(value) & mask) != 0; });
}

CodePointSet CodePointSet::white()
{
    return collect([](std::uint8_t value) { return (value & UnicodeClass::whiteBit) != 0; });
}

void CodePointSet::add(const CodePointSet& other)
{
    std::vector<Range> all;
    std::merge(m_ranges.begin(), m_ranges.end(), other.m_ranges.begin(), other.m_ranges.end(), std::back_inserter(all));
    m_ranges.clear();
    for (const Range& range : all) {
        if (!m_ranges.empty() && range.first <= m_ranges.back().second + 1)
            m_ranges.back().second = std::max(m_ranges.back().second, range.second);
        else
            m_ranges.push_back(range);
    }
}

CodePointSet CodePointSet::complement() const
{
    CodePointSet rest;
    std::uint32_t next = 0;
    for (const Range& range : m_ranges) {
        if (range.first > next)
            rest.m_ranges.emplace_back(next, range.first - 1);
        next = range.second + 1;
    }
    if (next <= highest)
        rest.m_ranges.emplace_back(next, highest);
    return rest;
}

} // namespace core
