#pragma once

#include "core/corpus/corpus.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace core {

/// What is shown of a table that was opened, and the Parquet file that its rows are read from.
struct TableOrigin
{
    std::filesystem::path path; ///< as the user knows it
    std::filesystem::path data; ///< Parquet; the same, or what was made of it
    CorpusFormat format = CorpusFormat::Parquet;
    std::vector<std::string> warnings;
};

/// A Parquet file as a corpus: each row is one JSON object with its columns in order, made when it is looked at.
/// A page of rows is read at a time, from the row group they stand in.
/// **Errors** Unsupported (built without DuckDB), BadFormat (damaged, cut short), Empty (no rows), NotFound.
/// **Cost** of opening: the file's footer.
[[nodiscard]] Result<std::shared_ptr<const Corpus>> openTable(TableOrigin origin);

/// One column of a Parquet file, with its type as SQL writes it.
struct TableColumn
{
    std::string name;
    std::string type;
};
/// True when a column has the name under which DuckDB would give the number of a row.
[[nodiscard]] bool hasRowNumberColumn(const std::vector<TableColumn>& columns);
[[nodiscard]] Result<std::vector<TableColumn>> tableColumns(const std::filesystem::path& parquet);
[[nodiscard]] Result<std::size_t> tableRows(const std::filesystem::path& parquet);

} // namespace core
