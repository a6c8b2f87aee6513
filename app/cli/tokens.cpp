#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "core/text/utf8.h"

#include <array>
#include <cstdio>
#include <memory>
#include <system_error>

namespace app {

namespace fs = std::filesystem;

namespace {

bool isCorpusName(const std::string& file)
{
    fs::path name(file);
    std::error_code error;
    if (fs::is_directory(name, error))
        return true;
    if (name.extension() == ".gz" || name.extension() == ".zst")
        name = name.stem();
    const std::string ending = name.extension().string();
    return ending == ".jsonl" || ending == ".ndjson" || ending == ".json" || ending == ".parquet" || ending == ".csv" ||
           ending == ".tsv";
}

core::Result<std::string> readText(const std::string& file)
{
    std::error_code error;
    if (file != "-" && fs::is_directory(file, error))
        return core::Error{core::ErrorCode::NotAFile, "This is a folder, not a file.", file};
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

int countText(const TokensOptions& options, const core::Tokenizer& tokenizer)
{
    auto text = readText(options.input.file);
    if (!text.ok())
        return fail(text.error());
    std::string valid = std::move(text).value();
    if (!core::isValidUtf8(valid)) {
        valid = core::toValidUtf8(valid);
        std::fputs("dlcot: the text is not valid UTF-8; what is not was read as U+FFFD\n", stderr);
    }
    if (options.ids)
        print(idLine(tokenizer.encode(valid)) + "\n");
    else
        print(std::to_string(tokenizer.count(valid)) + " tokens (" + tokenizer.name() + ")\n");
    return exitDone;
}

int countCorpus(const TokensOptions& options, const core::Tokenizer& tokenizer)
{
    const auto opened = openCorpus(options.input);
    if (!opened.ok())
        return fail(opened.error());
    std::uint64_t total = 0;
    std::uint64_t rejected = 0;
    const core::Corpus& corpus = *opened.value().corpus;
    for (std::size_t i = 0; i < corpus.recordCount(); ++i) {
        const core::RawRecord record = corpus.record(i);
        const auto trace = core::readTrace(record, opened.value().mapping);
        if (!trace.ok()) {
            ++rejected;
            std::fprintf(stderr, "dlcot: line %llu: %s\n", static_cast<unsigned long long>(record.line),
                         trace.error().message.c_str());
            continue;
        }
        if (options.ids) {
            print(trace.value().id + "\t" + idLine(tokenizer.encode(trace.value().reasoning)) + "\n");
            continue;
        }
        const std::size_t count = tokenizer.count(trace.value().reasoning);
        total += count;
        print(trace.value().id + "\t" + std::to_string(count) + "\n");
    }
    if (!options.ids)
        print("total\t" + std::to_string(total) + "\t(" + tokenizer.name() + ")\n");
    reportChanges(corpus);
    return rejected > 0 ? exitRejected : exitDone;
}

} // namespace

int runTokens(const TokensOptions& options)
{
    const auto tokenizer = core::loadTokenizer(options.tokenizer);
    if (!tokenizer.ok())
        return fail(tokenizer.error());
    const bool corpus = options.input.file != "-" && (isCorpusName(options.input.file) || !options.input.fields.empty());
    return corpus ? countCorpus(options, *tokenizer.value()) : countText(options, *tokenizer.value());
}

} // namespace app
