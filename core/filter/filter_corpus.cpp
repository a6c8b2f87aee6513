#include "core/filter/filter_corpus.h"

#include "core/clean/outputs.h"

#include <utility>

namespace core {

namespace {

Result<LearnedRow> learnRow(const FilterJob& job, std::uint64_t record, const Trace& trace, const Monitor& monitor)
{
    if (job.query.need() == FieldNeed::Tokens) {
        KnownRow row{.state = KnownRow::State::Counted};
        const Result<std::size_t> count = job.pipeline->tokenizer->count(trace.reasoning);
        if (!count.ok())
            return LearnedRow{{}, count.error().message};
        row.before = static_cast<std::uint32_t>(count.value());
        return LearnedRow{row, {}};
    }
    const Result<TraceResult> result = processTrace(trace, *job.pipeline, monitor);
    if (!result.ok())
        return result.error();
    return LearnedRow{KnownRow::of(makeRow(record, result.value(), job.pipeline->leastSure)), result.value().tokens.trouble};
}

Result<FilterTally> search(const FilterJob& job, FilterScope::Reading reading, const HitsFound& found, Monitor& monitor)
{
    FilterScope scope{.corpus = job.corpus, .mapping = job.mapping};
    scope.reading = reading;
    if (job.query.need() != FieldNeed::Nothing && job.pipeline)
        scope.learn = [&](std::uint64_t record, const Trace& trace) { return learnRow(job, record, trace, monitor); };
    return searchRecords(job.query, scope, job.threads, found, monitor);
}

/// Writes the records of hits, each once.
class HitWriter
{
public:
    HitWriter(const Corpus& corpus, Outputs& outputs) : m_corpus(corpus), m_outputs(outputs) {}

    Status write(std::span<const std::uint32_t> hits)
    {
        for (const std::uint32_t hit : hits) {
            const RawRecord record = m_corpus.record(hit);
            if (m_last == record.record())
                continue;
            m_last = record.record();
            ++m_count;
            if (Status status = m_outputs.record(record, record.bytes); !status.ok())
                return status;
        }
        return Done{};
    }
    [[nodiscard]] std::uint64_t written() const { return m_count - m_outputs.unwritten().size(); }

private:
    const Corpus& m_corpus;
    Outputs& m_outputs;
    std::optional<std::uint64_t> m_last;
    std::uint64_t m_count = 0;
};

} // namespace

Result<FilterTally> countMatches(const FilterJob& job, Monitor& monitor)
{
    return search(job, FilterScope::Reading::UpToHit, [](std::span<const std::uint32_t>, const FilterTally&) { return true; }, monitor);
}

Result<FilterTally> filterCorpus(const FilterJob& job, const CleanTargets& targets, Monitor& monitor)
{
    CleanTargets files = targets;
    files.sidecar.clear();
    auto outputs = Outputs::create(files, Outputs::Main::Records, *job.corpus);
    if (!outputs.ok())
        return outputs.error();
    HitWriter writer(*job.corpus, *outputs.value());
    Status status = Done{};
    const HitsFound write = [&](std::span<const std::uint32_t> hits, const FilterTally&) {
        status = writer.write(hits);
        return status.ok();
    };
    Result<FilterTally> tally = search(job, FilterScope::Reading::Whole, write, monitor);
    if (!status.ok())
        return status.error();
    if (!tally.ok() || !tally.value().complete)
        return tally;
    if (status = stillAsOpened(*job.corpus); !status.ok())
        return status.error();
    const auto committed = outputs.value()->commit(monitor);
    if (!committed.ok())
        return committed.error();
    tally.value().complete = committed.value();
    tally.value().written = writer.written();
    tally.value().unwritten = outputs.value()->unwritten();
    return tally;
}

} // namespace core
