#include "app/session.h"
#include "app/session_work.h"
#include "widgets/text_bridge.h"

#include <algorithm>
#include <utility>

namespace app {

using widgets::BackgroundTask;

namespace {

/// Corpora up to this size are run without being asked: their totals are there within seconds.
constexpr std::uint64_t smallCorpus = 4'000'000;

/// From this many bytes on a trace is shown before it is analysed.
constexpr std::size_t slowTrace = 200'000;

} // namespace

void Session::processCurrent()
{
    if (!m_current)
        return;
    if (!ready()) {
        if (!m_mapping)
            Q_EMIT resultChanged(nullptr, m_mappingTrouble);
        return;
    }
    const quint64 record = *m_current;
    TraceJob job{m_corpus, *m_mapping, m_pipeline, record, m_cache.find(record)};
    m_tracing.start([this, record, job = std::move(job)](core::Monitor& monitor) -> BackgroundTask::Done {
        const auto read = [&](const core::Trace& trace) {
            if (trace.reasoning.size() >= slowTrace)
                m_tracing.post(monitor, [this, trace] { Q_EMIT traceRead(trace); });
        };
        auto result = job.process(monitor, read);
        if (!result.ok())
            return [this, message = messageOf(result.error())] {
                m_result = nullptr;
                Q_EMIT resultChanged(nullptr, message);
            };
        auto snapshot = std::make_shared<const core::TraceResult>(std::move(result).value());
        return [this, record, snapshot, shown = shownPart(snapshot, job.pipeline.leastSure)] {
            m_result = shown;
            takeResult(record, snapshot);
            Q_EMIT resultChanged(shown, {});
        };
    });
}

void Session::takeResult(quint64 record, const std::shared_ptr<const core::TraceResult>& result)
{
    m_cache.put(record, result);
    if (!result->tokens.trouble.empty()) {
        Q_EMIT recordRefused({record, 0, result->tokens.trouble});
        return;
    }
    const core::TraceRow row = core::makeRow(record, *result, m_pipeline.leastSure);
    Q_EMIT rowsFilled({row});
    replaceSummaryRow(row);
}

/// A decision changed one trace of a corpus that has been run: its totals follow without another run.
void Session::replaceSummaryRow(const core::TraceRow& row)
{
    if (!m_summary || !m_summary->complete)
        return;
    const auto& rows = m_summary->rows;
    const auto at = std::lower_bound(rows.begin(), rows.end(), row.record,
                                     [](const core::TraceRow& one, std::uint64_t record) { return one.record < record; });
    if (at == rows.end() || at->record != row.record || (at->after == row.after && at->status == row.status))
        return;
    auto summary = std::make_shared<core::CorpusSummary>();
    summary->tokenizer = m_summary->tokenizer;
    summary->compared = m_summary->compared;
    summary->preset = m_summary->preset;
    for (const core::TraceRow& one : rows)
        summary->add(one.record == row.record ? row : one);
    for (const core::Issue& issue : m_summary->issues)
        summary->add(issue);
    summary->holders = m_summary->holders;
    summary->duplicates = m_summary->duplicates;
    summary->complete = true;
    Q_EMIT summaryChanged(m_summary = summary);
}

void Session::fillRows(std::vector<quint64> records)
{
    if (m_running.running()) {
        m_wanted = std::move(records);
        return;
    }
    std::erase(records, m_tracing.running() ? m_current.value_or(~0ULL) : ~0ULL);
    if (!ready() || records.empty()) {
        m_filling.cancel();
        return;
    }
    std::vector<TraceJob> jobs;
    for (const quint64 record : records)
        jobs.push_back({m_corpus, *m_mapping, m_pipeline, record, m_cache.find(record)});
    m_filling.start([this, jobs = std::move(jobs)](core::Monitor& monitor) -> BackgroundTask::Done {
        for (const TraceJob& job : jobs) {
            auto result = job.process(monitor);
            if (monitor.stopRequested())
                break;
            if (!result.ok())
                continue; // the row itself says why it can't be read
            m_filling.post(monitor, [this, record = job.record,
                                     snapshot = std::make_shared<const core::TraceResult>(std::move(result).value())] {
                takeResult(record, snapshot);
            });
        }
        return {};
    });
}

void Session::runIfSmall()
{
    if (ready() && m_corpus->complete() && m_corpus->fileSize() <= smallCorpus)
        run();
}

void Session::run()
{
    if (!ready())
        return;
    m_filling.cancel();
    Q_EMIT progressed(Activity::Analysing, 0, m_corpus->recordCount());
    m_running.start([this, corpus = m_corpus, mapping = *m_mapping,
                     pipeline = m_pipeline](core::Monitor& monitor) -> BackgroundTask::Done {
        const CorpusJob job{corpus, mapping, pipeline,
                            [&](std::vector<core::TraceRow> rows) {
                                m_running.post(monitor, [this, rows = std::move(rows)] { Q_EMIT rowsFilled(rows); });
                            },
                            [&](std::shared_ptr<const core::CorpusSummary> summary) {
                                m_running.post(monitor, [this, summary] { Q_EMIT summaryChanged(m_summary = summary); });
                            }};
        auto summary = job.run(monitor);
        if (!summary.ok())
            return [this, error = summary.error()] { Q_EMIT failed(messageOf(error)); };
        return [this, whole = std::make_shared<const core::CorpusSummary>(std::move(summary).value())] {
            Q_EMIT summaryChanged(m_summary = whole);
        };
    });
}

void Session::exportTo(const QString& path)
{
    if (!ready()) {
        Q_EMIT failed(tr("There is nothing to export yet: open a corpus whose reasoning field is known."));
        return;
    }
    Q_EMIT progressed(Activity::Exporting, 0, m_corpus->recordCount());
    core::Pipeline cleaning = m_pipeline;
    cleaning.compared = nullptr; // what is written is counted by one
    m_exporting.start([this, path, corpus = m_corpus, mapping = *m_mapping, pipeline = std::move(cleaning)](core::Monitor& monitor) -> BackgroundTask::Done {
        auto summary = exportCorpus(*corpus, mapping, pipeline, std::filesystem::path(path.toStdString()), monitor);
        if (!summary.ok())
            return [this, error = summary.error()] { Q_EMIT failed(messageOf(error)); };
        return [this, path, whole = std::make_shared<const core::CorpusSummary>(std::move(summary).value())] {
            Q_EMIT exported(whole, path);
        };
    });
}

void Session::cancel(Activity activity)
{
    switch (activity) {
    case Activity::Opening:
        m_opening.cancel();
        m_listing.cancel();
        break;
    case Activity::Analysing: m_running.cancel(); break;
    case Activity::Exporting: m_exporting.cancel(); break;
    case Activity::Comparing: break; // with gold labels: not the session's
    }
}

} // namespace app
