#pragma once

#include "core/tokens/table.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace core {

/// Tables of several types one after the other, taken out in the order in which they were put in: what a tokenizer is
/// made of, as it stands in memory and in a file.
class TableList
{
public:
    static constexpr std::size_t alignment = 64;
    struct Range
    {
        std::span<const std::byte> bytes; ///< aligned for any type of the tables
        std::shared_ptr<const void> keeper;
    };

    template <class T> void put(const Table<T>& table)
    {
        m_ranges.push_back({std::as_bytes(table.span()), table.keeper()});
    }
    void put(Range range) { m_ranges.push_back(std::move(range)); }
    /// The next table. **Returns** false when there is none, or when it is not made of values of this size.
    template <class T> [[nodiscard]] bool take(Table<T>& table)
    {
        static_assert(alignof(T) <= alignment);
        if (m_next == m_ranges.size())
            return false;
        const Range& range = m_ranges[m_next++];
        if (range.bytes.size() % sizeof(T) != 0)
            return false;
        table = Table<T>({reinterpret_cast<const T*>(range.bytes.data()), range.bytes.size() / sizeof(T)}, range.keeper);
        return true;
    }
    [[nodiscard]] bool allTaken() const { return m_next == m_ranges.size(); }
    [[nodiscard]] const std::vector<Range>& ranges() const { return m_ranges; }

private:
    std::vector<Range> m_ranges;
    std::size_t m_next = 0;
};

/// Puts all tables of `parts`, a struct with `each(f)`.
template <class Parts> void putTables(Parts& parts, TableList& tables)
{
    parts.each([&](const auto& table) { tables.put(table); });
}

/// Takes all tables of `parts`. **Returns** false when they are not there.
template <class Parts> [[nodiscard]] bool takeTables(Parts& parts, TableList& tables)
{
    bool good = true;
    parts.each([&](auto& table) { good = good && tables.take(table); });
    return good;
}

} // namespace core
