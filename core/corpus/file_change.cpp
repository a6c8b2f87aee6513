#include "core/corpus/file_change.h"

#include <array>
#include <functional>
#include <string_view>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace core {

namespace {

constexpr std::uint64_t sampleSize = 4096;

/// A number for the first and last bytes of what a file of `size` holds.
std::uint64_t sampleOf(int descriptor, std::uint64_t size)
{
    std::array<char, 2 * sampleSize> bytes{};
    const auto last = static_cast<off_t>(size > sampleSize ? size - sampleSize : 0);
    const std::size_t length = std::min(size, sampleSize);
    const ssize_t head = ::pread(descriptor, bytes.data(), length, 0);
    const ssize_t tail = ::pread(descriptor, bytes.data() + sampleSize, length, last);
    if (head < 0 || tail < 0)
        return 0;
    return std::hash<std::string_view>{}({bytes.data(), bytes.size()});
}

} // namespace

FileStamp FileStamp::of(int descriptor)
{
    FileStamp stamp;
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        return stamp;
    stamp.m_regular = true;
    stamp.m_device = status.st_dev;
    stamp.m_inode = status.st_ino;
    stamp.m_size = static_cast<std::uint64_t>(status.st_size);
    stamp.m_seconds = status.st_mtim.tv_sec;
    stamp.m_nanoseconds = status.st_mtim.tv_nsec;
    stamp.m_sample = sampleOf(descriptor, stamp.m_size);
    return stamp;
}

FileStamp FileStamp::of(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return {};
    const FileStamp stamp = of(descriptor);
    ::close(descriptor);
    return stamp;
}

std::optional<ChangeKind> FileStamp::changeOf(const std::filesystem::path& path) const
{
    struct stat status = {};
    if (!m_regular)
        return std::nullopt;
    if (::stat(path.c_str(), &status) != 0)
        return ChangeKind::Gone;
    if (status.st_dev != m_device || status.st_ino != m_inode)
        return ChangeKind::Replaced;
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size < m_size)
        return ChangeKind::Cut;
    if (status.st_mtim.tv_sec == m_seconds && status.st_mtim.tv_nsec == m_nanoseconds)
        return std::nullopt;
    if (size == m_size)
        return ChangeKind::Rewritten;
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return ChangeKind::Rewritten;
    const bool same = sampleOf(descriptor, m_size) == m_sample;
    ::close(descriptor);
    return same ? ChangeKind::Grown : ChangeKind::Rewritten;
}

std::string describe(const FileChange& change)
{
    const std::string name = "\"" + change.file.string() + "\" ";
    switch (change.kind) {
    case ChangeKind::Grown:
        return name + "has grown since it was opened. Open it again to see what is new.";
    case ChangeKind::Cut:
        return name + "was cut shorter while it was open: the records of the lost part cannot be read. Open it again.";
    case ChangeKind::Rewritten:
        return name + "was changed while it was open: its records may be read wrongly. Open it again.";
    case ChangeKind::Replaced:
        return name + "was replaced while it was open. The earlier file is read until it is opened again.";
    case ChangeKind::Gone:
        return name + "was deleted, moved or renamed while it was open. It can still be read until it is closed.";
    case ChangeKind::Lost:
        return name + "is no longer there: its records cannot be read.";
    }
    return {};
}

} // namespace core
