#include "app/session_work.h"

#include "core/annotate/sure_findings.h"
#include "core/clean/outputs.h"
#include "widgets/text_bridge.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>

namespace app {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

std::vector<fs::path> pathsOf(const QStringList& paths)
{
    std::vector<fs::path> out;
    for (const QString& path : paths)
        out.emplace_back(path.toStdString());
    return out;
}

QString messageOf(const core::Error& error)
{
    const QString message = widgets::toQString(error.message);
    const QString where = widgets::toQString(error.where);
    return where.isEmpty() || message.contains(where) ? message : QStringLiteral("%1 (%2)").arg(message, where);
}

core::Result<core::TraceResult> TraceJob::process(const core::Monitor& monitor,
                                                  const std::function<void(const core::Trace&)>& read) const
{
    if (known)
        return core::replan(known->trace, known->analysis, pipeline);
    auto trace = core::readTrace(corpus->record(record), mapping);
    if (!trace.ok())
        return trace.error();
    if (read)
        read(trace.value());
    return core::processTrace(std::move(trace).value(), pipeline, monitor);
}

std::shared_ptr<const core::TraceResult> shownPart(const std::shared_ptr<const core::TraceResult>& result, double least)
{
    if (least <= 0)
        return result;
    auto shown = std::make_shared<core::TraceResult>(*result);
    shown->analysis = core::sureFindings(std::move(shown->analysis), least);
    return shown;
}

core::Result<core::CorpusSummary> CorpusJob::run(core::Monitor& monitor) const
{
    using namespace std::chrono_literals;
    core::CorpusSummary growing;
    growing.tokenizer = pipeline.tokenizer->name();
    growing.compared = pipeline.compared ? pipeline.compared->name() : std::string();
    growing.preset = pipeline.policy.name;
    growing.holders = core::wholeRecords(*corpus).recordCount();
    std::vector<core::TraceRow> rows;
    auto lastRows = Clock::now();
    auto lastSummary = lastRows;
    auto pause = Clock::duration(500ms);
    const auto sink = [&](const core::RawRecord& raw, const core::RecordOutcome& outcome) {
        if (const auto* result = std::get_if<core::TraceResult>(&outcome)) {
            rows.push_back(core::makeRow(raw.number, *result, pipeline.leastSure));
            growing.add(rows.back());
        } else {
            growing.add(std::get<core::Issue>(outcome));
        }
        const auto now = Clock::now();
        if (now - lastRows >= 80ms) {
            rowsDone(std::exchange(rows, {}));
            lastRows = now;
        }
        if (now - lastSummary >= pause) {
            summaryGrew(std::make_shared<const core::CorpusSummary>(growing));
            lastSummary = Clock::now();
            pause = std::max(pause, (lastSummary - now) * 20); // copying stays under a twentieth of the time
        }
        return true;
    };
    auto summary = core::runCorpus(*corpus, mapping, pipeline, 0, sink, monitor);
    rowsDone(std::move(rows));
    return summary;
}

core::Result<core::CorpusSummary> exportCorpus(const core::Corpus& corpus, const core::FieldMapping& mapping,
                                               const core::Pipeline& pipeline, const fs::path& path,
                                               core::Monitor& monitor)
{
    const core::CleanTargets targets = core::CleanTargets::beside(path);
    if (const auto target = core::corpusFileAmong(targets, corpus))
        return core::Error{core::ErrorCode::BadValue,
                           QCoreApplication::translate("app::Session", "This would overwrite the corpus that is open. "
                                                                       "Choose another name for the cleaned one.")
                               .toStdString(),
                           target->string()};
    return core::cleanCorpus(corpus, mapping, pipeline, 0, targets, monitor);
}

} // namespace app
