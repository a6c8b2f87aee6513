#pragma once

#include "core/monitor.h"
#include "core/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Texts of a query, row by row, made as they are asked for.
class TextRows
{
public:
    virtual ~TextRows() = default;
    /// Moves to the next row; false at the end. **Errors** BadFormat (damaged data), in DuckDB's words.
    [[nodiscard]] virtual Result<bool> next() = 0;
    /// A text of this row, good until next(); nothing for null.
    [[nodiscard]] virtual std::optional<std::string_view> text(std::size_t column) const = 0;
};

/// What a function gives for a number that SQL hands it; nothing is null.
using TextOfNumber = std::function<Result<std::optional<std::string>>(std::int64_t)>;

/// DuckDB, which reads and writes Parquet and CSV. It holds no data: files are its tables.
/// **Threads** a connection belongs to one thread at a time; work is done on the calling thread.
class TableConnection
{
public:
    /// **Errors** Unsupported (built without DuckDB, or its library is gone; says how to get it), Internal.
    [[nodiscard]] static Result<std::unique_ptr<TableConnection>> open();
    virtual ~TableConnection() = default;

    /// Runs a statement to its end, or until a stop is asked for. Progress is in hundredths of a percent, as far as
    /// DuckDB knows it.
    /// **Returns** false after a stop. **Errors** BadFormat, Write, NotFound: in DuckDB's words.
    [[nodiscard]] virtual Result<bool> run(const std::string& sql, Monitor& monitor) = 0;
    /// **Input** a SELECT whose columns are all VARCHAR.
    [[nodiscard]] virtual Result<std::unique_ptr<TextRows>> select(const std::string& sql) = 0;
    /// Makes a function of a BIGINT that gives a VARCHAR known to SQL. **Returns** its name, which no other has.
    [[nodiscard]] virtual Result<std::string> addFunction(TextOfNumber function) = 0;
};

/// `text` as a literal of SQL, `name` as a name.
[[nodiscard]] std::string sqlText(std::string_view text);
[[nodiscard]] std::string sqlName(std::string_view name);
/// `path` as a literal in which no character is a pattern.
[[nodiscard]] std::string sqlPath(const std::filesystem::path& path);

} // namespace core
