#include "core/corpus/sqlite_rows.h"

#include "core/corpus/json_string.h"
#include "core/text/base64.h"
#include "core/text/utf8.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

namespace core {

namespace {

namespace fs = std::filesystem;
constexpr std::size_t mostNamed = 10; ///< tables that a message names

struct CloseSqlite
{
    void operator()(sqlite3* database) const { sqlite3_close(database); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, CloseSqlite>;
using Statement = std::unique_ptr<sqlite3_stmt, CloseSqlite>;

Error sqliteError(sqlite3* database)
{
    return {ErrorCode::BadFormat, "The SQLite database cannot be read: " + std::string(sqlite3_errmsg(database)) + ".", {}};
}

std::string sqlName(std::string_view name)
{
    std::string out = "\"";
    for (const char c : name)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

Result<Statement> prepare(sqlite3* database, const std::string& sql)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql.c_str(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK)
        return sqliteError(database);
    return Statement(statement);
}

std::string_view textOf(sqlite3_stmt* row, int column)
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(row, column));
    return {text == nullptr ? "" : text, static_cast<std::size_t>(sqlite3_column_bytes(row, column))};
}

struct Table
{
    std::string name;
    sqlite3_int64 rows = 0;
};

/// The tables with rows, the largest first.
Result<std::vector<Table>> tablesOf(sqlite3* database)
{
    auto names = prepare(database, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' "
                                   "ESCAPE '\\' ORDER BY name");
    if (!names.ok())
        return names.error();
    std::vector<Table> tables;
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(names.value().get())) == SQLITE_ROW)
        tables.push_back({std::string(textOf(names.value().get(), 0)), 0});
    if (step != SQLITE_DONE)
        return sqliteError(database);
    for (Table& table : tables) {
        auto count = prepare(database, "SELECT count(*) FROM " + sqlName(table.name));
        if (count.ok() && sqlite3_step(count.value().get()) == SQLITE_ROW)
            table.rows = sqlite3_column_int64(count.value().get(), 0);
    }
    std::erase_if(tables, [](const Table& table) { return table.rows == 0; });
    std::stable_sort(tables.begin(), tables.end(), [](const Table& a, const Table& b) { return a.rows > b.rows; });
    return tables;
}

std::string choiceOf(const std::vector<Table>& tables)
{
    if (tables.size() < 2)
        return {};
    std::string others;
    for (std::size_t i = 1; i < std::min(tables.size(), mostNamed); ++i)
        others += (i == 1 ? "" : ", ") + tables[i].name;
    return "Of its " + std::to_string(tables.size()) + " tables \"" + tables.front().name +
           "\" is read, which has the most rows; left out: " + others + (tables.size() > mostNamed ? ", ..." : "") + ".";
}

class Rows final : public SqliteRows
{
public:
    Rows(Database database, Statement statement, std::string choice)
        : m_database(std::move(database)), m_statement(std::move(statement)), m_choice(std::move(choice))
    {
        for (int i = 0; i < sqlite3_column_count(m_statement.get()); ++i)
            m_names.push_back('"' + escapeJson(toValidUtf8(sqlite3_column_name(m_statement.get(), i)), JsonEscapes::Minimal) + "\":");
    }

    Result<std::size_t> read(std::span<char> into) override
    {
        std::size_t filled = 0;
        while (filled < into.size()) {
            if (m_at == m_line.size()) {
                const auto more = nextLine();
                if (!more.ok() && filled == 0)
                    return more.error();
                if (!more.ok() || !more.value())
                    break;
            }
            const std::size_t count = m_line.copy(into.data() + filled, into.size() - filled, m_at);
            filled += count;
            m_at += count;
        }
        return filled;
    }

    [[nodiscard]] std::string choice() const override { return m_choice; }

private:
    Result<bool> nextLine()
    {
        if (m_ended)
            return false;
        const int step = sqlite3_step(m_statement.get());
        m_ended = step != SQLITE_ROW;
        if (step == SQLITE_DONE)
            return false;
        if (step != SQLITE_ROW)
            return sqliteError(m_database.get());
        m_line = "{";
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            m_line += (i == 0 ? "" : ",") + m_names[i];
            appendValue(static_cast<int>(i));
        }
        m_line += "}\n";
        m_at = 0;
        return true;
    }

    void appendValue(int column)
    {
        sqlite3_stmt* const row = m_statement.get();
        switch (sqlite3_column_type(row, column)) {
        case SQLITE_INTEGER: m_line += std::to_string(sqlite3_column_int64(row, column)); break;
        case SQLITE_FLOAT: appendNumber(sqlite3_column_double(row, column)); break;
        case SQLITE_TEXT:
            m_line += '"' + escapeJson(toValidUtf8(textOf(row, column)), JsonEscapes::Minimal) + '"';
            break;
        case SQLITE_BLOB: {
            const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, column));
            const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
            m_line += '"' + base64(bytes == nullptr ? std::string_view() : std::string_view(bytes, size)) + '"';
            break;
        }
        default: m_line += "null";
        }
    }

    void appendNumber(double number)
    {
        if (!std::isfinite(number)) {
            m_line += "null";
            return;
        }
        std::array<char, 40> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
        const std::string_view shortest(text.data(), static_cast<std::size_t>(end - text.data()));
        m_line += shortest;
        if (shortest.find_first_of(".e") == std::string_view::npos)
            m_line += ".0"; // it stays a fraction
    }

    Database m_database;
    Statement m_statement;
    std::string m_choice;
    std::vector<std::string> m_names; ///< of the columns, as JSON with a colon
    std::string m_line;
    std::size_t m_at = 0; ///< of the line, given so far
    bool m_ended = false;
};

} // namespace

bool beginsAsSqlite(std::string_view head)
{
    return head.starts_with(std::string_view("SQLite format 3\0", 16));
}

Result<std::unique_ptr<SqliteRows>> SqliteRows::open(const fs::path& path)
{
    sqlite3* opened = nullptr;
    const int state = sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
    Database database(opened);
    if (state != SQLITE_OK)
        return sqliteError(opened);
    const auto tables = tablesOf(opened);
    if (!tables.ok())
        return tables.error();
    if (tables.value().empty())
        return Error{ErrorCode::Empty, "The SQLite database holds no table with rows.", path.string()};
    auto rows = prepare(opened, "SELECT * FROM " + sqlName(tables.value().front().name));
    if (!rows.ok())
        return rows.error();
    return std::unique_ptr<SqliteRows>(
        std::make_unique<Rows>(std::move(database), std::move(rows).value(), choiceOf(tables.value())));
}

} // namespace core
