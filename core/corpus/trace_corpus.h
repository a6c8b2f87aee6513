#pragma once

#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"
#include "core/monitor.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace core {

/// Makes of a corpus of records one of traces, where the mapping finds several traces in a record: record(i) is then the
/// i-th trace, and RawRecord tells which of which record; records() gives the corpus of whole records.
/// A record without a trace keeps one place, at which readTrace says so. Takes the snapshots of a growing corpus one
/// after another, and counts only what is new.
/// **Threads** one call at a time; what it gives is as re-entrant as any Corpus.
class TraceLister
{
public:
    explicit TraceLister(FieldMapping mapping) : m_mapping(std::move(mapping)) {}

    /// **Input** the same corpus as the last time, or one that it has grown into; it may list traces itself.
    /// **Returns** `corpus` as it is where the mapping finds one trace a record, as most do, which costs nothing; else
    /// complete() is false after a stop. **Cost** reads the new records once, on all processors; 8 bytes a record.
    /// Progress is in records.
    [[nodiscard]] std::shared_ptr<const Corpus> list(std::shared_ptr<const Corpus> corpus, Monitor& monitor);

private:
    FieldMapping m_mapping;
    std::vector<std::uint64_t> m_ends; ///< by record: one past its last trace
};

/// The traces of a whole corpus.
[[nodiscard]] std::shared_ptr<const Corpus> tracesOf(std::shared_ptr<const Corpus> corpus, const FieldMapping& mapping,
                                                     Monitor& monitor);

} // namespace core
