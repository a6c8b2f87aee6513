#include "core/corpus/table/page_cache.h"

namespace core {

namespace {

constexpr std::size_t sharedBytes = 64U << 20;

std::uintptr_t idOf(const void* table)
{
    return reinterpret_cast<std::uintptr_t>(table);
}

} // namespace

PageCache& PageCache::shared()
{
    static PageCache cache(sharedBytes);
    return cache;
}

std::shared_ptr<const RowPage> PageCache::find(const void* table, std::size_t page)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_entries.find({idOf(table), page});
    if (found == m_entries.end())
        return nullptr;
    m_used.splice(m_used.begin(), m_used, found->second.used);
    return found->second.rows;
}

void PageCache::keep(const void* table, std::size_t page, std::shared_ptr<const RowPage> rows)
{
    const std::lock_guard lock(m_mutex);
    const Key key{idOf(table), page};
    if (const auto old = m_entries.find(key); old != m_entries.end())
        drop(old);
    m_bytes += rows->bytes.size();
    m_used.push_front(key);
    m_entries.emplace(key, Entry{std::move(rows), m_used.begin()});
    while (m_bytes > m_limit && m_used.size() > 1)
        drop(m_entries.find(m_used.back()));
}

void PageCache::forget(const void* table)
{
    const std::lock_guard lock(m_mutex);
    for (auto at = m_entries.lower_bound({idOf(table), 0}); at != m_entries.end() && at->first.first == idOf(table);)
        drop(at++);
}

void PageCache::drop(std::map<Key, Entry>::iterator entry)
{
    m_bytes -= entry->second.rows->bytes.size();
    m_used.erase(entry->second.used);
    m_entries.erase(entry);
}

} // namespace core
