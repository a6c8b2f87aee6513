#include "core/clean/corpus_summary.h"

#include "core/annotate/sure_findings.h"
#include "core/corpus/mapping.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t problemLineLength = 120;

void countFindings(TraceRow& row, const Analysis& analysis)
{
    row.errors = static_cast<std::uint32_t>(analysis.errors.size());
    row.verdict = analysis.verdict;
    for (std::size_t i = 0; i < analysis.notes.size(); ++i) {
        const Kind kind = analysis.tree.segments()[i].kind;
        row.approaches += kind == Kind::Approach ? 1 : 0;
        row.verifications += kind == Kind::Verification ? 1 : 0;
        row.redundant += analysis.notes[i].redundant() ? 1 : 0;
    }
}

} // namespace

TraceRow makeRow(std::uint64_t record, const TraceResult& result, double leastSure)
{
    TraceRow row;
    row.record = record;
    row.id = result.trace.id;
    row.problem = oneLine(result.trace.problem, problemLineLength);
    row.before = static_cast<std::uint32_t>(result.tokens.before);
    row.status = result.plan.status;
    row.after = row.status == PlanStatus::Unsolvable ? 0 : static_cast<std::uint32_t>(result.tokens.after);
    row.comparedBefore = static_cast<std::uint32_t>(result.tokens.compared.before);
    row.comparedAfter = row.status == PlanStatus::Unsolvable ? 0 : static_cast<std::uint32_t>(result.tokens.compared.after);
    if (leastSure > 0)
        countFindings(row, sureFindings(result.analysis, leastSure));
    else
        countFindings(row, result.analysis);
    for (std::size_t i = 0; i < row.byKind.size(); ++i)
        row.byKind[i] = static_cast<std::uint32_t>(result.tokens.byKind[i]);
    for (std::size_t i = 0; i < row.comparedByKind.size(); ++i)
        row.comparedByKind[i] = static_cast<std::uint32_t>(result.tokens.compared.byKind[i]);
    for (std::size_t i = 0; i < row.comparedByReason.size(); ++i)
        row.comparedByReason[i] = static_cast<std::uint32_t>(result.tokens.compared.byReason[i]);
    for (std::size_t i = 0; i < row.charactersByKind.size(); ++i)
        row.charactersByKind[i] = static_cast<std::uint32_t>(result.tokens.charactersByKind[i]);
    for (std::size_t i = 0; i < row.byReason.size(); ++i)
        row.byReason[i] = static_cast<std::uint32_t>(result.tokens.byReason[i]);
    return row;
}

void CorpusSummary::add(TraceRow row)
{
    ++records;
    before += row.before;
    comparedTokens.before += row.comparedBefore;
    for (std::size_t i = 0; i < byKind.size(); ++i) {
        byKind[i] += row.byKind[i];
        comparedTokens.byKind[i] += row.comparedByKind[i];
    }
    switch (row.status) {
    case PlanStatus::Unsolvable:
        ++unsolvable;
        leftOut += row.before;
        comparedTokens.leftOut += row.comparedBefore;
        break;
    case PlanStatus::Planned: ++changed; break;
    case PlanStatus::Unchanged: ++unchanged; break;
    case PlanStatus::Refused: ++refused; break;
    }
    if (row.status != PlanStatus::Unsolvable) {
        ++written;
        after += row.after;
        beforeWritten += row.before;
        for (std::size_t i = 0; i < byReason.size(); ++i) {
            byReason[i] += row.byReason[i];
            comparedTokens.byReason[i] += row.comparedByReason[i];
        }
    }
    rows.push_back(std::move(row));
}

void CorpusSummary::findDuplicates()
{
    IdCensus census;
    for (const TraceRow& row : rows)
        census.add(row.record, row.id);
    duplicates = census.duplicates();
    if (duplicates.ids == 0)
        return;
    const auto example = std::lower_bound(rows.begin(), rows.end(), duplicates.first,
                                          [](const TraceRow& row, std::uint64_t record) { return row.record < record; });
    duplicates.example = example->id;
}

void CorpusSummary::add(Issue issue)
{
    ++records;
    issues.push_back(std::move(issue));
}

} // namespace core
