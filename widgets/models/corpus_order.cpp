#include "widgets/models/corpus_order.h"

#include "widgets/text_bridge.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

namespace widgets {

namespace {

std::vector<std::uint32_t> allRecords(const core::Corpus& corpus)
{
    std::vector<std::uint32_t> records(corpus.recordCount());
    std::iota(records.begin(), records.end(), 0U);
    return records;
}

/// A record and what it sorts by, in one number: sorting these keeps equal ones in corpus order.
using SortEntry = std::uint64_t;
constexpr std::uint32_t unknownKey = 0xFFFFFFFF;

/// A share as a number that sorts the same way.
std::uint32_t shareKey(double share) { return static_cast<std::uint32_t>(std::lround((share + 1e4) * 1e5)); }

/// What a column sorts by; nothing where it is not known.
std::optional<std::uint32_t> sortKey(const OrderRequest& request, std::uint32_t record)
{
    using State = core::KnownRow::State;
    if (request.column == CorpusModel::Number)
        return record;
    if (request.column == CorpusModel::File)
        return request.corpus->fileOf(record);
    const core::KnownRow row = request.rows.at(record);
    const bool cleaned = row.state == State::Cleaned;
    const bool kept = cleaned && row.status != core::PlanStatus::Unsolvable;
    if (request.column == CorpusModel::Before ? row.state < State::Counted : row.state < State::Analysed)
        return std::nullopt;
    switch (request.column) {
    case CorpusModel::Before: return row.before;
    case CorpusModel::After: return kept ? std::optional(row.after) : std::nullopt;
    case CorpusModel::Saving: return kept ? std::optional(shareKey(row.saving())) : std::nullopt;
    case CorpusModel::Compared: return row.comparedBefore;
    case CorpusModel::ComparedAfter: return kept ? std::optional(row.comparedAfter) : std::nullopt;
    case CorpusModel::Status: return cleaned ? std::optional(static_cast<std::uint32_t>(row.status)) : std::nullopt;
    case CorpusModel::Approaches: return row.approaches;
    case CorpusModel::Checks: return row.checks;
    case CorpusModel::Redundant: return row.redundant;
    case CorpusModel::Errors: return row.errors;
    case CorpusModel::Verdict: return static_cast<std::uint32_t>(row.verdict); // best first
    default: return std::nullopt;
    }
}

std::vector<std::uint32_t> sortedByNumber(const OrderRequest& request, std::vector<std::uint32_t> records)
{
    const bool down = request.direction == Qt::DescendingOrder;
    std::vector<SortEntry> entries;
    entries.reserve(records.size());
    for (const std::uint32_t record : records) {
        std::uint32_t key = unknownKey;
        if (const auto known = sortKey(request, record))
            key = std::min(down ? unknownKey - 1 - *known : *known, unknownKey - 1);
        entries.push_back((SortEntry{key} << 32U) | record);
    }
    std::sort(entries.begin(), entries.end());
    std::transform(entries.begin(), entries.end(), records.begin(),
                   [](SortEntry entry) { return static_cast<std::uint32_t>(entry); });
    return records;
}

/// A key that sorts as people do, without regard to case: "r2" before "r10". Not QCollator: it knows no numbers in the
/// C locale.
QString naturalKey(const QString& text)
{
    const QString folded = text.left(64).toCaseFolded();
    QString key;
    for (qsizetype at = 0; at < folded.size();) {
        qsizetype end = at;
        while (end < folded.size() && folded[end].isDigit())
            ++end;
        if (end == at) {
            key += folded[at++];
            continue;
        }
        while (at + 1 < end && folded[at] == QLatin1Char('0'))
            ++at;
        // Longer numbers are greater; their length goes first, as a character among the digits.
        key += QChar(static_cast<char16_t>(u'0' + (end - at)));
        key += QStringView(folded).mid(at, end - at);
        at = end;
    }
    return key;
}

std::vector<std::uint32_t> sortedByText(const OrderRequest& request, std::vector<std::uint32_t> records,
                                        core::Monitor& monitor)
{
    std::vector<std::pair<QString, std::uint32_t>> keyed;
    keyed.reserve(records.size());
    for (std::size_t i = 0; i < records.size() && !monitor.stopRequested(); ++i) {
        const RecordHead head = readHead(*request.corpus, request.mapping, records[i]);
        keyed.emplace_back(naturalKey(request.column == CorpusModel::Id ? head.id : head.problem), records[i]);
        if (i % 256 == 0)
            monitor.progress(i, records.size());
    }
    if (keyed.size() < records.size())
        return records;
    const bool down = request.direction == Qt::DescendingOrder;
    std::stable_sort(keyed.begin(), keyed.end(), [down](const auto& a, const auto& b) {
        return down ? b.first < a.first : a.first < b.first;
    });
    std::transform(keyed.begin(), keyed.end(), records.begin(), [](const auto& entry) { return entry.second; });
    return records;
}

} // namespace

std::vector<std::uint32_t> sortedRecords(const OrderRequest& request, std::vector<std::uint32_t> records,
                                         core::Monitor& monitor)
{
    if (request.column == CorpusModel::Id || request.column == CorpusModel::Problem)
        return sortedByText(request, std::move(records), monitor);
    return sortedByNumber(request, std::move(records));
}

CorpusOrder::CorpusOrder(QObject* parent) : QObject(parent)
{
    connect(&m_task, &BackgroundTask::progressed, this, &CorpusOrder::progressed);
    connect(&m_task, &BackgroundTask::finished, this, &CorpusOrder::finished);
}

/// One request on its way, off the UI thread.
class CorpusOrder::Search
{
public:
    Search(CorpusOrder& owner, const OrderRequest& request, std::uint64_t run)
        : m_owner(owner), m_request(request), m_run(run)
    {
    }

    BackgroundTask::Done run(core::Monitor& monitor)
    {
        std::vector<std::uint32_t> records = m_request.filters() ? hits(monitor) : allRecords(*m_request.corpus);
        if (monitor.stopRequested())
            return {};
        return [owner = &m_owner, tally = m_tally,
                order = orderOf(sortedRecords(m_request, std::move(records), monitor))] {
            Q_EMIT owner->orderFound(order, tally);
        };
    }

private:
    std::vector<std::uint32_t> hits(core::Monitor& monitor)
    {
        std::vector<std::uint32_t> all;
        QElapsedTimer clock;
        clock.start();
        const core::FilterScope scope{m_request.corpus, m_request.mapping, m_request.rows,
                                      core::FilterScope::Reading::UpToHit, m_request.answers, {}};
        const bool early = m_request.deliver == OrderRequest::Deliver::AsFound && m_request.isNatural();
        const auto found = [&](std::span<const std::uint32_t> more, const core::FilterTally& tally) {
            all.insert(all.end(), more.begin(), more.end());
            if (early && clock.elapsed() >= 150) {
                m_owner.m_task.post(monitor, [owner = &m_owner, order = orderOf(all), tally] {
                    Q_EMIT owner->orderFound(order, tally);
                });
                clock.restart();
            }
            return true;
        };
        auto tally = core::searchRecords(*m_request.filter, scope, 0, found, monitor);
        if (tally.ok())
            m_tally = std::move(tally).value();
        return all;
    }

    [[nodiscard]] RecordOrder orderOf(std::vector<std::uint32_t> records) const
    {
        return RowOrder::of(std::move(records), m_request.corpus->recordCount(), m_run);
    }

    CorpusOrder& m_owner;
    const OrderRequest& m_request;
    std::uint64_t m_run;
    core::FilterTally m_tally;
};

void CorpusOrder::request(OrderRequest request)
{
    ++m_run;
    if (!request.corpus || (request.isNatural() && !request.filters())) {
        m_task.cancel();
        Q_EMIT orderFound(nullptr, {});
        return;
    }
    m_task.start([this, run = m_run, request = std::move(request)](core::Monitor& monitor) {
        return Search(*this, request, run).run(monitor);
    });
}

} // namespace widgets
