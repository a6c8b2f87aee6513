#include "widgets/models/corpus_order.h"

#include "core/parallel.h"
#include "widgets/text_bridge.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace widgets {

namespace {

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// One text to look for, in any case.
class Needle
{
public:
    explicit Needle(const QString& text) : m_text(text), m_bytes(toStdString(text.toLower()))
    {
        m_ascii = std::all_of(m_bytes.begin(), m_bytes.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
    }

    [[nodiscard]] bool in(std::string_view text) const
    {
        if (!m_ascii)
            return toQString(text).contains(m_text, Qt::CaseInsensitive);
        const auto same = [](char a, char b) { return lowered(a) == b; };
        return std::search(text.begin(), text.end(), m_bytes.begin(), m_bytes.end(), same) != text.end();
    }

private:
    QString m_text;
    std::string m_bytes;
    bool m_ascii = true;
};

bool matches(const OrderRequest& request, const Needle& needle, std::uint64_t record)
{
    const core::RawRecord raw = request.corpus->record(record);
    if (!request.mapping)
        return needle.in(raw.bytes);
    const auto trace = core::readTrace(raw, *request.mapping);
    if (!trace.ok())
        return false;
    return needle.in(trace.value().problem) || needle.in(trace.value().reasoning) || needle.in(trace.value().response);
}

std::vector<std::uint32_t> allRecords(const core::Corpus& corpus)
{
    std::vector<std::uint32_t> records(corpus.recordCount());
    std::iota(records.begin(), records.end(), 0U);
    return records;
}

std::vector<std::uint32_t> sortedByNumber(const OrderRequest& request, std::vector<std::uint32_t> records)
{
    const auto key = [&](std::uint32_t record) { return record < request.keys.size() ? request.keys[record] : std::nan(""); };
    const bool down = request.direction == Qt::DescendingOrder;
    std::stable_sort(records.begin(), records.end(), [&](std::uint32_t a, std::uint32_t b) {
        const double left = key(a);
        const double right = key(b);
        if (std::isnan(left) || std::isnan(right))
            return !std::isnan(left) && std::isnan(right);
        return down ? right < left : left < right;
    });
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

std::vector<std::uint32_t> matchingRecords(const OrderRequest& request, core::Monitor& monitor,
                                           const std::function<void(const std::vector<std::uint32_t>&)>& found)
{
    const Needle needle(request.filter);
    const std::size_t count = request.corpus->recordCount();
    std::vector<std::uint32_t> hits;
    QElapsedTimer clock;
    clock.start();
    core::orderedParallel(
        count, 0, [&](std::size_t record) { return matches(request, needle, record); },
        [&](std::size_t record, bool hit) {
            if (hit)
                hits.push_back(static_cast<std::uint32_t>(record));
            monitor.progress(record + 1, count);
            if (clock.elapsed() >= 150) {
                found(hits);
                clock.restart();
            }
            return true;
        },
        monitor);
    return hits;
}

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

void CorpusOrder::request(OrderRequest request)
{
    const bool natural = request.column == CorpusModel::Number && request.direction == Qt::AscendingOrder;
    if (!request.corpus || (natural && request.filter.isEmpty())) {
        m_task.cancel();
        Q_EMIT orderFound(nullptr);
        return;
    }
    m_task.start([this, natural, request = std::move(request)](core::Monitor& monitor) -> BackgroundTask::Done {
        const auto post = [&](const std::vector<std::uint32_t>& hits) {
            if (!natural)
                return;
            m_task.post(monitor, [this, order = std::make_shared<const std::vector<std::uint32_t>>(hits)] {
                Q_EMIT orderFound(order);
            });
        };
        auto records = request.filter.isEmpty() ? allRecords(*request.corpus) : matchingRecords(request, monitor, post);
        auto order = std::make_shared<const std::vector<std::uint32_t>>(sortedRecords(request, std::move(records), monitor));
        return [this, order] { Q_EMIT orderFound(order); };
    });
}

} // namespace widgets
