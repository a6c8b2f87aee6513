#include "core/corpus/table/duckdb_file.h"

#include "core/corpus/cache_folder.h"
#include "core/corpus/file_state.h"
#include "core/corpus/table/database.h"
#include "core/corpus/table/table_corpus.h"
#include "core/corpus/writer.h"

#include <array>
#include <atomic>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace core {

namespace {

namespace fs = std::filesystem;
constexpr std::uint64_t cacheBytes = 16ULL << 30;
constexpr std::size_t mostNamed = 10; ///< tables that a message names

/// A database that SQL knows while this lives.
class Attached
{
public:
    static Result<std::unique_ptr<Attached>> open(TableConnection& connection, const fs::path& path)
    {
        static std::atomic<int> number{0};
        auto attached = std::make_unique<Attached>(connection, "dlcot_file_" + std::to_string(++number));
        const auto done = connection.run("ATTACH " + sqlText(path.string()) + " AS " + attached->m_name + " (READ_ONLY)", Monitor::none());
        if (!done.ok())
            return done.error();
        attached->m_there = true;
        return attached;
    }
    Attached(TableConnection& connection, std::string name) : m_connection(connection), m_name(std::move(name)) {}
    Attached(const Attached&) = delete;
    Attached& operator=(const Attached&) = delete;
    ~Attached()
    {
        if (m_there)
            [[maybe_unused]] const auto gone = m_connection.run("DETACH " + m_name, Monitor::none());
    }
    [[nodiscard]] const std::string& name() const { return m_name; }

private:
    TableConnection& m_connection;
    std::string m_name;
    bool m_there = false;
};

struct Table
{
    std::string sql; ///< its name with schema
    std::string name;
};

/// The tables with rows, the largest first.
Result<std::vector<Table>> tablesOf(TableConnection& connection, const std::string& database)
{
    auto rows = connection.select("SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = " + sqlText(database) +
                                  " AND estimated_size > 0 ORDER BY estimated_size DESC, table_name");
    if (!rows.ok())
        return rows.error();
    std::vector<Table> tables;
    for (;;) {
        const auto more = rows.value()->next();
        if (!more.ok())
            return more.error();
        if (!more.value())
            return tables;
        const std::string schema(rows.value()->text(0).value_or(""));
        const std::string name(rows.value()->text(1).value_or(""));
        tables.push_back({database + '.' + sqlName(schema) + '.' + sqlName(name), name});
    }
}

std::string choiceOf(const fs::path& path, const std::vector<Table>& tables)
{
    if (tables.size() < 2)
        return {};
    std::string others;
    for (std::size_t i = 1; i < std::min(tables.size(), mostNamed); ++i)
        others += (i == 1 ? "" : ", ") + tables[i].name;
    return path.string() + ": Of its " + std::to_string(tables.size()) + " tables \"" + tables.front().name +
           "\" is read, which has the most rows; left out: " + others + (tables.size() > mostNamed ? ", ..." : "") + ".\n";
}

/// Writes the table as Parquet, and what is to be said of it. **Returns** false after a stop.
Result<bool> fillCache(const fs::path& path, const fs::path& data, const fs::path& words, Monitor& monitor)
{
    auto connection = TableConnection::open();
    if (!connection.ok())
        return connection.error();
    const auto attached = Attached::open(*connection.value(), path);
    if (!attached.ok())
        return attached.error();
    const auto tables = tablesOf(*connection.value(), attached.value()->name());
    if (!tables.ok())
        return tables.error();
    if (tables.value().empty())
        return Error{ErrorCode::Empty, "it holds no table with rows.", {}};
    auto file = OutputFile::create(data);
    if (!file.ok())
        return file.error();
    const auto done = connection.value()->run("COPY (SELECT * FROM " + tables.value().front().sql + ") TO " +
                                                  sqlText(file.value()->partPath().string()) +
                                                  " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 8192, USE_TMP_FILE false)",
                                              monitor);
    if (!done.ok() || !done.value())
        return done;
    for (const Status& status : {writeFile(words, choiceOf(path, tables.value())), file.value()->commit()})
        if (!status.ok())
            return status.error();
    return true;
}

} // namespace

bool beginsAsDuckDb(const fs::path& path)
{
    std::error_code error;
    std::array<char, 12> head{};
    if (!fs::is_regular_file(path, error))
        return false;
    std::ifstream file(path, std::ios::binary);
    return file.read(head.data(), head.size()) && std::string_view(head.data() + 8, 4) == "DUCK";
}

Result<std::shared_ptr<const Corpus>> openDuckDb(const fs::path& path, Monitor& monitor)
{
    const fs::path folder = cacheFolder() / "tables";
    std::error_code error;
    fs::create_directories(folder, error);
    const fs::path data = folder / (fileStateName(path) + ".parquet");
    fs::path words = data;
    words.replace_extension(".txt");
    if (!fs::exists(data, error)) {
        trimFolder(folder, cacheBytes);
        const auto filled = fillCache(path, data, words, monitor);
        if (!filled.ok())
            return Error{filled.error().code, "\"" + path.string() + "\" cannot be read as a DuckDB database: " + filled.error().message,
                         path.string()};
        if (!filled.value())
            return Error{ErrorCode::Internal, "Stopped before the table was read.", path.string()};
    }
    std::vector<std::string> warnings;
    std::ifstream said(words);
    for (std::string line; std::getline(said, line);)
        warnings.push_back(line);
    return openTable({path, data, CorpusFormat::Duckdb, warnings});
}

} // namespace core
