#pragma once

#include "core/result.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

namespace core {

/// A regular file, mapped read-only. What is not regular (a pipe, "-" for standard input) is first spooled to
/// an unnamed temporary file.
/// **Threads** every call is re-entrant.
class MappedFile
{
public:
    /// **Errors** NotFound, NoPermission, NotAFile, Empty, Write (no room to spool), Internal (cannot be
    /// mapped).
    [[nodiscard]] static Result<std::shared_ptr<const MappedFile>> open(const std::filesystem::path& path);
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    [[nodiscard]] std::uint64_t size() const { return m_size; }

    /// Bytes [begin, end) in the map; empty when the file has meanwhile been cut shorter than that (touching
    /// pages past the end of a file kills the process; what a file loses between this look and the reading
    /// still does). Pages that were looked at are given back to the system now and then, so that reading a
    /// whole corpus does not fill the memory with it.
    [[nodiscard]] std::string_view view(std::uint64_t begin, std::uint64_t end) const;

    /// Reads up to `into.size()` bytes at `at` without the map, for scanning; fewer only at the end of the
    /// file.
    [[nodiscard]] Result<std::size_t> read(std::uint64_t at, std::span<char> into) const;

private:
    MappedFile(int descriptor, std::uint64_t size, const char* data);

    int m_descriptor;
    std::uint64_t m_size;
    const char* m_data;
    mutable std::atomic<std::uint64_t> m_touched{0}; ///< bytes looked at since pages were last given back
};

} // namespace core
