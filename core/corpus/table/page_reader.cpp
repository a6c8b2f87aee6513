#include "core/corpus/table/page_reader.h"

#include "core/corpus/json_scan.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <sys/stat.h>

namespace core {

namespace {

constexpr std::size_t mostCursors = 2;
constexpr std::size_t mostRemembered = 4;
constexpr std::size_t mostSkipped = 2; ///< pages; workers ask a little out of order

/// JSON has no NaN and no infinity: null stands for them.
void appendAsJson(std::string& out, std::string_view row)
{
    if (row.find("NaN") == std::string_view::npos && row.find("Infinity") == std::string_view::npos) {
        out += row;
        return;
    }
    for (std::size_t at = 0; at < row.size();) {
        if (row[at] == '"') {
            std::size_t end = at + 1;
            while ((end = findStringSpecial(row, end)) < row.size() && row[end] != '"')
                end += row[end] == '\\' ? 2 : 1;
            out += row.substr(at, end + 1 - at);
            at = end + 1;
            continue;
        }
        const std::string_view rest = row.substr(at);
        std::size_t length = 0;
        for (const std::string_view word : {"NaN", "-NaN", "Infinity", "-Infinity"})
            length = rest.starts_with(word) ? word.size() : length;
        if (length > 0)
            out += "null";
        else
            out += row[at];
        at += std::max<std::size_t>(length, 1);
    }
}

std::shared_ptr<const RowPage> faulty(std::string why)
{
    RowPage page;
    page.fault = std::move(why);
    return std::make_shared<const RowPage>(std::move(page));
}

} // namespace

PageReader::PageReader(std::filesystem::path parquet, const std::vector<TableColumn>& columns, std::size_t rows)
    : m_path(std::move(parquet)), m_rows(rows), m_stamp(stamp())
{
    m_numbered = !hasRowNumberColumn(columns);
    const auto taken = [&](const TableColumn& column) { return column.name == m_rowName; };
    while (std::any_of(columns.begin(), columns.end(), taken))
        m_rowName += '_';
    for (const TableColumn& column : columns)
        m_columns += (m_columns.empty() ? "" : ", ") + sqlName(column.name);
}

PageReader::~PageReader()
{
    PageCache::shared().forget(this);
}

PageReader::Stamp PageReader::stamp() const
{
    struct stat status = {};
    if (::stat(m_path.c_str(), &status) != 0)
        return {};
    return {static_cast<std::uint64_t>(status.st_size),
            static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec,
            static_cast<std::uint64_t>(status.st_ino)};
}

std::shared_ptr<const RowPage> PageReader::page(std::size_t number)
{
    if (auto kept = PageCache::shared().find(this, number))
        return kept;
    const std::lock_guard lock(m_mutex);
    if (auto kept = PageCache::shared().find(this, number))
        return kept; // another thread was faster
    if (stamp() != m_stamp)
        return faulty("This can no longer be read: the file was changed or removed while it was open. Open it again.");
    auto rows = read(number);
    if (rows->fault.empty())
        PageCache::shared().keep(this, number, rows);
    return rows;
}

std::shared_ptr<const RowPage> PageReader::read(std::size_t number)
{
    const auto near = std::find_if(m_cursors.begin(), m_cursors.end(), [&](const Cursor& cursor) {
        return number >= cursor.next && number <= cursor.next + mostSkipped;
    });
    if (near != m_cursors.end()) {
        std::rotate(m_cursors.begin(), near, std::next(near));
        while (m_cursors.front().next < number) {
            const std::size_t skipped = m_cursors.front().next;
            if (auto rows = readOn(m_cursors.front()); rows->fault.empty())
                PageCache::shared().keep(this, skipped, std::move(rows));
            else
                break;
        }
    } else if (number == 0 || std::find(m_lastAlone.begin(), m_lastAlone.end(), number - 1) == m_lastAlone.end()) {
        m_lastAlone.insert(m_lastAlone.begin(), number);
        m_lastAlone.resize(std::min(m_lastAlone.size(), mostRemembered));
        return readAlone(number);
    } else {
        auto cursor = startCursor(number);
        if (!cursor.ok())
            return faulty(cursor.error().message);
        m_cursors.insert(m_cursors.begin(), std::move(cursor).value());
        m_cursors.resize(std::min(m_cursors.size(), mostCursors));
    }
    auto rows = readOn(m_cursors.front());
    if (!rows->fault.empty() || m_cursors.front().next * rowsOnPage >= m_rows)
        m_cursors.erase(m_cursors.begin());
    return rows;
}

std::shared_ptr<const RowPage> PageReader::readOn(Cursor& cursor)
{
    return std::make_shared<const RowPage>(take(*cursor.rows, cursor.next++));
}

std::shared_ptr<const RowPage> PageReader::readAlone(std::size_t number)
{
    if (m_connection == nullptr) {
        auto connection = TableConnection::open();
        if (!connection.ok())
            return faulty(connection.error().message);
        m_connection = std::move(connection).value();
    }
    const std::size_t begin = number * rowsOnPage;
    auto rows = m_connection->select(select(begin, begin + rowsOf(number)));
    if (!rows.ok())
        return faulty("The row cannot be read: " + rows.error().message);
    return std::make_shared<const RowPage>(take(*rows.value(), number));
}

Result<PageReader::Cursor> PageReader::startCursor(std::size_t number)
{
    auto connection = TableConnection::open();
    if (!connection.ok())
        return connection.error();
    auto rows = connection.value()->select(select(number * rowsOnPage, m_rows));
    if (!rows.ok())
        return rows.error();
    return Cursor{std::move(connection).value(), std::move(rows).value(), number};
}

std::string PageReader::select(std::size_t begin, std::size_t end) const
{
    const std::string rows =
        m_numbered ? ", file_row_number = true, hive_partitioning = false) WHERE file_row_number BETWEEN " +
                         std::to_string(begin) + " AND " + std::to_string(end - 1)
                   : ", hive_partitioning = false) LIMIT " + std::to_string(end - begin) + " OFFSET " + std::to_string(begin);
    return "SELECT CAST(to_json(" + m_rowName + ") AS VARCHAR) FROM (SELECT " + m_columns + " FROM read_parquet(" +
           sqlPath(m_path) + rows + ") " + m_rowName;
}

std::size_t PageReader::rowsOf(std::size_t number) const
{
    return std::min(rowsOnPage, m_rows - number * rowsOnPage);
}

RowPage PageReader::take(TextRows& rows, std::size_t number) const
{
    RowPage page;
    const std::size_t wanted = rowsOf(number);
    while (page.ends.size() < wanted) {
        const auto more = rows.next();
        if (!more.ok() || !more.value()) {
            page.fault = more.ok() ? "The row is missing: the file is damaged."
                                   : "The row cannot be read: " + more.error().message;
            return page;
        }
        appendAsJson(page.bytes, rows.text(0).value_or("{}"));
        page.ends.push_back(page.bytes.size());
    }
    return page;
}

} // namespace core
