#include "core/clean/outputs.h"
#include "core/clean/run.h"
#include "core/corpus/trace_corpus.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace core {

namespace fs = std::filesystem;

namespace {

/// What the outcomes of a run become in files, record by record.
class RunWriter
{
public:
    virtual ~RunWriter() = default;
    [[nodiscard]] virtual Status take(const RawRecord& raw, const RecordOutcome& outcome) = 0;
    /// Traces that were not written since the format cannot hold their record.
    [[nodiscard]] virtual std::uint64_t lost() const { return 0; }
};

/// Puts the traces of each record back into it.
class CleanedRecords final : public RunWriter
{
public:
    CleanedRecords(Outputs& outputs, const FieldMapping& mapping, const Pipeline& pipeline)
        : m_outputs(outputs), m_mapping(mapping), m_pipeline(pipeline)
    {
    }

    Status take(const RawRecord& raw, const RecordOutcome& outcome) override
    {
        if (raw.trace == 0)
            m_changes.clear();
        TraceChange& change = m_changes.emplace_back(TraceChange{raw.trace, TraceChange::Fate::LeftOut, {}});
        const auto* result = std::get_if<TraceResult>(&outcome);
        const Status told = result != nullptr ? tell(raw, *result) : tell(raw, std::get<Issue>(outcome));
        if (!told.ok())
            return told;
        if (result != nullptr && result->plan.status != PlanStatus::Unsolvable)
            change = {raw.trace, TraceChange::Fate::Kept, textEdits(result->plan)};
        return raw.trace + 1 < raw.traces ? Status(Done{}) : writeRecord(raw);
    }

    [[nodiscard]] std::uint64_t lost() const override { return m_lost; }

private:
    Status tell(const RawRecord& raw, const TraceResult& result)
    {
        if (Status status = m_outputs.note(sidecarJson(raw, result, m_pipeline)); !status.ok())
            return status;
        return result.plan.status == PlanStatus::Unsolvable ? m_outputs.reject(raw, "unsolvable", result.plan.statusReason)
                                                            : Status(Done{});
    }

    Status tell(const RawRecord& raw, const Issue& issue)
    {
        if (Status status = m_outputs.note(rejectedSidecarJson(raw, issue, m_pipeline)); !status.ok())
            return status;
        return m_outputs.reject(raw, "fault", issue.reason);
    }

    Status writeRecord(const RawRecord& raw)
    {
        const auto isKept = [](const TraceChange& change) { return change.fate == TraceChange::Fate::Kept; };
        const auto kept = static_cast<std::uint64_t>(std::count_if(m_changes.begin(), m_changes.end(), isKept));
        if (kept == 0)
            return Done{};
        const std::size_t unwritten = m_outputs.unwritten().size();
        const Status status = write(raw);
        m_lost += m_outputs.unwritten().size() > unwritten ? kept : 0;
        return status;
    }

    Status write(const RawRecord& raw)
    {
        const auto isUntouched = [](const TraceChange& change) {
            return change.fate == TraceChange::Fate::Kept && change.edits.empty();
        };
        if (std::all_of(m_changes.begin(), m_changes.end(), isUntouched))
            return m_outputs.record(raw, raw.bytes);
        const Result<std::string> rewritten = rewriteTraces(raw, m_mapping, m_changes);
        return rewritten.ok() ? m_outputs.record(raw, rewritten.value()) : Status(rewritten.error());
    }

    Outputs& m_outputs;
    const FieldMapping& m_mapping;
    const Pipeline& m_pipeline;
    std::vector<TraceChange> m_changes; ///< to the record that is under way
    std::uint64_t m_lost = 0;
};

/// One line a trace.
class AnalysisLines final : public RunWriter
{
public:
    AnalysisLines(Outputs& outputs, double leastSure) : m_outputs(outputs), m_leastSure(leastSure) {}

    Status take(const RawRecord& raw, const RecordOutcome& outcome) override
    {
        if (const auto* issue = std::get_if<Issue>(&outcome))
            return m_outputs.reject(raw, "fault", issue->reason);
        return m_outputs.record(raw, analysisJson(std::get<TraceResult>(outcome), m_leastSure));
    }

private:
    Outputs& m_outputs;
    double m_leastSure;
};

Result<CorpusSummary> runInto(const Corpus& corpus, const FieldMapping& mapping, const Pipeline& pipeline,
                              unsigned threads, Outputs& outputs, RunWriter& writer, Monitor& monitor)
{
    std::optional<Error> failure;
    const RecordSink sink = [&](const RawRecord& raw, const RecordOutcome& outcome) {
        const Status status = writer.take(raw, outcome);
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
    const auto committed = outputs.commit(monitor);
    if (!committed.ok())
        return committed.error();
    summary.value().complete = committed.value();
    for (const Issue& issue : outputs.unwritten())
        summary.value().issues.push_back(issue);
    summary.value().written -= writer.lost();
    return summary;
}

/// The corpus as a list of traces, for a caller that has whole records: those that it does not name would be lost. It
/// lives no longer than `corpus`.
std::shared_ptr<const Corpus> listed(const Corpus& corpus, const FieldMapping& mapping, Monitor& monitor)
{
    const std::shared_ptr<const Corpus> same(std::shared_ptr<void>(), &corpus);
    return corpus.records() == nullptr ? tracesOf(same, mapping, monitor) : same;
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
    auto outputs = Outputs::create(targets, Outputs::Main::Records, corpus);
    if (!outputs.ok())
        return outputs.error();
    CleanedRecords writer(*outputs.value(), mapping, pipeline);
    return runInto(*listed(corpus, mapping, monitor), mapping, pipeline, threads, *outputs.value(), writer, monitor);
}

Result<CorpusSummary> analyzeCorpus(const Corpus& corpus, const FieldMapping& mapping, const Pipeline& pipeline,
                                    unsigned threads, const CleanTargets& targets, Monitor& monitor)
{
    CleanTargets files = targets;
    files.sidecar.clear();
    auto outputs = Outputs::create(files, Outputs::Main::Lines, corpus);
    if (!outputs.ok())
        return outputs.error();
    AnalysisLines writer(*outputs.value(), pipeline.leastSure);
    return runInto(*listed(corpus, mapping, monitor), mapping, pipeline, threads, *outputs.value(), writer, monitor);
}

} // namespace core
