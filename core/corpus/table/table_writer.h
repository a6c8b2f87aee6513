#pragma once

#include "core/corpus/record_writer.h"

#include <filesystem>
#include <memory>

namespace core {

/// Writes records as rows of a Parquet, CSV or TSV file. **Input** `format` one of these.
/// Edited texts wait in a temporary file until the end; then the source's rows are read again in order, so that what
/// is not edited is copied from column to column. Of JSON records all wait there, and columns and types are found out
/// from them (see json_types.h).
/// **Errors** as RecordWriter::create.
[[nodiscard]] Result<std::unique_ptr<RecordWriter>>
createTableWriter(const std::filesystem::path& output, CorpusFormat format, const Corpus& source);

} // namespace core
