#include "core/stats/corpus_statistics.h"

#include "core/stats/csv.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

namespace core {

namespace {

/// Which of a row's counts are meant.
struct RowCounts
{
    std::uint32_t TraceRow::*before;
    std::uint32_t TraceRow::*after;
    std::array<std::uint32_t, allKinds.size()> TraceRow::*byKind;
};

TokenizerStatistics statisticsOf(const CorpusSummary& summary, const std::string& name, const RowCounts& counts,
                                 const std::vector<std::uint64_t>& budgets)
{
    TokenizerStatistics out;
    out.name = name;
    out.budgets.resize(budgets.size());
    std::vector<std::uint32_t> before;
    std::vector<std::uint32_t> after;
    before.reserve(summary.rows.size());
    after.reserve(summary.rows.size());
    for (const TraceRow& row : summary.rows) {
        const bool written = row.status != PlanStatus::Unsolvable;
        before.push_back(row.*counts.before);
        if (written) {
            after.push_back(row.*counts.after);
            out.keptBefore += row.*counts.before;
        }
        for (std::size_t i = 0; i < budgets.size(); ++i) {
            out.budgets[i].before += row.*counts.before > budgets[i] ? 1 : 0;
            out.budgets[i].after += written && row.*counts.after > budgets[i] ? 1 : 0;
        }
        for (std::size_t i = 0; i < out.byKind.size(); ++i)
            out.byKind[i] += (row.*counts.byKind)[i];
    }
    out.before = spreadOf(std::move(before));
    out.after = spreadOf(std::move(after));
    return out;
}

/// Writes lines of the CSV.
class CsvLines
{
public:
    void add(std::string_view section, std::string_view name, const std::string& tokenizer, const std::string& before,
             const std::string& after = {})
    {
        m_out += std::string(section) + ',' + std::string(name) + ',' + (tokenizer.empty() ? std::string() : csvField(tokenizer)) +
                 ',' + before + ',' + after + '\n';
    }
    [[nodiscard]] std::string take() { return std::move(m_out); }

private:
    std::string m_out = "section,name,tokenizer,before,after\n";
};

std::string decimal(double value)
{
    char text[40];
    std::snprintf(text, sizeof text, "%.3f", value);
    return text;
}

void addTokenizer(CsvLines& out, const CorpusStatistics& statistics, const TokenizerStatistics& one)
{
    const auto spread = [&](std::string_view name, auto value) { out.add("tokens", name, one.name, value(one.before), value(one.after)); };
    spread("traces", [](const TokenSpread& s) { return std::to_string(s.traces); });
    spread("total", [](const TokenSpread& s) { return std::to_string(s.total); });
    spread("mean", [](const TokenSpread& s) { return decimal(s.mean()); });
    spread("least", [](const TokenSpread& s) { return std::to_string(s.least); });
    for (std::size_t i = 0; i < percentileMarks.size(); ++i)
        spread("p" + std::to_string(percentileMarks[i]), [i](const TokenSpread& s) { return std::to_string(s.percentiles[i]); });
    spread("most", [](const TokenSpread& s) { return std::to_string(s.most); });
    out.add("tokens", "characters_per_token", one.name, decimal(statistics.charactersPerToken(one)));
    for (std::size_t i = 0; i < statistics.budgets.size(); ++i)
        out.add("over_budget", std::to_string(statistics.budgets[i]), one.name, std::to_string(one.budgets[i].before),
                std::to_string(one.budgets[i].after));
    for (const Kind kind : allKinds)
        out.add("tokens_by_kind", kindName(kind), one.name, std::to_string(one.byKind[static_cast<std::size_t>(kind)]));
}

} // namespace

TokenSpread spreadOf(std::vector<std::uint32_t> counts)
{
    TokenSpread out;
    out.traces = counts.size();
    if (counts.empty())
        return out;
    out.total = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
    const auto [least, most] = std::minmax_element(counts.begin(), counts.end());
    out.least = *least;
    out.most = *most;
    auto from = counts.begin();
    for (std::size_t i = 0; i < percentileMarks.size(); ++i) {
        const std::size_t rank = (counts.size() * percentileMarks[i] + 99) / 100; // from 1
        const auto at = counts.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
        std::nth_element(from, at, counts.end()); // what lies before an earlier percentile is in its place already
        out.percentiles[i] = *at;
        from = at;
    }
    return out;
}

double CorpusStatistics::charactersPerToken(const TokenizerStatistics& tokenizer) const
{
    return tokenizer.before.total == 0 ? 0.0 : static_cast<double>(characters) / static_cast<double>(tokenizer.before.total);
}

CorpusStatistics corpusStatistics(const CorpusSummary& summary, std::span<const std::uint64_t> budgets)
{
    CorpusStatistics out;
    out.preset = summary.preset;
    out.records = summary.records;
    out.rejected = summary.issues.size();
    out.leftOut = summary.unsolvable;
    out.complete = summary.complete;
    out.budgets.assign(budgets.begin(), budgets.end());
    std::sort(out.budgets.begin(), out.budgets.end());
    out.budgets.erase(std::unique(out.budgets.begin(), out.budgets.end()), out.budgets.end());
    for (const TraceRow& row : summary.rows)
        for (std::size_t i = 0; i < out.charactersByKind.size(); ++i)
            out.charactersByKind[i] += row.charactersByKind[i];
    out.characters = std::accumulate(out.charactersByKind.begin(), out.charactersByKind.end(), std::uint64_t{0});
    out.tokenizers.push_back(
        statisticsOf(summary, summary.tokenizer, {&TraceRow::before, &TraceRow::after, &TraceRow::byKind}, out.budgets));
    if (!summary.compared.empty())
        out.tokenizers.push_back(statisticsOf(
            summary, summary.compared, {&TraceRow::comparedBefore, &TraceRow::comparedAfter, &TraceRow::comparedByKind}, out.budgets));
    return out;
}

std::string statisticsCsv(const CorpusStatistics& statistics)
{
    CsvLines out;
    out.add("corpus", "records", {}, std::to_string(statistics.records), std::to_string(statistics.tokenizers.front().after.traces));
    out.add("corpus", "rejected", {}, std::to_string(statistics.rejected));
    out.add("corpus", "left_out", {}, std::to_string(statistics.leftOut));
    out.add("corpus", "characters", {}, std::to_string(statistics.characters));
    for (const Kind kind : allKinds)
        out.add("characters_by_kind", kindName(kind), {}, std::to_string(statistics.charactersByKind[static_cast<std::size_t>(kind)]));
    for (const TokenizerStatistics& tokenizer : statistics.tokenizers)
        addTokenizer(out, statistics, tokenizer);
    return out.take();
}

} // namespace core
