#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

/// Some rows of a table, each as one JSON object.
struct RowPage
{
    std::string bytes;
    std::vector<std::size_t> ends; ///< of each row in `bytes`
    std::string fault;             ///< why there are no rows, in words

    [[nodiscard]] std::string_view row(std::size_t i) const
    {
        const std::size_t begin = i == 0 ? 0 : ends[i - 1];
        return std::string_view(bytes).substr(begin, ends[i] - begin);
    }
};

/// Keeps the pages that were looked at last, of all tables together, within a bound of bytes.
/// **Threads** all calls are re-entrant.
class PageCache
{
public:
    static PageCache& shared();
    explicit PageCache(std::size_t bytes) : m_limit(bytes) {}

    [[nodiscard]] std::shared_ptr<const RowPage> find(const void* table, std::size_t page);
    void keep(const void* table, std::size_t page, std::shared_ptr<const RowPage> rows);
    /// Drops the pages of a table that is closed.
    void forget(const void* table);

private:
    using Key = std::pair<std::uintptr_t, std::size_t>;
    struct Entry
    {
        std::shared_ptr<const RowPage> rows;
        std::list<Key>::iterator used;
    };
    void drop(std::map<Key, Entry>::iterator entry);

    std::mutex m_mutex;
    std::size_t m_limit;
    std::size_t m_bytes = 0;
    std::list<Key> m_used; ///< the last one first
    std::map<Key, Entry> m_entries;
};

} // namespace core
