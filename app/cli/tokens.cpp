#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "core/corpus/record_reader.h"
#include "core/parallel.h"
#include "core/text/utf8.h"
#include "core/tokens/chat_template.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <optional>
#include <span>
#include <system_error>

namespace app {

namespace fs = std::filesystem;

namespace {

bool isCorpusName(const std::string& file)
{
    constexpr std::array endings{".jsonl", ".ndjson", ".json", ".parquet", ".csv", ".tsv"};
    fs::path path(file);
    if (path.extension() == ".gz" || path.extension() == ".zst")
        path.replace_extension();
    std::error_code error;
    return std::find(endings.begin(), endings.end(), path.extension().string()) != endings.end() ||
           fs::is_directory(file, error) || (file.find_first_of("*?[") != file.npos && !fs::exists(file, error));
}

core::Result<std::string> readText(const std::string& file)
{
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> opened(file == "-" ? stdin : std::fopen(file.c_str(), "rb"),
                                                                 std::fclose);
    if (!opened)
        return core::Error{core::ErrorCode::NotFound, "Cannot open this file: it is not there, or may not be read.", file};
    std::string text;
    std::array<char, 1 << 16> buffer{};
    for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), opened.get())) > 0;)
        text.append(buffer.data(), got);
    if (std::ferror(opened.get()) != 0)
        return core::Error{core::ErrorCode::BadFormat, "Reading failed before the end.", file};
    return text;
}

std::string idLine(const std::vector<std::uint32_t>& ids)
{
    std::string out;
    for (const std::uint32_t id : ids) {
        if (!out.empty())
            out += ' ';
        out += std::to_string(id);
    }
    return out;
}

/// A tokenizer, and the chat that its counts are of.
struct Counter
{
    std::shared_ptr<const core::Tokenizer> tokenizer;
    std::optional<core::ChatTemplate> chat; ///< none: the reasoning alone
};

/// The key of an installed tokenizer; its name when it is a file.
std::string keyOf(const core::Tokenizer& tokenizer)
{
    for (const core::TokenizerName& name : core::installedTokenizers())
        if (name.title == tokenizer.name())
            return name.key;
    return tokenizer.name();
}

core::Result<std::vector<Counter>> makeCounters(const TokensOptions& options)
{
    std::vector<Counter> counters;
    for (const std::string& name : options.tokenizers) {
        const auto tokenizer = core::loadTokenizer(name);
        if (!tokenizer.ok())
            return tokenizer.error();
        counters.push_back({tokenizer.value(), std::nullopt});
        if (!options.isChat())
            continue;
        const std::string key = keyOf(*tokenizer.value());
        auto chat = core::ChatTemplate::load(options.chatTemplate.empty() ? key : options.chatTemplate);
        if (!chat.ok() && options.chatTemplate.empty())
            return core::Error{chat.error().code,
                               "The chat template of " + key + " is not known; give one with --template NAME or FILE.", name};
        if (!chat.ok())
            return chat.error();
        counters.back().chat = std::move(chat).value();
    }
    return counters;
}

/// The count of a text, or its ids.
core::Result<std::string> lineOf(const Counter& counter, const std::string& text, const TokensOptions& options)
{
    if (options.ids) {
        const auto ids = counter.tokenizer->encode(text);
        return ids.ok() ? core::Result(idLine(ids.value())) : ids.error();
    }
    const auto count = counter.tokenizer->count(text);
    return count.ok() ? core::Result(std::to_string(count.value())) : count.error();
}

int countText(const TokensOptions& options, std::span<const Counter> counters)
{
    auto text = readText(options.input.file);
    if (!text.ok())
        return fail(text.error());
    std::string valid = std::move(text).value();
    if (!core::isValidUtf8(valid)) {
        valid = core::toValidUtf8(valid);
        std::fputs("dlcot: the text is not valid UTF-8; what is not was read as U+FFFD\n", stderr);
    }
    int result = exitDone;
    for (const Counter& counter : counters) {
        const core::Result<std::string> line = lineOf(counter, valid, options);
        if (line.ok())
            print(line.value() + (options.ids ? "\n" : " tokens (" + counter.tokenizer->name() + ")\n"));
        else
            result = fail(line.error());
    }
    return result;
}

/// What a record gives: a line for the output, or why there is none.
struct Row
{
    std::string line;
    std::vector<std::uint64_t> counts;   ///< by tokenizer
    std::vector<std::uint64_t> overhead; ///< of these, what the chat template adds
    std::string place;
    std::string fault;
};

std::string chatOf(const Counter& counter, const core::Trace& trace)
{
    return counter.chat->fill({trace.problem, trace.reasoning, trace.response});
}

/// The tokens that a template adds to its three texts.
core::Result<std::uint64_t> overheadOf(const Counter& counter, const core::Trace& trace, std::uint64_t whole)
{
    std::uint64_t texts = 0;
    for (const std::string* text : {&trace.problem, &trace.reasoning, &trace.response}) {
        const auto count = counter.tokenizer->count(*text);
        if (!count.ok())
            return count.error();
        texts += count.value();
    }
    return whole - std::min(whole, texts);
}

/// Adds what one tokenizer says of a trace.
core::Status addCounts(const Counter& counter, const core::Trace& trace, const TokensOptions& options, Row& row)
{
    const std::string chat = counter.chat ? chatOf(counter, trace) : std::string();
    const std::string& text = counter.chat ? chat : trace.reasoning;
    if (options.ids) {
        const auto ids = counter.tokenizer->encode(text);
        if (!ids.ok())
            return ids.error();
        row.line += "\t" + idLine(ids.value());
        return core::Done{};
    }
    const auto count = counter.tokenizer->count(text);
    if (!count.ok())
        return count.error();
    const auto overhead = counter.chat ? overheadOf(counter, trace, count.value()) : core::Result(std::uint64_t{0});
    if (!overhead.ok())
        return overhead.error();
    row.counts.push_back(count.value());
    row.overhead.push_back(overhead.value());
    row.line += "\t" + std::to_string(count.value());
    return core::Done{};
}

Row rowOf(const core::RawRecord& record, const core::FieldMapping& mapping, const TokensOptions& options,
          std::span<const Counter> counters)
{
    Row row;
    row.place = core::placeOf(record);
    const auto trace = core::readTrace(record, mapping);
    if (!trace.ok()) {
        row.fault = trace.error().message;
        return row;
    }
    row.line = trace.value().id;
    for (const Counter& counter : counters)
        if (const core::Status done = addCounts(counter, trace.value(), options, row); !done.ok()) {
            row.fault = done.error().message;
            return row;
        }
    return row;
}

/// The sums over a corpus, printed at its end.
class Totals
{
public:
    Totals(const TokensOptions& options, std::span<const Counter> counters)
        : m_options(options), m_counters(counters), m_counts(counters.size()), m_overhead(counters.size())
    {
    }
    void add(const Row& row)
    {
        for (std::size_t i = 0; i < row.counts.size(); ++i) {
            m_counts[i] += row.counts[i];
            m_overhead[i] += row.overhead[i];
        }
    }
    void printNames() const
    {
        std::string line = "id";
        for (const Counter& counter : m_counters)
            line += "\t" + counter.tokenizer->name();
        print(line + "\n");
    }
    void printSums() const
    {
        print("total" + lineOf(m_counts) + (m_counters.size() == 1 ? "\t(" + m_counters[0].tokenizer->name() + ")\n" : "\n"));
        if (m_options.isChat())
            print("template" + lineOf(m_overhead) + "\n");
    }

private:
    static std::string lineOf(const std::vector<std::uint64_t>& sums)
    {
        std::string line;
        for (const std::uint64_t sum : sums)
            line += "\t" + std::to_string(sum);
        return line;
    }

    const TokensOptions& m_options;
    std::span<const Counter> m_counters;
    std::vector<std::uint64_t> m_counts, m_overhead;
};

int countCorpus(const TokensOptions& options, std::span<const Counter> counters)
{
    const auto opened = openCorpus(options.input);
    if (!opened.ok())
        return fail(opened.error());
    const core::Corpus& corpus = *opened.value().corpus;
    Totals totals(options, counters);
    if (counters.size() > 1)
        totals.printNames();
    std::uint64_t rejected = 0;
    TerminalMonitor monitor("records");
    const std::size_t count = corpus.recordCount();
    const std::size_t done = core::orderedParallel(
        count, options.threads,
        [&](std::size_t i) { return rowOf(corpus.record(i), opened.value().mapping, options, counters); },
        [&](std::size_t i, const Row& row) {
            monitor.progress(i + 1, count);
            if (!row.fault.empty()) {
                ++rejected;
                std::fprintf(stderr, "dlcot: %s: %s\n", row.place.c_str(), row.fault.c_str());
                return true;
            }
            totals.add(row);
            print(row.line + "\n");
            return true;
        },
        monitor);
    if (done < count) {
        std::fputs("dlcot: stopped before the end\n", stderr);
        return exitFailed;
    }
    if (!options.ids)
        totals.printSums();
    reportChanges(corpus);
    return rejected > 0 ? exitRejected : exitDone;
}

} // namespace

int runTokens(const TokensOptions& options)
{
    const auto counters = makeCounters(options);
    if (!counters.ok())
        return fail(counters.error());
    const bool corpus = options.isChat() || !options.input.fields.empty() ||
                        (options.input.file != "-" && isCorpusName(options.input.file));
    return corpus ? countCorpus(options, counters.value()) : countText(options, counters.value());
}

} // namespace app
