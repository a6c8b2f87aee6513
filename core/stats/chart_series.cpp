#include "core/stats/chart_series.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace core {

namespace {

double sortKey(const TraceRow& row, TraceOrder order)
{
    if (order == TraceOrder::BySize)
        return static_cast<double>(row.before);
    return row.status == PlanStatus::Unsolvable ? -2.0 : row.saving();
}

/// The least of `values` that the share `share` of them does not exceed.
std::optional<std::uint32_t> quantile(std::vector<std::uint32_t>& values, double share)
{
    if (values.empty())
        return std::nullopt;
    const auto at = static_cast<std::ptrdiff_t>(static_cast<double>(values.size() - 1) * share);
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

TokenMedians mediansOf(const CorpusSummary& summary, std::uint32_t TraceRow::*beforeCount, std::uint32_t TraceRow::*afterCount)
{
    std::vector<std::uint32_t> before;
    std::vector<std::uint32_t> after;
    before.reserve(summary.rows.size());
    after.reserve(summary.rows.size());
    for (const TraceRow& row : summary.rows) {
        before.push_back(row.*beforeCount);
        if (row.status != PlanStatus::Unsolvable)
            after.push_back(row.*afterCount);
    }
    return {quantile(before, 0.5), quantile(after, 0.5)};
}

TokenShare shareOf(std::uint64_t tokens, std::uint64_t all)
{
    return {tokens, all == 0 ? 0.0 : static_cast<double>(tokens) / static_cast<double>(all)};
}

} // namespace

std::vector<std::uint32_t> orderedRows(const CorpusSummary& summary, TraceOrder order)
{
    std::vector<std::uint32_t> out(summary.rows.size());
    std::iota(out.begin(), out.end(), 0U);
    if (order == TraceOrder::InCorpus)
        return out;
    // Keys are computed once; sorting small pairs is several times quicker than sorting through the rows.
    std::vector<std::pair<double, std::uint32_t>> keys(out.size());
    for (const std::uint32_t i : out)
        keys[i] = {-sortKey(summary.rows[i], order), i};
    std::sort(keys.begin(), keys.end());
    std::transform(keys.begin(), keys.end(), out.begin(), [](const auto& key) { return key.second; });
    return out;
}

TokenMedians tokenMedians(const CorpusSummary& summary) { return mediansOf(summary, &TraceRow::before, &TraceRow::after); }

TokenMedians comparedMedians(const CorpusSummary& summary)
{
    if (summary.compared.empty())
        return {};
    return mediansOf(summary, &TraceRow::comparedBefore, &TraceRow::comparedAfter);
}

std::uint32_t tokensBefore(const CorpusSummary& summary, double share)
{
    std::vector<std::uint32_t> before;
    before.reserve(summary.rows.size());
    for (const TraceRow& row : summary.rows)
        before.push_back(std::max(row.before, row.comparedBefore));
    return quantile(before, share).value_or(0);
}

std::vector<TraceBucket> traceBuckets(const CorpusSummary& summary, const std::vector<std::uint32_t>& order,
                                      std::size_t wanted)
{
    const std::size_t count = std::min(wanted, order.size());
    std::vector<TraceBucket> out(count);
    for (std::size_t i = 0; i < count; ++i) {
        TraceBucket& bucket = out[i];
        bucket.first = order.size() * i / count;
        bucket.last = order.size() * (i + 1) / count;
        for (std::size_t rank = bucket.first; rank < bucket.last; ++rank) {
            const TraceRow& row = summary.rows[order[rank]];
            bucket.before += row.before;
            bucket.after += row.after;
        }
        bucket.before /= static_cast<double>(bucket.last - bucket.first);
        bucket.after /= static_cast<double>(bucket.last - bucket.first);
    }
    return out;
}

TokenShare shareOfAll(const CorpusSummary& summary, std::uint64_t tokens) { return shareOf(tokens, summary.before); }

TokenShare comparedShareOfAll(const CorpusSummary& summary, std::uint64_t tokens)
{
    return shareOf(tokens, summary.comparedTokens.before);
}

double corpusSaving(const CorpusSummary& summary)
{
    if (summary.beforeWritten == 0)
        return 0;
    const double before = static_cast<double>(summary.beforeWritten);
    return (before - static_cast<double>(summary.after)) / before;
}

} // namespace core
