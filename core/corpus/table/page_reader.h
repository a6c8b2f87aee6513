#pragma once

#include "core/corpus/table/database.h"
#include "core/corpus/table/page_cache.h"
#include "core/corpus/table/table_corpus.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

namespace core {

/// Reads pages of rows of one Parquet file as JSON.
/// A page on its own costs what stands before it in its row group; pages asked for one after another are read in one go.
/// **Threads** re-entrant.
class PageReader
{
public:
    static constexpr std::size_t rowsOnPage = 64;

    PageReader(std::filesystem::path parquet, const std::vector<TableColumn>& columns, std::size_t rows);
    PageReader(const PageReader&) = delete;
    PageReader& operator=(const PageReader&) = delete;
    ~PageReader();

    /// **Returns** the page; with its fault said when it cannot be read (the file was changed, is damaged).
    [[nodiscard]] std::shared_ptr<const RowPage> page(std::size_t number);

private:
    /// What tells one state of a file from another.
    struct Stamp
    {
        std::uint64_t size = 0;
        std::int64_t changed = 0;
        std::uint64_t node = 0;
        friend bool operator==(const Stamp&, const Stamp&) = default;
    };
    /// A query that is read on from where it stands.
    struct Cursor
    {
        std::unique_ptr<TableConnection> connection;
        std::unique_ptr<TextRows> rows;
        std::size_t next = 0; ///< page that it gives next
    };

    [[nodiscard]] Stamp stamp() const;
    [[nodiscard]] std::shared_ptr<const RowPage> read(std::size_t number);
    [[nodiscard]] std::shared_ptr<const RowPage> readOn(Cursor& cursor);
    [[nodiscard]] std::shared_ptr<const RowPage> readAlone(std::size_t number);
    [[nodiscard]] std::string select(std::size_t begin, std::size_t end) const;
    [[nodiscard]] RowPage take(TextRows& rows, std::size_t number) const;
    [[nodiscard]] std::size_t rowsOf(std::size_t number) const;
    Result<Cursor> startCursor(std::size_t number);

    std::filesystem::path m_path;
    std::string m_columns; ///< as SQL lists them
    std::string m_rowName = "dlcot_row"; ///< no column has this name
    bool m_numbered = true; ///< rows are found by their number: no column takes its name
    std::size_t m_rows;
    Stamp m_stamp;
    std::mutex m_mutex;
    std::vector<Cursor> m_cursors;         ///< the last used first
    std::vector<std::size_t> m_lastAlone;  ///< pages that were read on their own, the last first
    std::unique_ptr<TableConnection> m_connection;
};

} // namespace core
