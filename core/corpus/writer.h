#pragma once

#include "core/result.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

namespace core {

/// A file that appears whole or not at all: written beside its name (".dlcot-part") and renamed by commit().
/// Destroyed without commit, it leaves nothing behind and what stood there before is untouched.
/// "-" writes to standard output at once. A name that ends in ".gz" or ".zst" is packed on the way.
class OutputFile
{
public:
    /// **Errors** NoPermission, NotFound (the folder), NotAFile.
    [[nodiscard]] static Result<std::unique_ptr<OutputFile>> create(const std::filesystem::path& path);
    virtual ~OutputFile() = default;
    /// **Errors** Write (disk full, ...): message and file.
    [[nodiscard]] virtual Status write(std::string_view bytes) = 0;
    [[nodiscard]] virtual Status commit() = 0;
    [[nodiscard]] virtual const std::filesystem::path& path() const = 0;
    /// The file that commit() renames, for others to write into; of a device the device itself.
    [[nodiscard]] virtual const std::filesystem::path& partPath() const = 0;
};

/// Writes a whole file at once. **Errors** those of OutputFile.
[[nodiscard]] Status writeFile(const std::filesystem::path& path, std::string_view bytes);

} // namespace core
