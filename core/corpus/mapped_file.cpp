#include "core/corpus/mapped_file.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace core {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t keepMapped = 32ULL
                                     << 20; ///< by the estimate below; large folios map up to four times that
constexpr std::uint64_t faultAround = 64ULL << 10; ///< what one touch maps at least
constexpr std::uint64_t reserved = 256ULL
                                   << 30; ///< address space of a growing file; costs nothing until used

Error spoolError(int number)
{
    return {ErrorCode::Write,
            number == ENOSPC || number == EDQUOT
                ? std::string("The disk is full: the input cannot be unpacked. Free some space, or set "
                              "TMPDIR to a folder "
                              "with more.")
                : std::string("The input cannot be stored for reading: ") + std::strerror(number) + ".",
            {}};
}

/// Folders where a temporary file may stand, best first. Not first /tmp: it may be memory.
std::vector<fs::path> temporaryFolders()
{
    std::vector<fs::path> folders;
    const auto add = [&](const char* variable, const char* below) {
        const char* const folder = std::getenv(variable);
        if (folder != nullptr && *folder != '\0')
            folders.push_back(fs::path(folder) / below);
    };
    add("TMPDIR", "");
    add("XDG_CACHE_HOME", "dlcot-studio");
    add("HOME", ".cache/dlcot-studio");
    folders.emplace_back("/var/tmp");
    folders.emplace_back("/tmp");
    return folders;
}

int openTemporary()
{
    for (const fs::path& folder : temporaryFolders()) {
        std::error_code error;
        fs::create_directories(folder, error);
        std::string name = (folder / "unpacked-XXXXXX").string();
        const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
        if (descriptor < 0)
            continue;
        ::unlink(name.c_str());
        return descriptor;
    }
    return -1;
}

Result<std::shared_ptr<MappedFile>> cannotMap(int descriptor)
{
    const int number = errno;
    ::close(descriptor);
    return Error{
        ErrorCode::Internal, std::string("The file cannot be mapped: ") + std::strerror(number) + ".", {}};
}

} // namespace

MappedFile::MappedFile(int descriptor, std::uint64_t size, const char* data, std::uint64_t mapped)
    : m_descriptor(descriptor), m_size(size), m_data(data), m_mapped(mapped), m_stamp(FileStamp::of(descriptor))
{
    m_guard.emplace(data, mapped);
}

MappedFile::~MappedFile()
{
    m_guard.reset(); // before the addresses can become someone else's
    if (!m_part.empty())
        ::unlink(m_part.c_str());
    ::munmap(const_cast<char*>(m_data), m_mapped);
    ::close(m_descriptor);
}

Result<std::shared_ptr<MappedFile>> MappedFile::adopt(int descriptor, std::uint64_t size)
{
    const std::uint64_t mapped = size == 0 ? 1 : size;
    void* const data = ::mmap(nullptr, mapped, PROT_READ, MAP_SHARED, descriptor, 0);
    if (data == MAP_FAILED)
        return cannotMap(descriptor);
    return std::shared_ptr<MappedFile>(
        new MappedFile(descriptor, size, static_cast<const char*>(data), mapped));
}

Result<std::shared_ptr<MappedFile>> MappedFile::temporary()
{
    return adoptGrowing(openTemporary());
}

Result<std::shared_ptr<MappedFile>> MappedFile::growing(const fs::path& name)
{
    std::string part = name.string() + ".XXXXXX";
    auto file = adoptGrowing(::mkostemp(part.data(), O_CLOEXEC));
    if (file.ok()) {
        file.value()->m_part = part;
        file.value()->m_name = name;
    }
    return file;
}

void MappedFile::keep()
{
    if (!m_part.empty() && ::rename(m_part.c_str(), m_name.c_str()) == 0)
        m_part.clear();
}

Result<std::shared_ptr<MappedFile>> MappedFile::adoptGrowing(int descriptor)
{
    if (descriptor < 0)
        return spoolError(errno);
    void* const data = ::mmap(nullptr, reserved, PROT_READ, MAP_SHARED | MAP_NORESERVE, descriptor, 0);
    if (data == MAP_FAILED)
        return cannotMap(descriptor);
    return std::shared_ptr<MappedFile>(
        new MappedFile(descriptor, 0, static_cast<const char*>(data), reserved));
}

std::string_view MappedFile::view(std::uint64_t begin, std::uint64_t end) const
{
    struct stat status = {};
    if (begin >= end || end > size() || ::fstat(m_descriptor, &status) != 0 ||
        static_cast<std::uint64_t>(status.st_size) < end)
        return {};
    const std::uint64_t touched = m_touched.fetch_add(end - begin + faultAround, std::memory_order_relaxed);
    if (touched > keepMapped) {
        m_touched.store(0, std::memory_order_relaxed);
        // The pages stay in the system's cache and come back when they are touched again.
        ::madvise(const_cast<char*>(m_data), m_mapped, MADV_DONTNEED);
    }
    return {m_data + begin, end - begin};
}

Result<std::size_t> MappedFile::read(std::uint64_t at, std::span<char> into) const
{
    std::size_t filled = 0;
    while (filled < into.size()) {
        const ssize_t got = ::pread(m_descriptor, into.data() + filled, into.size() - filled,
                                    static_cast<off_t>(at + filled));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return Error{ErrorCode::Internal,
                         std::string("The file cannot be read further: ") + std::strerror(errno) + ".",
                         {}};
        if (got == 0)
            break;
        filled += static_cast<std::size_t>(got);
    }
    return filled;
}

Status MappedFile::append(std::string_view bytes)
{
    std::uint64_t at = size();
    if (at + bytes.size() > m_mapped)
        return Error{ErrorCode::TooLarge, "The input is larger than 256 GiB when unpacked; split it.", {}};
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(m_descriptor, bytes.data(), bytes.size(), static_cast<off_t>(at));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return spoolError(errno);
        at += static_cast<std::uint64_t>(written);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    m_size.store(at, std::memory_order_release);
    return Done{};
}

} // namespace core
