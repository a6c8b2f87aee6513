#pragma once

#include "core/clean/trace_result.h"
#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"
#include "core/filter/filter_query.h"
#include "core/filter/filter_search.h"
#include "core/monitor.h"
#include "core/result.h"

#include <filesystem>
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

/// Writes the records for which the filter holds to `output`, byte for byte and in order; an array stays an array. The
/// file appears whole or, after a stop or an error, not at all.
/// **Errors** Write, NoPermission, NotFound; BadValue when it would overwrite the corpus; those of countMatches.
[[nodiscard]] Result<FilterTally> filterCorpus(const FilterJob& job, const std::filesystem::path& output, Monitor& monitor);

} // namespace core
