#include "core/corpus/record_index.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

namespace core {

namespace {

constexpr std::size_t chunkRecords = 8192;
constexpr std::uint64_t reach = std::numeric_limits<std::uint32_t>::max();

void append(std::string& out, std::uint64_t number)
{
    out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void append(std::string& out, const std::vector<std::uint32_t>& numbers)
{
    append(out, numbers.size());
    out.append(reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(std::uint32_t));
}

/// Takes numbers from the front of bytes; what is no longer there is 0, and `good` tells.
struct Taker
{
    std::string_view bytes;
    bool good = true;

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        take(&value, sizeof value);
        return value;
    }
    std::vector<std::uint32_t> numbers()
    {
        const std::uint64_t count = number();
        good = good && count <= bytes.size() / sizeof(std::uint32_t);
        std::vector<std::uint32_t> out(good ? count : 0);
        take(out.data(), out.size() * sizeof(std::uint32_t));
        return out;
    }

private:
    void take(void* into, std::size_t size)
    {
        good = good && size <= bytes.size();
        if (!good || size == 0)
            return;
        std::memcpy(into, bytes.data(), size);
        bytes.remove_prefix(size);
    }
};

} // namespace

void RecordIndex::appendBytes(std::string& out) const
{
    append(out, m_size);
    append(out, m_end);
    append(out, m_chunks.size());
    for (const auto& chunk : m_chunks) {
        append(out, chunk->first);
        append(out, chunk->base);
        append(out, chunk->line);
        append(out, chunk->begins);
        append(out, chunk->lines);
    }
}

std::optional<RecordIndex> RecordIndex::fromBytes(std::string_view bytes)
{
    Taker taker{bytes};
    RecordIndex index;
    index.m_size = taker.number();
    index.m_end = taker.number();
    std::size_t records = 0;
    for (std::uint64_t left = taker.number(); left > 0 && taker.good; --left) {
        Chunk chunk;
        chunk.first = taker.number();
        chunk.base = taker.number();
        chunk.line = taker.number();
        chunk.begins = taker.numbers();
        chunk.lines = taker.numbers();
        if (chunk.first != records || chunk.begins.empty() || (!chunk.lines.empty() && chunk.lines.size() != chunk.begins.size()))
            return std::nullopt;
        records += chunk.begins.size();
        index.m_chunks.push_back(std::make_shared<const Chunk>(std::move(chunk)));
    }
    const bool whole = taker.good && taker.bytes.empty() && index.m_size > 0 && index.m_size <= records;
    return whole ? std::optional(std::move(index)) : std::nullopt;
}

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
