#include "core/filter/known_rows.h"

namespace core {

KnownRow KnownRow::of(const TraceRow& row)
{
    return {row.before, row.after,   row.approaches, row.verifications, row.redundant,
            row.errors, row.verdict, row.status,     State::Cleaned,
            row.comparedBefore, row.comparedAfter};
}

KnownRow KnownRows::at(std::uint64_t record) const
{
    const std::size_t chunk = record / chunkSize;
    if (chunk >= m_chunks.size() || m_chunks[chunk] == nullptr)
        return {};
    const Entry& entry = (*m_chunks[chunk])[record % chunkSize];
    KnownRow row = entry.row;
    if (row.state == KnownRow::State::Cleaned && entry.policy != m_policy)
        row.state = KnownRow::State::Analysed;
    return row;
}

void KnownRows::set(std::uint64_t record, KnownRow row)
{
    const std::size_t index = record / chunkSize;
    if (index >= m_chunks.size())
        m_chunks.resize(index + 1);
    auto& chunk = m_chunks[index];
    if (chunk == nullptr)
        chunk = std::make_shared<Chunk>();
    else if (chunk.use_count() > 1)
        chunk = std::make_shared<Chunk>(*chunk); // a snapshot looks at it
    (*chunk)[record % chunkSize] = {row, m_policy};
}

} // namespace core
