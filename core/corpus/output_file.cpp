#include "core/corpus/packed_output.h"
#include "core/corpus/writer.h"

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace core {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t bufferSize = 1U << 16;

Error writeError(const fs::path& path, int number)
{
    const std::string name = path.string();
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return {ErrorCode::NotFound,
                "There is no folder \"" + path.parent_path().string() + "\" to write into.", name};
    case EACCES:
    case EPERM:
    case EROFS:
        return {ErrorCode::NoPermission, "You are not allowed to write \"" + name + "\".", name};
    case EISDIR:
        return {ErrorCode::NotAFile, "\"" + name + "\" is a folder; give a file name.", name};
    case ENOSPC:
    case EDQUOT:
        return {ErrorCode::Write, "The disk is full: \"" + name + "\" was not written.", name};
    case EFBIG:
        return {ErrorCode::Write,
                "\"" + name + "\" would become larger than a file may be here (see ulimit -f); it was not written.", name};
    default:
        return {ErrorCode::Write, "\"" + name + "\" cannot be written: " + std::strerror(number) + ".", name};
    }
}

/// Collects small writes and puts them out to a descriptor; knows how to appear under a name at the end.
class DescriptorFile final : public OutputFile
{
public:
    DescriptorFile(int descriptor, fs::path part, fs::path path)
        : m_descriptor(descriptor), m_part(std::move(part)), m_path(std::move(path))
    {
        m_buffer.reserve(bufferSize);
    }
    DescriptorFile(const DescriptorFile&) = delete;
    DescriptorFile& operator=(const DescriptorFile&) = delete;

    ~DescriptorFile() override
    {
        if (m_descriptor > STDERR_FILENO)
            ::close(m_descriptor);
        if (!m_part.empty() && !m_committed)
            ::unlink(m_part.c_str());
    }

    Status write(std::string_view bytes) override
    {
        if (m_part.empty())
            return put(bytes);
        if (m_buffer.size() + bytes.size() > bufferSize) {
            if (auto flushed = flush(); !flushed.ok())
                return flushed;
            if (bytes.size() > bufferSize)
                return put(bytes);
        }
        m_buffer.append(bytes);
        return Done{};
    }

    Status commit() override
    {
        if (auto flushed = flush(); !flushed.ok())
            return flushed;
        if (m_part.empty())
            return Done{};
        const int descriptor = std::exchange(m_descriptor, -1);
        const bool stored = ::fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS;
        const int number = errno;
        if (::close(descriptor) != 0 || !stored)
            return writeError(m_path, stored ? errno : number);
        if (::rename(m_part.c_str(), m_path.c_str()) != 0)
            return writeError(m_path, errno);
        m_committed = true;
        return Done{};
    }

    [[nodiscard]] const fs::path& path() const override { return m_path; }
    [[nodiscard]] const fs::path& partPath() const override { return m_part.empty() ? m_path : m_part; }

private:
    Status flush()
    {
        auto done = put(m_buffer);
        m_buffer.clear();
        return done;
    }

    Status put(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                return writeError(m_path, errno);
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return Done{};
    }

    int m_descriptor;
    fs::path m_part; ///< empty for standard output
    fs::path m_path;
    std::string m_buffer;
    bool m_committed = false;
};

Result<std::unique_ptr<OutputFile>> createPlain(const fs::path& path)
{
    if (path == "-")
        return std::unique_ptr<OutputFile>(std::make_unique<DescriptorFile>(STDOUT_FILENO, fs::path(), path));
    std::error_code error;
    if (fs::is_directory(path, error))
        return writeError(path, EISDIR);
    // A link is followed, so that the file it names is replaced and not the link.
    fs::path target = fs::is_symlink(path, error) ? fs::weakly_canonical(path, error) : path;
    if (error || target.empty())
        target = path;
    if (fs::exists(target, error) && ::access(target.c_str(), W_OK) != 0)
        return writeError(path, errno);
    if (fs::exists(target, error) && !fs::is_regular_file(target, error)) {
        const int device = ::open(target.c_str(), O_WRONLY | O_CLOEXEC);
        if (device < 0)
            return writeError(path, errno);
        return std::unique_ptr<OutputFile>(std::make_unique<DescriptorFile>(device, fs::path(), path));
    }
    fs::path part = target;
    part += ".dlcot-part";
    const int descriptor = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return writeError(path, errno);
    return std::unique_ptr<OutputFile>(
        std::make_unique<DescriptorFile>(descriptor, std::move(part), std::move(target)));
}

} // namespace

Result<std::unique_ptr<OutputFile>> OutputFile::create(const fs::path& path)
{
    auto plain = createPlain(path);
    if (!plain.ok())
        return plain.error();
    return packedByName(path, std::move(plain).value());
}

Status writeFile(const std::filesystem::path& path, std::string_view bytes)
{
    auto file = OutputFile::create(path);
    if (!file.ok())
        return file.error();
    if (Status status = file.value()->write(bytes); !status.ok())
        return status;
    return file.value()->commit();
}

} // namespace core
