#include "widgets/models/record_fetcher.h"

#include "core/text/utf8.h"
#include "widgets/text_bridge.h"

#include <QElapsedTimer>

namespace widgets {

namespace {

constexpr std::size_t lineLimit = 160;
constexpr qsizetype idLimit = 10'000; ///< kept for the tooltip; the cell shows less

} // namespace

RecordHead readHead(const core::Corpus& corpus, const std::optional<core::FieldMapping>& mapping, std::uint64_t record)
{
    const core::RawRecord raw = corpus.record(record);
    RecordHead head{.record = record};
    if (!mapping) {
        const std::string_view start = raw.bytes.substr(0, core::floorCharBoundary(raw.bytes, lineLimit * 4));
        head.problem = toQString(core::oneLine(core::toValidUtf8(start), lineLimit));
        return head;
    }
    auto trace = core::readTrace(raw, *mapping);
    if (!trace.ok()) {
        head.trouble = toQString(trace.error().message);
        return head;
    }
    head.id = toQString(trace.value().id).left(idLimit);
    head.problem = toQString(core::oneLine(trace.value().problem, lineLimit));
    return head;
}

RecordFetcher::RecordFetcher(QObject* parent) : QObject(parent) {}

void RecordFetcher::request(std::shared_ptr<const core::Corpus> corpus, std::optional<core::FieldMapping> mapping,
                            std::vector<std::uint64_t> records)
{
    m_task.start([this, corpus = std::move(corpus), mapping = std::move(mapping),
                  records = std::move(records)](core::Monitor& monitor) -> BackgroundTask::Done {
        std::vector<RecordHead> heads;
        QElapsedTimer clock;
        clock.start();
        for (const std::uint64_t record : records) {
            if (monitor.stopRequested())
                break;
            heads.push_back(readHead(*corpus, mapping, record));
            if (clock.elapsed() < 16)
                continue;
            m_task.post(monitor, [this, heads = std::move(heads)] { Q_EMIT headsRead(heads); });
            heads = {};
            clock.restart();
        }
        return [this, heads = std::move(heads)] {
            if (!heads.empty())
                Q_EMIT headsRead(heads);
        };
    });
}

} // namespace widgets
