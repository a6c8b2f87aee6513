#include "core/clean/outputs.h"
#include "core/clean/run.h"

#include <optional>
#include <vector>

namespace core {

namespace fs = std::filesystem;

namespace {

Status writeCleaned(Outputs& outputs, const RawRecord& raw, const TraceResult& result, const FieldMapping& mapping,
                    const Pipeline& pipeline)
{
    if (Status status = outputs.note(sidecarJson(raw, result, pipeline)); !status.ok())
        return status;
    if (result.plan.status == PlanStatus::Unsolvable)
        return outputs.reject(raw, "unsolvable", result.plan.statusReason);
    if (result.plan.edits.empty())
        return outputs.record(raw, raw.bytes);
    const std::vector<TextEdit> edits = textEdits(result.plan);
    const Result<std::string> rewritten = rewriteRecord(raw, mapping, edits);
    if (!rewritten.ok())
        return rewritten.error();
    return outputs.record(raw, rewritten.value());
}

Status writeAnalysis(Outputs& outputs, const RawRecord& raw, const TraceResult& result,
                     const FieldMapping& /*mapping*/, const Pipeline& /*pipeline*/)
{
    return outputs.record(raw, analysisJson(result));
}

Status writeIssue(Outputs& outputs, const RawRecord& raw, const Issue& issue, const Pipeline& pipeline)
{
    if (Status status = outputs.note(rejectedSidecarJson(issue, pipeline)); !status.ok())
        return status;
    return outputs.reject(raw, "fault", issue.reason);
}

using WriteResult = Status (*)(Outputs&, const RawRecord&, const TraceResult&, const FieldMapping&, const Pipeline&);

Result<CorpusSummary> runInto(const Corpus& corpus, const FieldMapping& mapping, const Pipeline& pipeline,
                              unsigned threads, const CleanTargets& targets, Outputs::Main main, WriteResult write,
                              Monitor& monitor)
{
    auto outputs = Outputs::create(targets, main, corpus);
    if (!outputs.ok())
        return outputs.error();
    std::optional<Error> failure;
    const RecordSink sink = [&](const RawRecord& raw, const RecordOutcome& outcome) {
        const auto* issue = std::get_if<Issue>(&outcome);
        const Status status = issue != nullptr
                                  ? writeIssue(*outputs.value(), raw, *issue, pipeline)
                                  : write(*outputs.value(), raw, std::get<TraceResult>(outcome), mapping, pipeline);
        if (!status.ok())
            failure = status.error();
        return status.ok();
    };
    Result<CorpusSummary> summary = runCorpus(corpus, mapping, pipeline, threads, sink, monitor);
    if (failure)
        return *failure;
    if (!summary.ok() || !summary.value().complete)
        return summary;
    if (const Status status = stillAsOpened(corpus); !status.ok())
        return status.error();
    const auto committed = outputs.value()->commit(monitor);
    if (!committed.ok())
        return committed.error();
    summary.value().complete = committed.value();
    for (const Issue& issue : outputs.value()->unwritten()) {
        summary.value().issues.push_back(issue);
        --summary.value().written;
    }
    return summary;
}

} // namespace

CleanTargets CleanTargets::beside(const fs::path& output)
{
    if (output == "-")
        return {output, {}, {}};
    const auto sibling = [&](const char* ending) {
        return output.parent_path() / (output.stem().string() + ending);
    };
    return {output, sibling(".rejects.jsonl"), sibling(".dlcot.jsonl")};
}

Result<CorpusSummary> cleanCorpus(const Corpus& corpus, const FieldMapping& mapping, const Pipeline& pipeline,
                                  unsigned threads, const CleanTargets& targets, Monitor& monitor)
{
    return runInto(corpus, mapping, pipeline, threads, targets, Outputs::Main::Records, writeCleaned, monitor);
}

Result<CorpusSummary> analyzeCorpus(const Corpus& corpus, const FieldMapping& mapping, const Pipeline& pipeline,
                                    unsigned threads, const CleanTargets& targets, Monitor& monitor)
{
    CleanTargets files = targets;
    files.sidecar.clear();
    return runInto(corpus, mapping, pipeline, threads, files, Outputs::Main::Lines, writeAnalysis, monitor);
}

} // namespace core
