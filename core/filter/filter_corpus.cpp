#include "core/filter/filter_corpus.h"

#include "core/corpus/record_writer.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>

namespace core {

namespace {

namespace fs = std::filesystem;

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
    return LearnedRow{KnownRow::of(makeRow(record, result.value())), result.value().tokens.trouble};
}

Result<FilterTally> search(const FilterJob& job, FilterScope::Reading reading, const HitsFound& found, Monitor& monitor)
{
    FilterScope scope{.corpus = job.corpus, .mapping = job.mapping};
    scope.reading = reading;
    if (job.query.need() != FieldNeed::Nothing && job.pipeline)
        scope.learn = [&](std::uint64_t record, const Trace& trace) { return learnRow(job, record, trace, monitor); };
    return searchRecords(job.query, scope, job.threads, found, monitor);
}

bool isSource(const Corpus& corpus, const fs::path& output)
{
    const auto sources = corpus.files();
    return std::any_of(sources.begin(), sources.end(), [&](const fs::path& source) {
        std::error_code error;
        return fs::equivalent(source, output, error);
    });
}

} // namespace

Result<FilterTally> countMatches(const FilterJob& job, Monitor& monitor)
{
    return search(job, FilterScope::Reading::UpToHit, [](std::span<const std::uint32_t>, const FilterTally&) { return true; }, monitor);
}

Result<FilterTally> filterCorpus(const FilterJob& job, const fs::path& output, Monitor& monitor)
{
    if (isSource(*job.corpus, output))
        return Error{ErrorCode::BadValue, "This would overwrite the corpus itself. Choose another name.", output.string()};
    auto writer = RecordWriter::create(output, *job.corpus);
    if (!writer.ok())
        return writer.error();
    Status status = Done{};
    const HitsFound write = [&](std::span<const std::uint32_t> hits, const FilterTally&) {
        for (std::size_t i = 0; i < hits.size() && status.ok(); ++i) {
            const RawRecord record = job.corpus->record(hits[i]);
            status = writer.value()->write(record, record.bytes);
        }
        return status.ok();
    };
    Result<FilterTally> tally = search(job, FilterScope::Reading::Whole, write, monitor);
    if (!status.ok())
        return status.error();
    if (!tally.ok() || !tally.value().complete)
        return tally;
    if (status = stillAsOpened(*job.corpus); !status.ok())
        return status.error();
    const auto finished = writer.value()->finish(monitor);
    if (!finished.ok())
        return finished.error();
    tally.value().complete = finished.value();
    if (finished.value())
        if (status = writer.value()->commit(); !status.ok())
            return status.error();
    return tally;
}

} // namespace core
