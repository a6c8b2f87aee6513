#include "core/corpus/record_index.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace core {

namespace {

constexpr std::size_t chunkRecords = 8192;
constexpr std::uint64_t reach = std::numeric_limits<std::uint32_t>::max();

} // namespace

RecordIndex::Place RecordIndex::place(std::size_t index) const
{
    const auto after = std::upper_bound(m_chunks.begin(), m_chunks.end(), index,
                                        [](std::size_t i, const auto& chunk) { return i < chunk->first; });
    const Chunk& chunk = **std::prev(after);
    const std::size_t at = index - chunk.first;
    Place place{chunk.base + chunk.begins[at], m_end,
                chunk.line + (chunk.lines.empty() ? at : chunk.lines[at])};
    if (at + 1 < chunk.begins.size() && index + 1 < m_size)
        place.limit = chunk.base + chunk.begins[at + 1];
    else if (after != m_chunks.end() && index + 1 < m_size)
        place.limit = (*after)->base;
    return place;
}

void RecordIndexBuilder::startChunk(std::uint64_t begin, std::uint64_t line)
{
    if (!m_open.begins.empty()) {
        m_open.begins.shrink_to_fit();
        m_full.push_back(std::make_shared<const RecordIndex::Chunk>(std::exchange(m_open, {})));
    }
    m_open.first = m_size;
    m_open.base = begin;
    m_open.line = line;
    m_open.begins.reserve(chunkRecords);
}

void RecordIndexBuilder::add(std::uint64_t begin, std::uint64_t line)
{
    if (m_open.begins.empty() || m_open.begins.size() == chunkRecords || begin - m_open.base > reach ||
        line - m_open.line > reach)
        startChunk(begin, line);
    const std::size_t at = m_open.begins.size();
    if (m_open.lines.empty() && line - m_open.line != at)
        for (std::size_t i = 0; i < at; ++i)
            m_open.lines.push_back(static_cast<std::uint32_t>(i));
    if (!m_open.lines.empty() || line - m_open.line != at)
        m_open.lines.push_back(static_cast<std::uint32_t>(line - m_open.line));
    m_open.begins.push_back(static_cast<std::uint32_t>(begin - m_open.base));
    ++m_size;
}

RecordIndex RecordIndexBuilder::snapshot(std::size_t count, std::uint64_t end) const
{
    RecordIndex index;
    index.m_chunks = m_full;
    if (!m_open.begins.empty())
        index.m_chunks.push_back(std::make_shared<const RecordIndex::Chunk>(m_open));
    index.m_size = std::min(count, m_size);
    index.m_end = end;
    return index;
}

} // namespace core
