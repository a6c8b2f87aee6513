#pragma once

#include "core/clean/corpus_summary.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace core {

/// The percentiles that are shown.
inline constexpr std::array<unsigned, 8> percentileMarks{5, 10, 25, 50, 75, 90, 95, 99};
/// The token budgets that are shown when none is asked for.
inline constexpr std::array<std::uint64_t, 3> usualBudgets{8192, 16384, 32768};

/// How token counts of traces are spread.
struct TokenSpread
{
    std::uint64_t traces = 0;
    std::uint64_t total = 0;
    std::uint32_t least = 0;
    std::uint32_t most = 0;
    /// By percentileMarks: the least count that so many percent of the traces do not exceed (nearest rank).
    std::array<std::uint32_t, percentileMarks.size()> percentiles{};

    [[nodiscard]] double mean() const { return traces == 0 ? 0.0 : static_cast<double>(total) / static_cast<double>(traces); }
};
/// **Cost** O(n).
[[nodiscard]] TokenSpread spreadOf(std::vector<std::uint32_t> counts);

/// How many traces are longer than a budget.
struct BudgetCount
{
    std::uint64_t before = 0; ///< of all traces
    std::uint64_t after = 0;  ///< of the cleaned corpus
};

/// What one tokenizer says of a corpus. `after` is of the traces that are in the cleaned corpus.
struct TokenizerStatistics
{
    std::string name;
    TokenSpread before;
    TokenSpread after;
    std::uint64_t keptBefore = 0; ///< tokens before of the traces that `after` counts
    std::vector<BudgetCount> budgets; ///< by CorpusStatistics::budgets
    std::array<std::uint64_t, allKinds.size()> byKind{}; ///< tokens before
};

/// The statistics of a corpus, whole or as far as it was analysed.
struct CorpusStatistics
{
    std::string preset;
    std::uint64_t records = 0, rejected = 0, leftOut = 0;
    bool complete = false;
    std::uint64_t characters = 0; ///< code points of all reasoning
    std::array<std::uint64_t, allKinds.size()> charactersByKind{};
    std::vector<std::uint64_t> budgets; ///< tokens, ascending, none twice
    std::vector<TokenizerStatistics> tokenizers; ///< the chosen one, and the one it is compared with

    /// 0 where there are no tokens.
    [[nodiscard]] double charactersPerToken(const TokenizerStatistics& tokenizer) const;
};
/// **Cost** O(n).
[[nodiscard]] CorpusStatistics corpusStatistics(const CorpusSummary& summary, std::span<const std::uint64_t> budgets = usualBudgets);

/// As CSV: section, name, tokenizer, before, after.
[[nodiscard]] std::string statisticsCsv(const CorpusStatistics& statistics);
/// As one JSON object.
[[nodiscard]] std::string statisticsJson(const CorpusStatistics& statistics);

} // namespace core
