#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace core {

/// What has happened to a file since it was opened.
enum class ChangeKind : std::uint8_t {
    Grown,     ///< something was added behind what was there
    Cut,       ///< it is shorter: part of the records is gone
    Rewritten, ///< other bytes stand where the records stood
    Replaced,  ///< another file stands under its name; the one that was opened is still read
    Gone,      ///< no file stands under its name; the one that was opened is still read
    Lost       ///< no file stands under its name, and what was opened can no longer be read
};

struct FileChange
{
    std::filesystem::path file;
    ChangeKind kind = ChangeKind::Gone;
    friend bool operator==(const FileChange&, const FileChange&) = default;
};

/// True when records that were found may no longer be what they were.
[[nodiscard]] constexpr bool spoilsRecords(ChangeKind kind)
{
    return kind == ChangeKind::Cut || kind == ChangeKind::Rewritten || kind == ChangeKind::Lost;
}
/// In the user's words, with the name of the file and what to do.
[[nodiscard]] std::string describe(const FileChange& change);

/// How a file looked at one time: its identity, size, time, and a sample of its bytes.
class FileStamp
{
public:
    /// **Input** an open file; nothing but a regular file ever changes.
    [[nodiscard]] static FileStamp of(int descriptor);
    /// **Input** the path of a file; one that cannot be opened never changes.
    [[nodiscard]] static FileStamp of(const std::filesystem::path& path);
    /// What has changed in the file under `path` since, if anything. **Cost** a look at its entry; where it has grown
    /// also at 8 KB of it.
    [[nodiscard]] std::optional<ChangeKind> changeOf(const std::filesystem::path& path) const;

private:
    bool m_regular = false;
    std::uint64_t m_device = 0, m_inode = 0, m_size = 0, m_sample = 0;
    std::int64_t m_seconds = 0, m_nanoseconds = 0;
};

} // namespace core
