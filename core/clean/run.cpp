#include "core/clean/run.h"

#include "core/corpus/record_reader.h"
#include "core/parallel.h"

namespace core {

namespace {

/// What a worker hands over: the outcome, or the annotator's error that ends the run.
using Produced = Result<RecordOutcome>;

Produced process(const Corpus& corpus, const FieldMapping& mapping, const Pipeline& pipeline, std::size_t index,
                 const Monitor& monitor)
{
    const RawRecord raw = corpus.record(index);
    Result<Trace> trace = readTrace(raw, mapping);
    if (!trace.ok())
        return RecordOutcome(issueAt(raw, trace.error().message));
    Result<TraceResult> result = processTrace(std::move(trace).value(), pipeline, monitor);
    if (!result.ok())
        return result.error();
    if (!result.value().tokens.trouble.empty())
        return RecordOutcome(issueAt(raw, result.value().tokens.trouble));
    return RecordOutcome(std::move(result).value());
}

} // namespace

Result<CorpusSummary> runCorpus(const Corpus& corpus, const FieldMapping& mapping, const Pipeline& pipeline,
                                unsigned threads, const RecordSink& sink, Monitor& monitor)
{
    CorpusSummary summary;
    summary.tokenizer = pipeline.tokenizer->name();
    summary.compared = pipeline.compared ? pipeline.compared->name() : std::string();
    summary.preset = pipeline.policy.name;
    summary.holders = wholeRecords(corpus).recordCount();
    std::optional<Error> failure;
    const std::size_t count = corpus.recordCount();
    const auto produce = [&](std::size_t i) { return process(corpus, mapping, pipeline, i, monitor); };
    const auto consume = [&](std::size_t i, Produced&& produced) {
        if (!produced.ok()) {
            failure = produced.error();
            return false;
        }
        // A stop may have cut the annotator short: such a result is not kept.
        if (monitor.stopRequested())
            return false;
        const RecordOutcome outcome = std::move(produced).value();
        if (const auto* result = std::get_if<TraceResult>(&outcome))
            summary.add(makeRow(i, *result, pipeline.leastSure));
        else
            summary.add(std::get<Issue>(outcome));
        const bool more = sink(corpus.record(i), outcome);
        monitor.progress(i + 1, count);
        return more;
    };
    const std::size_t consumed = orderedParallel(count, threads, produce, consume, monitor);
    if (failure)
        return *failure;
    summary.findDuplicates();
    summary.complete = consumed == count && corpus.complete();
    return summary;
}

} // namespace core
