#include "core/corpus/table/table_writer.h"

#include "core/corpus/json_scan.h"
#include "core/corpus/json_string.h"
#include "core/corpus/mapped_file.h"
#include "core/corpus/table/database.h"
#include "core/corpus/table/json_types.h"
#include "core/corpus/table/table_corpus.h"
#include "core/corpus/writer.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace core {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t rowGroupBytes = 32ULL << 20; ///< of JSON; small enough that a page of rows is found quickly
constexpr std::uint64_t fewestRows = 2048;           ///< DuckDB's least
constexpr std::uint64_t mostRows = 122880;

/// Texts on disk, by number.
class Spool
{
public:
    static constexpr std::uint64_t absent = ~std::uint64_t{0};

    Status start()
    {
        auto file = MappedFile::temporary();
        if (!file.ok())
            return file.error();
        m_file = std::move(file).value();
        return Done{};
    }
    /// **Returns** where the text stands.
    Result<std::uint64_t> add(std::string_view text)
    {
        const std::uint64_t at = m_file->size();
        const std::uint64_t length = text.size();
        std::string head(sizeof length, '\0');
        std::memcpy(head.data(), &length, sizeof length);
        for (const std::string_view part : {std::string_view(head), text})
            if (Status status = m_file->append(part); !status.ok())
                return status.error();
        return at;
    }
    [[nodiscard]] std::string text(std::uint64_t at) const
    {
        std::uint64_t length = 0;
        const std::string_view head = m_file->view(at, at + sizeof length);
        std::memcpy(&length, head.data(), head.size());
        return std::string(m_file->view(at + sizeof length, at + sizeof length + length));
    }
    [[nodiscard]] std::uint64_t bytes() const { return m_file->size(); }

private:
    std::shared_ptr<MappedFile> m_file;
};

bool isNested(const std::string& type)
{
    return type.ends_with(']') || type.starts_with("STRUCT(") || type.starts_with("MAP(") || type.starts_with("UNION(");
}

/// True when a string in `json` holds half a surrogate pair, which no text of a table can.
bool holdsLoneSurrogate(std::string_view json)
{
    const auto unit = [&](std::size_t at) {
        unsigned value = 0;
        for (std::size_t i = at + 2; i < at + 6 && i < json.size(); ++i)
            value = value * 16 + static_cast<unsigned>(json[i] <= '9' ? json[i] - '0' : (json[i] | 0x20) - 'a' + 10);
        return value;
    };
    for (std::size_t at = json.find('\\'); at < json.size(); at = json.find('\\', at)) {
        if (json.substr(at, 2) != "\\u") {
            at += 2;
            continue;
        }
        const unsigned high = unit(at);
        at += 6;
        if (high < 0xD800 || high > 0xDFFF)
            continue;
        const unsigned low = json.substr(at, 2) == "\\u" ? unit(at) : 0;
        if (high > 0xDBFF || low < 0xDC00 || low > 0xDFFF)
            return true;
        at += 6;
    }
    return false;
}

/// Only asks whether to stop: progress is told record by record.
class StopOnly final : public Monitor
{
public:
    explicit StopOnly(const Monitor& whole) : m_whole(whole) {}
    [[nodiscard]] bool stopRequested() const override { return m_whole.stopRequested(); }

private:
    const Monitor& m_whole;
};

/// A table file on its way: what the two ways of filling it share.
class TableWriter : public RecordWriter
{
public:
    TableWriter(std::unique_ptr<OutputFile> file, CorpusFormat format) : m_file(std::move(file)), m_format(format) {}
    Status commit() override { return m_file->commit(); }

protected:
    /// Writes the rows that `select` gives. **Input** `count` rows, `bytes` of JSON in all.
    Result<bool> copy(TableConnection& connection, const std::string& select, std::uint64_t count, std::uint64_t bytes,
                      Monitor& monitor)
    {
        std::string options = "FORMAT csv, HEADER true, DELIMITER ','";
        if (m_format == CorpusFormat::Tsv)
            options = "FORMAT csv, HEADER true, DELIMITER '\t'";
        if (m_format == CorpusFormat::Parquet) {
            const std::uint64_t wanted = rowGroupBytes / std::max<std::uint64_t>(bytes / std::max<std::uint64_t>(count, 1), 1);
            options = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE " +
                      std::to_string(std::clamp(wanted, fewestRows, mostRows));
        }
        StopOnly stop(monitor);
        const auto done = connection.run("COPY (" + select + ") TO " + sqlText(m_file->partPath().string()) + " (" +
                                             options + ", USE_TMP_FILE false)",
                                         stop);
        if (!done.ok())
            return Error{done.error().code, "\"" + m_file->path().string() + "\" was not written: " + done.error().message,
                         m_file->path().string()};
        return done.value() && !monitor.stopRequested();
    }
    /// CSV has texts only: what is nested stands there as JSON.
    [[nodiscard]] std::string shown(const std::string& expression, const std::string& type) const
    {
        return m_format != CorpusFormat::Parquet && isNested(type) ? "CAST(to_json(" + expression + ") AS VARCHAR)"
                                                                   : expression;
    }

private:
    std::unique_ptr<OutputFile> m_file;
    CorpusFormat m_format;
};

/// Rows made of JSON records.
class RowsOfJson final : public TableWriter
{
public:
    using TableWriter::TableWriter;
    Status start() { return m_spool.start(); }

    Status write(const RawRecord& record, std::string_view json) override
    {
        if (holdsLoneSurrogate(json))
            return Error{ErrorCode::BadValue, "A table cannot hold this record: a \\u escape in it is half a character.",
                         "line " + std::to_string(record.line)};
        const JsonScan scan = scanJson(json);
        if (scan.fault || scan.root.type != JsonType::Object || scan.members.empty())
            return Error{ErrorCode::BadValue, "A table cannot hold this record: it is not an object with fields.",
                         "line " + std::to_string(record.line)};
        m_types.add(json, scan.root);
        const auto at = m_spool.add(json);
        if (!at.ok())
            return at.error();
        m_places.push_back(at.value());
        return Done{};
    }

    Result<bool> finish(Monitor& monitor) override
    {
        if (m_places.empty())
            return Error{ErrorCode::Empty, "No record is left to write, so the table has no columns; nothing was written.", {}};
        const auto columns = m_types.columns();
        if (!columns.ok())
            return columns.error();
        auto connection = TableConnection::open();
        if (!connection.ok())
            return connection.error();
        const auto text = [&](std::int64_t row) -> Result<std::optional<std::string>> {
            monitor.progress(static_cast<std::uint64_t>(row) + 1, m_places.size());
            return std::optional(m_spool.text(m_places[static_cast<std::size_t>(row)]));
        };
        const auto function = connection.value()->addFunction(text);
        if (!function.ok())
            return function.error();
        return copy(*connection.value(), select(columns.value(), function.value()), m_places.size(), m_spool.bytes(), monitor);
    }

private:
    [[nodiscard]] std::string select(const std::vector<JsonTypes::Column>& columns, const std::string& function) const
    {
        std::string structure;
        std::string list;
        for (const JsonTypes::Column& column : columns) {
            structure += (structure.empty() ? "{\"" : ", \"") + escapeJson(column.name, JsonEscapes::Minimal) + "\":" +
                         column.structure;
            list += (list.empty() ? "" : ", ") + shown("dlcot_row." + sqlName(column.name), column.type) + " AS " +
                    sqlName(column.name);
        }
        return "SELECT " + list + " FROM (SELECT json_transform(" + function + "(i), " + sqlText(structure + "}") +
               ") AS dlcot_row FROM range(" + std::to_string(m_places.size()) + ") numbers(i))";
    }

    Spool m_spool;
    JsonTypes m_types;
    std::vector<std::uint64_t> m_places;
};

/// Rows of tables, some of their texts edited.
class RowsOfTables final : public TableWriter
{
public:
    RowsOfTables(std::unique_ptr<OutputFile> file, CorpusFormat format, const Corpus& source)
        : TableWriter(std::move(file), format), m_tables(source.tables()), m_places(wholeRecords(source).recordCount(), Spool::absent)
    {
    }
    Status start() { return m_spool.start(); }

    Status write(const RawRecord& record, std::string_view json) override
    {
        m_bytes += json.size();
        ++m_count;
        m_places[record.record()] = unchanged;
        if (json.data() == record.bytes.data() || json == record.bytes)
            return Done{};
        const auto at = m_spool.add(changedMembers(record.bytes, json));
        if (!at.ok())
            return at.error();
        m_places[record.record()] = at.value();
        return Done{};
    }

    Result<bool> finish(Monitor& monitor) override
    {
        auto connection = TableConnection::open();
        if (!connection.ok())
            return connection.error();
        const auto change = [&](std::int64_t row) -> Result<std::optional<std::string>> {
            monitor.progress(static_cast<std::uint64_t>(row) + 1, m_places.size());
            const std::uint64_t place = m_places[static_cast<std::size_t>(row)];
            if (place == Spool::absent)
                return std::optional<std::string>();
            return std::optional(place == unchanged ? std::string("{}") : m_spool.text(place));
        };
        const auto function = connection.value()->addFunction(change);
        if (!function.ok())
            return function.error();
        std::string all;
        std::size_t first = 0;
        for (const fs::path& table : m_tables) {
            const auto columns = tableColumns(table);
            const auto rows = tableRows(table);
            if (!columns.ok() || !rows.ok())
                return columns.ok() ? rows.error() : columns.error();
            all += (all.empty() ? "" : " UNION ALL BY NAME ") + select(table, columns.value(), function.value(), first);
            first += rows.value();
        }
        return copy(*connection.value(), all, m_count, m_bytes, monitor);
    }

private:
    static constexpr std::uint64_t unchanged = Spool::absent - 1;

    /// The members of `after` that differ from those of `before`, as an object with names that need no quoting.
    std::string changedMembers(std::string_view before, std::string_view after)
    {
        const JsonScan old = scanJson(before);
        const JsonScan now = scanJson(after);
        std::string out = "{";
        for (std::size_t i = 0; i < now.members.size(); ++i) {
            const std::string_view value = now.members[i].value.span.in(after);
            if (i < old.members.size() && value == old.members[i].value.span.in(before))
                continue;
            const auto name = decodeJsonString(now.members[i].key.in(after));
            const std::size_t number = m_changed.emplace(name, m_changed.size()).first->second;
            out += (out.size() > 1 ? ",\"c" : "\"c") + std::to_string(number) + "\":" + std::string(value);
        }
        return out + '}';
    }

    [[nodiscard]] std::string select(const fs::path& table, const std::vector<TableColumn>& columns,
                                     const std::string& function, std::size_t first) const
    {
        std::string list;
        for (const TableColumn& column : columns)
            list += (list.empty() ? "" : ", ") + shown(edited(column), column.type) + " AS " + sqlName(column.name);
        const bool numbered = !hasRowNumberColumn(columns);
        const std::string number = numbered ? "file_row_number" : "row_number() OVER () - 1";
        return "SELECT " + list + " FROM (SELECT *, " + function + '(' + number + " + " + std::to_string(first) +
               ") AS dlcot_edit FROM read_parquet(" + sqlPath(table) + (numbered ? ", file_row_number = true" : "") +
               ", hive_partitioning = false)) WHERE dlcot_edit IS NOT NULL";
    }

    /// A column, or what was put in its place.
    [[nodiscard]] std::string edited(const TableColumn& column) const
    {
        const auto found = m_changed.find(column.name);
        const std::string name = sqlName(column.name);
        if (found == m_changed.end())
            return name;
        const std::string path = "'$.c" + std::to_string(found->second) + "'";
        std::string value = "json_extract(dlcot_edit, " + path + ")";
        if (column.type == "VARCHAR")
            value = "json_extract_string(dlcot_edit, " + path + ")";
        else if (column.type != "JSON")
            value = "CAST(" + value + " AS " + column.type + ")";
        return "CASE WHEN json_exists(dlcot_edit, " + path + ") THEN " + value + " ELSE " + name + " END";
    }

    std::vector<fs::path> m_tables;
    Spool m_spool;
    std::vector<std::uint64_t> m_places; ///< by record; absent: not written
    std::map<std::string, std::size_t> m_changed;
    std::uint64_t m_bytes = 0;
    std::uint64_t m_count = 0;
};

template <class Writer> Result<std::unique_ptr<RecordWriter>> started(std::unique_ptr<Writer> writer)
{
    if (Status status = writer->start(); !status.ok())
        return status.error();
    return std::unique_ptr<RecordWriter>(std::move(writer));
}

} // namespace

Result<std::unique_ptr<RecordWriter>> createTableWriter(const fs::path& output, CorpusFormat format, const Corpus& source)
{
    if (output == "-")
        return Error{ErrorCode::Unsupported, "A table cannot be written to standard output; give a file name.", {}};
    if (output.extension() == ".gz" || output.extension() == ".zst")
        return Error{ErrorCode::Unsupported,
                     "A table is not written as .gz or .zst (Parquet is packed in itself); give a name that ends in "
                     ".parquet, .csv or .tsv.",
                     output.string()};
    if (const auto connection = TableConnection::open(); !connection.ok())
        return connection.error();
    auto file = OutputFile::create(output);
    if (!file.ok())
        return file.error();
    if (!source.tables().empty())
        return started(std::make_unique<RowsOfTables>(std::move(file).value(), format, source));
    return started(std::make_unique<RowsOfJson>(std::move(file).value(), format));
}

} // namespace core
