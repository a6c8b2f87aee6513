#pragma once

#include "core/corpus/corpus.h"
#include "core/corpus/table/database.h"

#include <filesystem>

namespace core {

/// The rows that a query gives (one column, each a JSON object), kept in memory as a corpus that is not complete.
/// **Errors** those of the query; Empty.
[[nodiscard]] Result<std::shared_ptr<const Corpus>> firstRowsOf(const std::filesystem::path& path, CorpusFormat format,
                                                                TextRows& rows);

} // namespace core
