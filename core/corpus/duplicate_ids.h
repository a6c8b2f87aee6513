#pragma once

#include "core/corpus/mapping.h"
#include "core/monitor.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Ids that more than one record of a corpus has.
struct DuplicateIds
{
    std::uint64_t ids = 0;           ///< how many different ones
    std::uint64_t records = 0;       ///< how many records share them
    std::string example;             ///< the first of them
    std::uint64_t first = 0, second = 0; ///< the first two records that have it, from 0
};

/// In the user's words: how many, and which for example.
[[nodiscard]] std::string describe(const DuplicateIds& duplicates);

/// Looks for ids that come twice. **Cost** 16 bytes an id.
class IdCensus
{
public:
    /// **Input** records in ascending order.
    void add(std::uint64_t record, std::string_view id);
    /// All but the example. **Cost** sorting what was added.
    [[nodiscard]] DuplicateIds duplicates() const;

private:
    struct Seen
    {
        std::uint64_t hash = 0;
        std::uint64_t record = 0;
    };
    std::vector<Seen> m_seen;
};

/// What a look at every record tells.
struct RecordCheck
{
    std::uint64_t readable = 0;
    std::uint64_t unreadable = 0;
    std::vector<Issue> issues; ///< the first of those that cannot be read, at most ten
    DuplicateIds duplicates;
    std::uint64_t tagged = 0; ///< readable ones whose reasoning holds a tag that begins or ends a thought: "</think>"
    Issue firstTagged;        ///< where the first of them stands; its reason is the tag
    bool complete = false; ///< false after a stop
};

/// Reads every record. Progress is in records. **Cost** reads the corpus once.
[[nodiscard]] RecordCheck checkRecords(const Corpus& corpus, const FieldMapping& mapping, Monitor& monitor);

} // namespace core
