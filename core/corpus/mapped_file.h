#pragma once

#include "core/corpus/bus_guard.h"
#include "core/corpus/file_change.h"
#include "core/result.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace core {

/// A file, mapped read-only: one that is there, or an unnamed temporary one that grows while it is looked at.
/// **Threads** the const calls are re-entrant, also beside one append().
class MappedFile
{
public:
    /// Takes `descriptor` over. **Errors** Internal (cannot be mapped).
    [[nodiscard]] static Result<std::shared_ptr<MappedFile>> adopt(int descriptor, std::uint64_t size);
    /// An empty file in the cache folder that is gone when it is closed. **Errors** Write (no room, no
    /// folder).
    [[nodiscard]] static Result<std::shared_ptr<MappedFile>> temporary();
    /// The same under a name, which it gets by keep(); without that it is gone when it is closed.
    /// **Errors** Write (no room, no folder, not allowed).
    [[nodiscard]] static Result<std::shared_ptr<MappedFile>> growing(const std::filesystem::path& name);
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    [[nodiscard]] std::uint64_t size() const { return m_size.load(std::memory_order_acquire); }

    /// Bytes [begin, end) in the map; empty when the file has meanwhile been cut shorter than that. What a file loses
    /// between this look and the reading reads as zeros, and damaged() says so. Pages that were looked at are given back to the system now and then, so that reading a
    /// whole corpus does not fill the memory with it.
    [[nodiscard]] std::string_view view(std::uint64_t begin, std::uint64_t end) const;

    /// True once bytes of the map could not be read: the file was cut shorter, or the disk failed.
    [[nodiscard]] bool damaged() const { return m_guard->hit(); }
    /// How the file looked when it was opened.
    [[nodiscard]] const FileStamp& stamp() const { return m_stamp; }

    /// Reads up to `into.size()` bytes at `at` without the map, for scanning; fewer only at the end of the
    /// file.
    [[nodiscard]] Result<std::size_t> read(std::uint64_t at, std::span<char> into) const;

    /// Only of a temporary file. **Errors** Write (the disk is full), TooLarge (beyond 256 GiB).
    [[nodiscard]] Status append(std::string_view bytes);
    /// Of a growing file: gives it its name. Where that fails the file is gone when it is closed, as others are.
    void keep();
    /// Its name once it has one by keep(); else empty.
    [[nodiscard]] std::filesystem::path keptName() const { return m_part.empty() ? m_name : std::filesystem::path(); }

private:
    [[nodiscard]] static Result<std::shared_ptr<MappedFile>> adoptGrowing(int descriptor);
    MappedFile(int descriptor, std::uint64_t size, const char* data, std::uint64_t mapped);

    int m_descriptor;
    std::atomic<std::uint64_t> m_size;
    const char* m_data;
    std::uint64_t m_mapped;                          ///< bytes of address space
    std::filesystem::path m_part;                    ///< of a growing file that has not got its name
    std::filesystem::path m_name;
    mutable std::atomic<std::uint64_t> m_touched{0}; ///< bytes looked at since pages were last given back
    FileStamp m_stamp;
    std::optional<BusGuard> m_guard; ///< always there
};

} // namespace core
