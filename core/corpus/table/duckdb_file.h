#pragma once

#include "core/corpus/corpus.h"

#include <filesystem>
#include <memory>

namespace core {

/// True when the file at `path` begins as a DuckDB database does.
[[nodiscard]] bool beginsAsDuckDb(const std::filesystem::path& path);

/// The largest table of a DuckDB database as a corpus: made into Parquet once, in the cache folder (16 GB in all), as
/// CSV is. The file is only read.
/// **Errors** Unsupported (built without DuckDB), BadFormat (damaged, of a newer DuckDB, or written to at the same
/// time), Empty (no table with rows), Write.
[[nodiscard]] Result<std::shared_ptr<const Corpus>> openDuckDb(const std::filesystem::path& path, Monitor& monitor);

} // namespace core
