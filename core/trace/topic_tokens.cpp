#include "core/trace/topic_tokens.h"

#include <cstring>

namespace core {

namespace {

constexpr std::size_t ahead = 4096; // rows for the units behind
static_assert(ahead > TopicTokens::room);

} // namespace

TopicTokens::TopicTokens(std::size_t bytes, std::size_t units)
{
    constexpr std::size_t fewest = 3; // bytes to a token
    m_rows.reserve(bytes / fewest + room);
    m_rows.resize(room);
    m_begins.reserve(units + 2 * around + 1);
    m_begins.resize(around + 1);
}

void TopicTokens::beginUnit(std::size_t most)
{
    m_sizes = {};
    if (most + copied >= m_unit[0].size())
        for (std::vector<std::uint16_t>& rows : m_unit)
            rows.resize(2 * most + copied + 1);
}

void TopicTokens::endUnit()
{
    Begin begin = m_begins.back();
    const std::size_t count = m_sizes[0] + m_sizes[1] + m_sizes[2];
    if (m_rows.size() < begin[topics] + count + room)
        m_rows.resize(begin[topics] + count + ahead);
    for (std::size_t t = 0; t < topics; ++t) {
        for (std::size_t i = 0; i < m_sizes[t]; i += copied)
            std::memcpy(m_rows.data() + begin[topics] + i, m_unit[t].data() + i, copied * sizeof m_rows[0]);
        begin[t] += static_cast<std::uint32_t>(m_sizes[t]);
        begin[topics] += static_cast<std::uint32_t>(m_sizes[t]);
    }
    m_begins.push_back(begin);
}

} // namespace core
