#include "core/clean/run.h"
#include "core/corpus/writer.h"

#include <algorithm>
#include <system_error>
#include <vector>

namespace core {

namespace fs = std::filesystem;

namespace {

/// The files of one cleaning run; each appears at the end or not at all.
class Outputs
{
public:
    static Result<std::unique_ptr<Outputs>> create(const CleanTargets& targets, CorpusFormat format)
    {
        auto out = std::make_unique<Outputs>();
        out->m_targets = targets;
        out->m_array = format == CorpusFormat::JsonArray;
        auto main = OutputFile::create(targets.output);
        if (!main.ok())
            return main.error();
        out->m_main = std::move(main).value();
        if (!targets.sidecar.empty()) {
            auto sidecar = OutputFile::create(targets.sidecar);
            if (!sidecar.ok())
                return sidecar.error();
            out->m_sidecar = std::move(sidecar).value();
        }
        return out;
    }

    Status record(std::string_view bytes)
    {
        std::string line(m_array ? (m_any ? ",\n" : "[\n") : "");
        line += bytes;
        if (!m_array) {
            // Line ends inside a record are white space between its tokens (JSON allows none in strings): one line it must be.
            std::replace_if(line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
            line += '\n';
        }
        m_any = true;
        return m_main->write(line);
    }

    Status reject(const RawRecord& raw, std::string_view kind, std::string_view reason)
    {
        if (m_targets.rejects.empty())
            return Done{};
        if (!m_rejects) {
            auto file = OutputFile::create(m_targets.rejects);
            if (!file.ok())
                return file.error();
            m_rejects = std::move(file).value();
        }
        return m_rejects->write(rejectJson(raw, kind, reason) + '\n');
    }

    Status note(const std::string& line) { return m_sidecar ? m_sidecar->write(line + '\n') : Status(Done{}); }

    Status commit()
    {
        if (m_array)
            if (Status status = m_main->write(m_any ? "\n]\n" : "[]\n"); !status.ok())
                return status;
        for (OutputFile* file : {m_rejects.get(), m_sidecar.get(), m_main.get()})
            if (file != nullptr)
                if (Status status = file->commit(); !status.ok())
                    return status;
        // An older run's rejects would belie this one.
        std::error_code ignored;
        if (!m_rejects && !m_targets.rejects.empty())
            fs::remove(m_targets.rejects, ignored);
        return Done{};
    }

private:
    CleanTargets m_targets;
    std::unique_ptr<OutputFile> m_main, m_sidecar, m_rejects;
    bool m_array = false;
    bool m_any = false;
};

Status writeCleaned(Outputs& outputs, const RawRecord& raw, const TraceResult& result, const FieldMapping& mapping,
                    const Pipeline& pipeline)
{
    if (Status status = outputs.note(sidecarJson(raw, result, pipeline)); !status.ok())
        return status;
    if (result.plan.status == PlanStatus::Unsolvable)
        return outputs.reject(raw, "unsolvable", result.plan.statusReason);
    if (result.plan.edits.empty())
        return outputs.record(raw.bytes);
    const std::vector<TextEdit> edits = textEdits(result.plan);
    const Result<std::string> rewritten = rewriteRecord(raw, mapping, edits);
    if (!rewritten.ok())
        return rewritten.error();
    return outputs.record(rewritten.value());
}

Status writeAnalysis(Outputs& outputs, const RawRecord& /*raw*/, const TraceResult& result,
                     const FieldMapping& /*mapping*/, const Pipeline& /*pipeline*/)
{
    return outputs.record(analysisJson(result));
}

Status writeIssue(Outputs& outputs, const RawRecord& raw, const Issue& issue, const Pipeline& pipeline)
{
    if (Status status = outputs.note(rejectedSidecarJson(issue, pipeline)); !status.ok())
        return status;
    return outputs.reject(raw, "fault", issue.reason);
}

bool sameFile(const fs::path& a, const fs::path& b)
{
    std::error_code error;
    return fs::equivalent(a, b, error);
}

using WriteResult = Status (*)(Outputs&, const RawRecord&, const TraceResult&, const FieldMapping&, const Pipeline&);

Result<CorpusSummary> runInto(const Corpus& corpus, const FieldMapping& mapping, const Pipeline& pipeline,
                              unsigned threads, const CleanTargets& targets, CorpusFormat format, WriteResult write,
                              Monitor& monitor)
{
    const std::vector<fs::path> sources = corpus.files();
    for (const fs::path& target : {targets.output, targets.rejects, targets.sidecar})
        if (!target.empty() && std::any_of(sources.begin(), sources.end(),
                                           [&](const fs::path& source) { return sameFile(target, source); }))
            return Error{ErrorCode::Write, "This would overwrite the corpus itself. Choose another name.", target.string()};
    auto outputs = Outputs::create(targets, format);
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
    if (const Status status = outputs.value()->commit(); !status.ok())
        return status.error();
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
    return runInto(corpus, mapping, pipeline, threads, targets, corpus.format(), writeCleaned, monitor);
}

Result<CorpusSummary> analyzeCorpus(const Corpus& corpus, const FieldMapping& mapping, const Pipeline& pipeline,
                                    unsigned threads, const CleanTargets& targets, Monitor& monitor)
{
    CleanTargets files = targets;
    files.sidecar.clear();
    return runInto(corpus, mapping, pipeline, threads, files, CorpusFormat::Jsonl, writeAnalysis, monitor);
}

} // namespace core
