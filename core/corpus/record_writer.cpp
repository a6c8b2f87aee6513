#include "core/corpus/record_writer.h"

#include "core/corpus/table/table_writer.h"
#include "core/corpus/writer.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace core {

namespace {

namespace fs = std::filesystem;

/// The ending that tells the format: of "a.jsonl.gz" that is ".jsonl".
std::string dataEnding(const fs::path& path)
{
    fs::path name = path.filename();
    if (name.extension() == ".gz" || name.extension() == ".zst")
        name = name.stem();
    return name.extension().string();
}

std::optional<CorpusFormat> formatOfEnding(const std::string& ending)
{
    if (ending == ".jsonl" || ending == ".ndjson")
        return CorpusFormat::Jsonl;
    if (ending == ".json")
        return CorpusFormat::JsonArray;
    if (ending == ".parquet")
        return CorpusFormat::Parquet;
    if (ending == ".csv")
        return CorpusFormat::Csv;
    return ending == ".tsv" ? std::optional(CorpusFormat::Tsv) : std::nullopt;
}

class JsonWriter final : public RecordWriter
{
public:
    JsonWriter(std::unique_ptr<OutputFile> file, CorpusFormat format)
        : m_file(std::move(file)), m_array(format == CorpusFormat::JsonArray)
    {
    }

    Status write(const RawRecord& /*record*/, std::string_view json) override
    {
        m_text = m_array ? (m_any ? ",\n" : "[\n") : "";
        m_text += json;
        if (!m_array) {
            // Line ends inside a record are white space between its tokens (JSON allows none in strings).
            std::replace_if(m_text.begin(), m_text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
            m_text += '\n';
        }
        m_any = true;
        return m_file->write(m_text);
    }

    Result<bool> finish(Monitor& /*monitor*/) override
    {
        if (m_array)
            if (Status status = m_file->write(m_any ? "\n]\n" : "[]\n"); !status.ok())
                return status.error();
        return true;
    }
    Status commit() override { return m_file->commit(); }

private:
    std::unique_ptr<OutputFile> m_file;
    std::string m_text;
    bool m_array;
    bool m_any = false;
};

} // namespace

CorpusFormat outputFormat(const fs::path& output, const Corpus& source)
{
    const CorpusFormat own = source.format();
    const std::string ending = dataEnding(output);
    const auto asked = formatOfEnding(ending);
    if (asked && (own == CorpusFormat::Jsonl || own == CorpusFormat::JsonArray) &&
        (*asked == CorpusFormat::Jsonl || *asked == CorpusFormat::JsonArray) &&
        ending == dataEnding(source.files().front()))
        return own; // a JSONL file named .json, and the like
    if (asked)
        return *asked;
    if (own == CorpusFormat::Duckdb)
        return CorpusFormat::Parquet; // databases are not written
    return own == CorpusFormat::JsonArray || output.has_extension() ? own : CorpusFormat::Jsonl;
}

Result<std::unique_ptr<RecordWriter>> RecordWriter::create(const fs::path& output, const Corpus& source)
{
    const std::string ending = dataEnding(output);
    if (ending == ".duckdb" || ending == ".db" || ending == ".sqlite" || ending == ".sqlite3")
        return Error{ErrorCode::Unsupported,
                     "A database is read but not written; give a name that ends in .jsonl, .json, .parquet, .csv or .tsv.",
                     output.string()};
    const CorpusFormat format = outputFormat(output, source);
    if (format != CorpusFormat::Jsonl && format != CorpusFormat::JsonArray)
        return createTableWriter(output, format, source);
    auto file = OutputFile::create(output);
    if (!file.ok())
        return file.error();
    return std::unique_ptr<RecordWriter>(std::make_unique<JsonWriter>(std::move(file).value(), format));
}

} // namespace core
