#pragma once

#include "core/corpus/decoder.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace core {

/// True for the first bytes of an SQLite database. **Input** 16 bytes or more.
[[nodiscard]] bool beginsAsSqlite(std::string_view head);

/// Gives the rows of the largest table of an SQLite database as JSON Lines, columns in their order; what is binary in
/// base64.
class SqliteRows : public Decoder
{
public:
    /// **Errors** BadFormat (damaged, locked), Empty (no table with rows).
    [[nodiscard]] static Result<std::unique_ptr<SqliteRows>> open(const std::filesystem::path& path);
    /// Which table is read, and which are not, where there are several; in words.
    [[nodiscard]] virtual std::string choice() const = 0;
};

} // namespace core
