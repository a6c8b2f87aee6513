#pragma once

#include "core/corpus/corpus.h"

#include <filesystem>

namespace core {

/// True when the name of `path` is that of CSV or TSV (also packed), and it does not begin as JSON does.
[[nodiscard]] bool looksLikeCsv(const std::filesystem::path& path);

/// A CSV file (also with tabs, semicolons or bars between the values, quoted with "; gzip or Zstandard around it) whose
/// first row names its columns. Its rows have no places that could be looked up, so it is made into a Parquet file in the
/// cache folder first, once for each state of the file; `partial` gets the first rows meanwhile.
/// A column is a number or truth value only where each of its values is written as such a value is; all else is text, and
/// what stands unquoted and empty is null. Rows with too few or too many values are left out with a warning each.
/// **Returns** what is known so far after a stop. **Errors** BadFormat (not two columns), Empty, Write (no room in the
/// cache folder), Unsupported (built without DuckDB). Progress is in bytes. **Cost** two readings of the file; none when
/// it was opened before.
[[nodiscard]] Result<std::shared_ptr<const Corpus>> openCsv(const std::filesystem::path& path, Monitor& monitor,
                                                            const Corpus::Partial& partial);

} // namespace core
