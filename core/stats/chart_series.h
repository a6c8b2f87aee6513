#pragma once

#include "core/stats/summary.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace core {

/// In which order the per-trace chart shows its traces.
enum class TraceOrder : std::uint8_t {
    BySaving, ///< most tokens saved, as a share, first; traces that are left out come last
    BySize,   ///< most tokens before cleaning first
    InCorpus  ///< as they stand in the file
};

/// Positions in `summary.rows` in that order; equal traces keep the order of the corpus. **Cost** O(n log n).
[[nodiscard]] std::vector<std::uint32_t> orderedRows(const CorpusSummary& summary, TraceOrder order);

/// The middle token counts of a corpus: half of the traces have at most so many. Traces that are left out do not count
/// in `after`; nothing where there is no trace. **Cost** O(n).
struct TokenMedians
{
    std::optional<std::uint32_t> before;
    std::optional<std::uint32_t> after;
};
[[nodiscard]] TokenMedians tokenMedians(const CorpusSummary& summary);
/// The same by the second tokenizer; nothing when there is none.
[[nodiscard]] TokenMedians comparedMedians(const CorpusSummary& summary);

/// The token count before cleaning, by whichever tokenizer gives more, that the share `share` of all traces does not exceed; 0 when there is none.
/// Where the longest traces are few, the distribution is drawn up to here and the rest is said in words. **Cost** O(n).
[[nodiscard]] std::uint32_t tokensBefore(const CorpusSummary& summary, double share);

/// A run of neighbouring traces of an ordered list, drawn as one: the means of its counts.
struct TraceBucket
{
    std::size_t first = 0; ///< position in the order
    std::size_t last = 0;  ///< one past the end
    double before = 0; ///< tokens, mean
    double after = 0;  ///< tokens, mean; a trace that is left out counts as 0
};
/// The whole order in at most `wanted` buckets of nearly equal length. **Input** `order` holds positions in summary.rows.
[[nodiscard]] std::vector<TraceBucket> traceBuckets(const CorpusSummary& summary, const std::vector<std::uint32_t>& order,
                                                    std::size_t wanted);

/// One bar of a chart of totals.
struct TokenShare
{
    std::uint64_t tokens = 0;
    double share = 0; ///< of the tokens of all traces before cleaning, in [0, 1]
};
[[nodiscard]] TokenShare shareOfAll(const CorpusSummary& summary, std::uint64_t tokens);
/// The same by the second tokenizer.
[[nodiscard]] TokenShare comparedShareOfAll(const CorpusSummary& summary, std::uint64_t tokens);

/// Share of the tokens that cleaning saves in the traces that are written, in [0, 1]; 0 when none is.
[[nodiscard]] double corpusSaving(const CorpusSummary& summary);

} // namespace core
