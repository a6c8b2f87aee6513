#pragma once

#include "core/clean/corpus_summary.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace core {

/// Shared bins for two histograms of token counts.
struct Histogram
{
    std::vector<double> edges;          ///< size n + 1, tokens, round numbers
    std::vector<std::uint64_t> before;  ///< size n, traces
    std::vector<std::uint64_t> after;   ///< size n, traces; unsolvable traces that are left out do not count
    std::vector<std::uint64_t> comparedBefore; ///< by the second tokenizer; empty when there is none
    std::vector<std::uint64_t> comparedAfter;
};
[[nodiscard]] Histogram tokenHistogram(const CorpusSummary& summary, std::size_t wantedBins = 24);

/// The charts' numbers as CSV (one row a trace).
[[nodiscard]] std::string summaryCsv(const CorpusSummary& summary);

} // namespace core
