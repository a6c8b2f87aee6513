#include "core/filter/filter_corpus.h"

#include "core/corpus/writer.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>

namespace core {

namespace {

namespace fs = std::filesystem;

Result<KnownRow> learnRow(const FilterJob& job, std::uint64_t record, const Trace& trace, const Monitor& monitor)
{
    if (job.query.need() == FieldNeed::Tokens) {
        KnownRow row{.state = KnownRow::State::Counted};
        row.before = static_cast<std::uint32_t>(job.pipeline->tokenizer->count(trace.reasoning));
        return row;
    }
    const Result<TraceResult> result = processTrace(trace, *job.pipeline, monitor);
    if (!result.ok())
        return result.error();
    return KnownRow::of(makeRow(record, result.value()));
}

Result<FilterTally> search(const FilterJob& job, FilterScope::Reading reading, const HitsFound& found, Monitor& monitor)
{
    FilterScope scope{.corpus = job.corpus, .mapping = job.mapping};
    scope.reading = reading;
    if (job.query.need() != FieldNeed::Nothing && job.pipeline)
        scope.learn = [&](std::uint64_t record, const Trace& trace) { return learnRow(job, record, trace, monitor); };
    return searchRecords(job.query, scope, job.threads, found, monitor);
}

/// Records one behind another, as lines or as an array.
class RecordLines
{
public:
    RecordLines(OutputFile& file, CorpusFormat format) : m_file(file), m_array(format == CorpusFormat::JsonArray) {}

    Status add(std::string_view bytes)
    {
        std::string line(m_array ? (m_any ? ",\n" : "[\n") : "");
        const std::size_t begin = line.size();
        line += bytes;
        if (!m_array) {
            // Line ends inside a record are white space between its tokens: one line it must be.
            std::replace_if(line.begin() + static_cast<std::ptrdiff_t>(begin), line.end(),
                            [](char c) { return c == '\n' || c == '\r'; }, ' ');
            line += '\n';
        }
        m_any = true;
        return m_file.write(line);
    }

    Status end() { return m_array ? m_file.write(m_any ? "\n]\n" : "[]\n") : Status(Done{}); }

private:
    OutputFile& m_file;
    bool m_array;
    bool m_any = false;
};

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
    auto file = OutputFile::create(output);
    if (!file.ok())
        return file.error();
    RecordLines lines(*file.value(), job.corpus->format());
    Status status = Done{};
    const HitsFound write = [&](std::span<const std::uint32_t> hits, const FilterTally&) {
        for (std::size_t i = 0; i < hits.size() && status.ok(); ++i)
            status = lines.add(job.corpus->record(hits[i]).bytes);
        return status.ok();
    };
    Result<FilterTally> tally = search(job, FilterScope::Reading::Whole, write, monitor);
    if (!status.ok())
        return status.error();
    if (!tally.ok() || !tally.value().complete)
        return tally;
    if (status = lines.end(); status.ok())
        status = file.value()->commit();
    if (!status.ok())
        return status.error();
    return tally;
}

} // namespace core
