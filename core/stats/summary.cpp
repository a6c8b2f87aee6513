#include "core/stats/summary.h"

#include "core/stats/csv.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

/// A round bin width (1, 2 or 5 times a power of ten) that needs at most `bins` bins up to `top`.
double roundWidth(double top, std::size_t bins)
{
    const double exact = std::max(1.0, top / static_cast<double>(bins));
    const double power = std::pow(10.0, std::floor(std::log10(exact)));
    for (const double factor : {1.0, 2.0, 5.0, 10.0})
        if (factor * power >= exact)
            return factor * power;
    return 10.0 * power;
}

} // namespace

Histogram tokenHistogram(const CorpusSummary& summary, std::size_t wantedBins)
{
    Histogram out;
    std::uint32_t top = 0;
    for (const TraceRow& row : summary.rows)
        top = std::max({top, row.before, row.after, row.comparedBefore, row.comparedAfter});
    const double width = roundWidth(static_cast<double>(top) + 1.0, std::max<std::size_t>(wantedBins, 1));
    const auto bins = static_cast<std::size_t>(static_cast<double>(top) / width) + 1;
    for (std::size_t i = 0; i <= bins; ++i)
        out.edges.push_back(static_cast<double>(i) * width);
    out.before.resize(bins);
    out.after.resize(bins);
    if (!summary.compared.empty()) {
        out.comparedBefore.resize(bins);
        out.comparedAfter.resize(bins);
    }
    const auto binOf = [width](std::uint32_t tokens) { return static_cast<std::size_t>(static_cast<double>(tokens) / width); };
    for (const TraceRow& row : summary.rows) {
        const bool written = row.status != PlanStatus::Unsolvable;
        ++out.before[binOf(row.before)];
        if (written)
            ++out.after[binOf(row.after)];
        if (summary.compared.empty())
            continue;
        ++out.comparedBefore[binOf(row.comparedBefore)];
        if (written)
            ++out.comparedAfter[binOf(row.comparedAfter)];
    }
    return out;
}

std::string summaryCsv(const CorpusSummary& summary)
{
    std::string out = "record,id,status,verdict,approaches,verifications,redundant,errors,tokens_before,tokens_after";
    for (const Kind kind : allKinds)
        out += ",tokens_" + std::string(kindName(kind));
    for (const EditReason reason : allEditReasons)
        out += ",removed_" + std::string(reasonName(reason));
    out += ",tokenizer,preset";
    if (!summary.compared.empty())
        out += ",compared_before,compared_after,compared_tokenizer";
    out += '\n';
    const auto number = [&out](std::uint64_t value) { out += ',' + std::to_string(value); };
    for (const TraceRow& row : summary.rows) {
        out += std::to_string(row.record) + ',' + csvField(row.id);
        out += ',' + std::string(planStatusName(row.status)) + ',' + std::string(verdictName(row.verdict));
        for (const std::uint32_t value : {row.approaches, row.verifications, row.redundant, row.errors, row.before, row.after})
            number(value);
        for (const std::uint32_t value : row.byKind)
            number(value);
        for (const std::uint32_t value : row.byReason)
            number(value);
        out += ',' + csvField(summary.tokenizer) + ',' + csvField(summary.preset);
        if (!summary.compared.empty()) {
            number(row.comparedBefore);
            number(row.comparedAfter);
            out += ',' + csvField(summary.compared);
        }
        out += '\n';
    }
    return out;
}

} // namespace core
