#pragma once

#include "core/clean/trace_result.h"

#include <cstdint>
#include <list>
#include <memory>
#include <utility>

namespace app {

/// The traces that were looked at last, so that another policy or decision only plans anew and going back is instant.
/// Bounded by the size of the texts.
class ResultCache
{
public:
    using Entry = std::shared_ptr<const core::TraceResult>;

    [[nodiscard]] Entry find(std::uint64_t record) const
    {
        for (const auto& [number, result] : m_entries)
            if (number == record)
                return result;
        return nullptr;
    }

    void put(std::uint64_t record, Entry result)
    {
        std::erase_if(m_entries, [record](const auto& entry) { return entry.first == record; });
        m_entries.emplace_front(record, std::move(result));
        std::size_t bytes = 0;
        std::size_t kept = 0;
        std::erase_if(m_entries, [&](const auto& entry) {
            bytes += entry.second->trace.reasoning.size() + entry.second->cleaned.text.size();
            return ++kept > maxEntries || (kept > 1 && bytes > maxBytes);
        });
    }

    void clear() { m_entries.clear(); }

private:
    static constexpr std::size_t maxEntries = 128;
    static constexpr std::size_t maxBytes = 16'000'000;
    std::list<std::pair<std::uint64_t, Entry>> m_entries; ///< newest first
};

} // namespace app
