#include "core/corpus/table/table_corpus.h"

#include "core/corpus/table/page_reader.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <system_error>
#include <utility>

namespace core {

namespace {

namespace fs = std::filesystem;

class TableCorpus final : public Corpus
{
public:
    TableCorpus(TableOrigin origin, const std::vector<TableColumn>& columns, std::size_t rows)
        : m_origin(std::move(origin)), m_rows(rows), m_stamp(FileStamp::of(m_origin.path)), m_pages(m_origin.data, columns, rows)
    {
        std::error_code error;
        const auto size = fs::file_size(m_origin.path, error);
        m_size = error ? 0 : size;
    }

    [[nodiscard]] const fs::path& path() const override { return m_origin.path; }
    [[nodiscard]] CorpusFormat format() const override { return m_origin.format; }
    [[nodiscard]] std::uint64_t fileSize() const override { return m_size; }
    [[nodiscard]] bool complete() const override { return true; }
    [[nodiscard]] std::size_t recordCount() const override { return m_rows; }
    [[nodiscard]] std::vector<std::string> warnings() const override { return m_origin.warnings; }
    [[nodiscard]] std::vector<fs::path> tables() const override { return {m_origin.data}; }

    [[nodiscard]] std::vector<FileChange> changes() const override
    {
        auto kind = m_stamp.changeOf(m_origin.path);
        if (!kind)
            return {};
        if (m_origin.data != m_origin.path) // the copy stays as it is
            kind = *kind == ChangeKind::Gone ? ChangeKind::Gone : ChangeKind::Replaced;
        else if (*kind == ChangeKind::Gone) // pages are read by name
            kind = ChangeKind::Lost;
        else
            kind = ChangeKind::Rewritten;
        return {{m_origin.path, *kind}};
    }

    [[nodiscard]] RawRecord record(std::size_t index) const override
    {
        const auto page = m_pages.page(index / PageReader::rowsOnPage);
        RawRecord record{index, index + 1, {}, 0, page, {}};
        if (page->fault.empty())
            record.bytes = page->row(index % PageReader::rowsOnPage);
        else
            record.fault = page->fault;
        return record;
    }

private:
    TableOrigin m_origin;
    std::size_t m_rows;
    std::uint64_t m_size = 0;
    FileStamp m_stamp;
    mutable PageReader m_pages; ///< guards itself
};

Error badTable(const TableOrigin& origin, const Error& why)
{
    if (why.code == ErrorCode::Unsupported)
        return {why.code, "\"" + origin.path.string() + "\" cannot be opened. " + why.message, origin.path.string()};
    return {why.code, "\"" + origin.path.string() + "\" is not a whole Parquet file: " + why.message,
            origin.path.string()};
}

Result<std::size_t> countRows(TableConnection& connection, const fs::path& parquet)
{
    auto rows =
        connection.select("SELECT CAST(num_rows AS VARCHAR) FROM parquet_file_metadata(" + sqlPath(parquet) + ")");
    if (!rows.ok())
        return rows.error();
    const auto more = rows.value()->next();
    if (!more.ok())
        return more.error();
    std::size_t count = 0;
    const std::string text(more.value() ? rows.value()->text(0).value_or("0") : "0");
    std::from_chars(text.data(), text.data() + text.size(), count);
    return count;
}

Result<std::vector<TableColumn>> listColumns(TableConnection& connection, const fs::path& parquet)
{
    auto rows = connection.select("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(" +
                                  sqlPath(parquet) + ", hive_partitioning = false))");
    if (!rows.ok())
        return rows.error();
    std::vector<TableColumn> columns;
    for (;;) {
        const auto more = rows.value()->next();
        if (!more.ok())
            return more.error();
        if (!more.value())
            return columns;
        columns.push_back({std::string(rows.value()->text(0).value_or("")),
                           std::string(rows.value()->text(1).value_or("VARCHAR"))});
    }
}

} // namespace

bool hasRowNumberColumn(const std::vector<TableColumn>& columns)
{
    constexpr std::string_view number = "file_row_number";
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::any_of(columns.begin(), columns.end(), [&](const TableColumn& column) {
        return std::equal(column.name.begin(), column.name.end(), number.begin(), number.end(),
                          [&](char a, char b) { return lower(a) == b; });
    });
}

Result<std::vector<TableColumn>> tableColumns(const fs::path& parquet)
{
    auto connection = TableConnection::open();
    if (!connection.ok())
        return connection.error();
    return listColumns(*connection.value(), parquet);
}

Result<std::size_t> tableRows(const fs::path& parquet)
{
    auto connection = TableConnection::open();
    if (!connection.ok())
        return connection.error();
    return countRows(*connection.value(), parquet);
}

Result<std::shared_ptr<const Corpus>> openTable(TableOrigin origin)
{
    auto connection = TableConnection::open();
    if (!connection.ok())
        return badTable(origin, connection.error());
    const auto rows = countRows(*connection.value(), origin.data);
    if (!rows.ok())
        return badTable(origin, rows.error());
    if (rows.value() == 0)
        return Error{ErrorCode::Empty, "\"" + origin.path.string() + "\" holds no records.", origin.path.string()};
    const auto columns = listColumns(*connection.value(), origin.data);
    if (!columns.ok())
        return badTable(origin, columns.error());
    return std::shared_ptr<const Corpus>(
        std::make_shared<TableCorpus>(std::move(origin), columns.value(), rows.value()));
}

} // namespace core
