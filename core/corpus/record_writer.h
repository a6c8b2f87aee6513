#pragma once

#include "core/corpus/corpus.h"
#include "core/monitor.h"
#include "core/result.h"

#include <filesystem>
#include <memory>
#include <string_view>

namespace core {

/// Writes records into one file that appears whole or not at all.
class RecordWriter
{
public:
    /// A writer for the format that the name asks for: .jsonl and .ndjson one record a line, .json a list, both also
    /// as .gz and .zst; .parquet (packed with zstd), .csv, .tsv. Another name, or one that ends as the source's does,
    /// keeps the format of `source`, Parquet for a DuckDB table. Rows of tables keep columns and types; of JSON records they are found out.
    /// **Errors** NoPermission, NotFound (the folder), NotAFile, Unsupported (a table to standard output; built
    /// without DuckDB).
    [[nodiscard]] static Result<std::unique_ptr<RecordWriter>> create(const std::filesystem::path& output,
                                                                      const Corpus& source);
    virtual ~RecordWriter() = default;

    /// **Input** a record of the source, in its order, and the JSON to write for it: its own bytes, or those with
    /// texts edited. **Errors** Write; BadValue for a record that the format cannot hold: write the others.
    [[nodiscard]] virtual Status write(const RawRecord& record, std::string_view json) = 0;
    /// Does all that is left but giving the file its name. **Returns** false after a stop; nothing is left then.
    /// Progress is in records. **Errors** Write, BadValue.
    [[nodiscard]] virtual Result<bool> finish(Monitor& monitor) = 0;
    /// **Input** after finish(). **Errors** Write.
    [[nodiscard]] virtual Status commit() = 0;
};

/// The format that RecordWriter::create chooses.
[[nodiscard]] CorpusFormat outputFormat(const std::filesystem::path& output, const Corpus& source);

} // namespace core
