#pragma once

#include "core/clean/run.h"
#include "core/clean/trace_result.h"
#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"
#include "core/filter/filter_query.h"
#include "core/filter/filter_search.h"
#include "core/monitor.h"
#include "core/result.h"

#include <memory>
#include <optional>

namespace core {

/// A filter over a corpus, and what it may use to find out the numbers that it asks for.
struct FilterJob
{
    std::shared_ptr<const Corpus> corpus;
    FieldMapping mapping;
    FilterQuery query;
    /// Its tokenizer is needed for `tokens`, all of it for more than that (FilterQuery::need).
    std::optional<Pipeline> pipeline;
    unsigned threads = 0;
};

/// Counts the records for which the filter holds. A trace is only analysed when its texts leave the filter open.
/// **Errors** those of the annotator. **Returns**, **Cost**, **Threads** as searchRecords.
[[nodiscard]] Result<FilterTally> countMatches(const FilterJob& job, Monitor& monitor);

/// Writes the records for which the filter holds to targets.output, byte for byte and in order; an array stays an array.
/// A record with several traces is written once, whole, when the filter holds for one of them. A record that the format
/// cannot hold goes to targets.rejects. The files appear whole or, after a stop or an error, not at all.
/// **Errors** NoPermission, NotFound; Write, also when it would overwrite the corpus; those of countMatches.
[[nodiscard]] Result<FilterTally> filterCorpus(const FilterJob& job, const CleanTargets& targets, Monitor& monitor);

} // namespace core
