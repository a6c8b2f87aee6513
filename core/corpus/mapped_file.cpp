#include "core/corpus/mapped_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace core {

namespace {

constexpr std::uint64_t keepMapped = 96ULL << 20;
constexpr std::uint64_t faultAround = 64ULL << 10; ///< what one touch maps at least

Error fileError(const std::filesystem::path& path, int number)
{
    const std::string name = path.string();
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return {ErrorCode::NotFound, "There is no file \"" + name + "\".", name};
    case EACCES:
    case EPERM:
        return {ErrorCode::NoPermission, "You are not allowed to read \"" + name + "\".", name};
    case ENAMETOOLONG:
        return {ErrorCode::NotFound, "The name \"" + name.substr(0, 60) + "...\" is too long.", name};
    default:
        return {ErrorCode::Internal, "\"" + name + "\" cannot be read: " + std::strerror(number) + ".", name};
    }
}

/// Copies what `descriptor` gives into an unnamed file; its descriptor, or -1 with errno set.
int spool(int descriptor)
{
    std::FILE* const file = std::tmpfile();
    if (file == nullptr)
        return -1;
    const int copy = ::dup(::fileno(file));
    std::fclose(file);
    std::array<char, 1 << 16> buffer{};
    while (copy >= 0) {
        const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
        if (got == 0)
            return copy;
        if (got < 0 && errno == EINTR)
            continue;
        for (ssize_t written = 0; got > 0 && written < got;) {
            const ssize_t put =
                ::write(copy, buffer.data() + written, static_cast<std::size_t>(got - written));
            if (put < 0 && errno != EINTR) {
                ::close(copy);
                return -1;
            }
            written += std::max<ssize_t>(put, 0);
        }
        if (got < 0) {
            ::close(copy);
            return -1;
        }
    }
    return copy;
}

/// A descriptor of a regular file with the content of `path`.
Result<int> regularFile(const std::filesystem::path& path)
{
    const bool standardInput = path == "-";
    const int descriptor = standardInput ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fileError(path, errno);
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0) {
        const int number = errno;
        ::close(descriptor);
        return fileError(path, number);
    }
    if (S_ISREG(status.st_mode))
        return descriptor;
    if (!standardInput && !S_ISFIFO(status.st_mode) && !S_ISSOCK(status.st_mode)) {
        ::close(descriptor);
        const std::string name = path.string();
        return Error{ErrorCode::NotAFile,
                     "\"" + name +
                         (S_ISDIR(status.st_mode) ? "\" is a folder; choose a file in it."
                                                  : "\" is a device, not a file."),
                     name};
    }
    const int copy = spool(descriptor);
    const int number = errno;
    ::close(descriptor);
    if (copy < 0)
        return Error{ErrorCode::Write,
                     std::string("The input cannot be stored for reading: ") + std::strerror(number) + ".",
                     path.string()};
    return copy;
}

} // namespace

MappedFile::MappedFile(int descriptor, std::uint64_t size, const char* data)
    : m_descriptor(descriptor), m_size(size), m_data(data)
{
}

MappedFile::~MappedFile()
{
    ::munmap(const_cast<char*>(m_data), m_size);
    ::close(m_descriptor);
}

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::filesystem::path& path)
{
    const auto descriptor = regularFile(path);
    if (!descriptor.ok())
        return descriptor.error();
    struct stat status = {};
    if (::fstat(descriptor.value(), &status) != 0 || status.st_size == 0) {
        ::close(descriptor.value());
        return Error{ErrorCode::Empty, "\"" + path.string() + "\" is empty.", path.string()};
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    void* const data = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor.value(), 0);
    if (data == MAP_FAILED) {
        const int number = errno;
        ::close(descriptor.value());
        return fileError(path, number);
    }
    return std::shared_ptr<const MappedFile>(
        new MappedFile(descriptor.value(), size, static_cast<const char*>(data)));
}

std::string_view MappedFile::view(std::uint64_t begin, std::uint64_t end) const
{
    struct stat status = {};
    if (begin >= end || end > m_size || ::fstat(m_descriptor, &status) != 0 ||
        static_cast<std::uint64_t>(status.st_size) < end)
        return {};
    const std::uint64_t touched = m_touched.fetch_add(end - begin + faultAround, std::memory_order_relaxed);
    if (touched > keepMapped) {
        m_touched.store(0, std::memory_order_relaxed);
        // The pages stay in the system's cache and come back when they are touched again.
        ::madvise(const_cast<char*>(m_data), m_size, MADV_DONTNEED);
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

} // namespace core
