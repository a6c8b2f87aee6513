#include "core/corpus/table/csv_table.h"

#include "core/corpus/byte_source.h"
#include "core/corpus/cache_folder.h"
#include "core/corpus/file_state.h"
#include "core/corpus/table/database.h"
#include "core/corpus/table/first_rows.h"
#include "core/corpus/table/table_corpus.h"
#include "core/corpus/writer.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace core {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t headSize = 64U << 10;
constexpr std::uint64_t cacheBytes = 16ULL << 30;
constexpr std::size_t firstRows = 256;
constexpr std::size_t warningsSaid = 20;
constexpr std::string_view delimiters = ",\t;|";

std::string dataEnding(const fs::path& path)
{
    const std::string ending = path.extension().string();
    return ending == ".gz" || ending == ".zst" ? path.stem().extension().string() : ending;
}

/// Tables do not tell capital letters from others in names.
bool sameName(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

/// The first bytes, unpacked.
Result<std::string> headOf(const fs::path& path)
{
    auto source = openSource(path);
    if (!source.ok())
        return source.error();
    std::string head(headSize, '\0');
    const auto got = source.value()->read(head);
    if (!got.ok())
        return got.error();
    head.resize(got.value());
    if (head.starts_with("\xEF\xBB\xBF"))
        head.erase(0, 3);
    return head;
}

/// What stands most often between the names in the first row; nothing where that is one name.
std::optional<char> delimiterOf(std::string_view head)
{
    std::array<std::size_t, delimiters.size()> counts{};
    bool quoted = false;
    for (const char c : head) {
        quoted = quoted != (c == '"');
        if (!quoted && (c == '\n' || c == '\r'))
            break;
        if (const std::size_t i = delimiters.find(c); !quoted && i != std::string_view::npos)
            ++counts[i];
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    if (*most == 0)
        return std::nullopt;
    return delimiters[static_cast<std::size_t>(most - counts.begin())];
}

/// The values of the first row, made different from one another where they are not.
std::vector<std::string> namesIn(std::string_view head, char delimiter)
{
    std::vector<std::string> names(1);
    bool quoted = false;
    for (std::size_t at = 0; at < head.size(); ++at) {
        const char c = head[at];
        if (c == '"') {
            if (quoted && head.substr(at + 1, 1) == "\"")
                names.back() += head[++at];
            else
                quoted = !quoted;
        } else if (quoted || (c != delimiter && c != '\n' && c != '\r')) {
            names.back() += c;
        } else if (c == delimiter) {
            names.emplace_back();
        } else {
            break;
        }
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].empty())
            names[i] = "column" + std::to_string(i + 1);
        const std::string wanted = names[i];
        const auto before = names.begin() + static_cast<std::ptrdiff_t>(i);
        for (int more = 1; std::any_of(names.begin(), before, [&](const std::string& name) { return sameName(name, names[i]); });
             ++more)
            names[i] = wanted + '_' + std::to_string(more);
    }
    return names;
}

/// Tells the share that DuckDB is through with as bytes of the file, the second of two readings after the first.
class ShareInBytes final : public Monitor
{
public:
    ShareInBytes(Monitor& whole, std::uint64_t bytes, int reading) : m_whole(whole), m_bytes(bytes), m_reading(reading) {}
    [[nodiscard]] bool stopRequested() const override { return m_whole.stopRequested(); }
    void progress(std::uint64_t done, std::uint64_t total) override
    {
        const double share = static_cast<double>(done) / static_cast<double>(std::max<std::uint64_t>(total, 1));
        m_whole.progress(static_cast<std::uint64_t>((share + m_reading) / 2 * static_cast<double>(m_bytes)), m_bytes);
    }

private:
    Monitor& m_whole;
    std::uint64_t m_bytes;
    int m_reading;
};

/// Makes a CSV file into Parquet.
class CsvImport
{
public:
    CsvImport(fs::path path, std::string_view head, char delimiter, TableConnection& connection)
        : m_path(std::move(path)), m_connection(connection)
    {
        std::string list;
        for (std::string& name : namesIn(head, delimiter)) {
            list += (list.empty() ? "" : ", ") + sqlText(name) + ": 'VARCHAR'";
            m_columns.push_back({std::move(name), "VARCHAR"});
        }
        m_source = "read_csv(" + sqlPath(m_path) + ", auto_detect = false, header = true, columns = {" + list +
                   "}, delim = " + sqlText(std::string(1, delimiter)) +
                   ", quote = '\"', escape = '\"', allow_quoted_nulls = false, max_line_size = 16777216";
        std::error_code error;
        m_size = fs::file_size(m_path, error);
    }

    /// The first rows, in no file yet. **Errors** BadFormat.
    Result<std::shared_ptr<const Corpus>> first(CorpusFormat format)
    {
        auto rows = m_connection.select("SELECT CAST(to_json(dlcot_row) AS VARCHAR) FROM (SELECT * FROM " + m_source +
                                        ", ignore_errors = true) LIMIT " + std::to_string(firstRows) + ") dlcot_row");
        if (!rows.ok())
            return rows.error();
        return firstRowsOf(m_path, format, *rows.value());
    }

    /// **Returns** false after a stop.
    Result<bool> into(const fs::path& parquet, Monitor& monitor)
    {
        if (auto known = findTypes(monitor); !known.ok() || !known.value())
            return known;
        std::string list;
        for (const TableColumn& column : m_columns)
            list += (list.empty() ? "" : ", ") +
                    (column.type == "VARCHAR" ? sqlName(column.name)
                                              : "CAST(" + sqlName(column.name) + " AS " + column.type + ") AS " +
                                                    sqlName(column.name));
        ShareInBytes share(monitor, m_size, 1);
        return m_connection.run("COPY (SELECT " + list + " FROM " + m_source + ", store_rejects = true)) TO " +
                                    sqlText(parquet.string()) +
                                    " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 8192, USE_TMP_FILE false)",
                                share);
    }

    /// What was left out, in words.
    [[nodiscard]] std::vector<std::string> warnings()
    {
        std::vector<std::string> said;
        auto rows = m_connection.select("SELECT CAST(line - 1 AS VARCHAR), min(error_message) FROM reject_errors "
                                        "GROUP BY line ORDER BY line");
        std::size_t count = 0;
        while (rows.ok()) {
            const auto more = rows.value()->next();
            if (!more.ok() || !more.value())
                break;
            if (++count <= warningsSaid)
                said.push_back(m_path.string() + ": row " + std::string(rows.value()->text(0).value_or("")) +
                               " is left out: " + std::string(rows.value()->text(1).value_or("")));
        }
        if (count > warningsSaid)
            said.push_back(m_path.string() + ": " + std::to_string(count) + " rows in all are left out.");
        return said;
    }

private:
    /// Finds which columns hold nothing but numbers or truth values.
    Result<bool> findTypes(Monitor& monitor)
    {
        std::string checks;
        for (const TableColumn& column : m_columns)
            checks += (checks.empty() ? "" : ", ") + typeCheck(sqlName(column.name)) + " AS " + sqlName(column.name);
        ShareInBytes share(monitor, m_size, 0);
        const auto done = m_connection.run("CREATE OR REPLACE TEMP TABLE dlcot_types AS SELECT " + checks + " FROM " +
                                               m_source + ", ignore_errors = true)",
                                           share);
        if (!done.ok() || !done.value())
            return done;
        auto types = m_connection.select("SELECT * FROM dlcot_types");
        if (!types.ok())
            return types.error();
        const auto more = types.value()->next();
        for (std::size_t i = 0; more.ok() && more.value() && i < m_columns.size(); ++i)
            m_columns[i].type = types.value()->text(i).value_or("VARCHAR");
        return true;
    }

    /// The type that writes each value of a column as it stands.
    static std::string typeCheck(const std::string& name)
    {
        const auto holds = [&](const std::string& type) {
            return "WHEN bool_and(" + name + " IS NULL OR coalesce(CAST(TRY_CAST(" + name + " AS " + type +
                   ") AS VARCHAR) = " + name + ", false)) THEN '" + type + "' ";
        };
        return "CASE WHEN count(" + name + ") = 0 THEN 'VARCHAR' " + holds("BIGINT") + holds("DOUBLE") + holds("BOOLEAN") +
               "ELSE 'VARCHAR' END";
    }

    fs::path m_path;
    TableConnection& m_connection;
    std::string m_source; ///< read_csv(..., without its closing bracket
    std::uint64_t m_size = 0;
    std::vector<TableColumn> m_columns;
};

std::vector<std::string> linesOf(const fs::path& path)
{
    std::ifstream file(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);)
        lines.push_back(line);
    return lines;
}

/// Writes the Parquet file and what is to be said of it. **Returns** false after a stop.
Result<bool> fillCache(CsvImport& import, const fs::path& data, Monitor& monitor)
{
    auto file = OutputFile::create(data);
    if (!file.ok())
        return file.error();
    const auto done = import.into(file.value()->partPath(), monitor);
    if (!done.ok() || !done.value())
        return done;
    std::string said;
    for (const std::string& warning : import.warnings())
        said += warning + '\n';
    fs::path words = data;
    words.replace_extension(".txt");
    if (Status status = writeFile(words, said); !status.ok())
        return status.error();
    if (Status status = file.value()->commit(); !status.ok())
        return status.error();
    return true;
}

Error badCsv(const fs::path& path, const Error& why)
{
    return {why.code, "\"" + path.string() + "\" cannot be read as CSV: " + why.message, path.string()};
}

} // namespace

bool looksLikeCsv(const fs::path& path)
{
    const std::string ending = dataEnding(path);
    if (ending != ".csv" && ending != ".tsv")
        return false;
    const auto head = headOf(path);
    const std::size_t first = head.ok() ? head.value().find_first_not_of(" \t\r\n") : std::string::npos;
    return first != std::string::npos && head.value()[first] != '{' && head.value()[first] != '[';
}

Result<std::shared_ptr<const Corpus>> openCsv(const fs::path& path, Monitor& monitor, const Corpus::Partial& partial)
{
    const auto head = headOf(path);
    if (!head.ok())
        return head.error();
    const auto delimiter = delimiterOf(head.value());
    if (!delimiter)
        return badCsv(path, {ErrorCode::BadFormat, "its first row names only one column.", {}});
    const CorpusFormat format = *delimiter == '\t' ? CorpusFormat::Tsv : CorpusFormat::Csv;
    const fs::path folder = cacheFolder() / "tables";
    std::error_code error;
    fs::create_directories(folder, error);
    const fs::path data = folder / (fileStateName(path) + ".parquet");
    if (!fs::exists(data, error)) {
        auto connection = TableConnection::open();
        if (!connection.ok())
            return badCsv(path, connection.error());
        CsvImport import(path, head.value(), *delimiter, *connection.value());
        const auto first = import.first(format);
        if (!first.ok())
            return badCsv(path, first.error());
        if (partial)
            partial(first.value());
        trimFolder(folder, cacheBytes);
        const auto filled = fillCache(import, data, monitor);
        if (!filled.ok())
            return badCsv(path, filled.error());
        if (!filled.value())
            return first;
    }
    fs::path words = data;
    words.replace_extension(".txt");
    return openTable({path, data, format, linesOf(words)});
}

} // namespace core
