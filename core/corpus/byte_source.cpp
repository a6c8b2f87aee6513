#include "core/corpus/byte_source.h"

#include "core/corpus/cache_folder.h"
#include "core/corpus/decoder.h"
#include "core/corpus/file_state.h"
#include "core/corpus/sqlite_rows.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace core {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t magicSize = 16;
constexpr std::uint64_t mostTimes = 300; ///< text packs to a tenth, hardly ever to less than a hundredth
constexpr std::uint64_t alwaysAllowed = 1ULL << 30;
constexpr std::uint64_t leastKept = 1ULL << 20; ///< packed; less is unpacked sooner than looked for
constexpr std::uint64_t cacheBytes = 16ULL << 30;

Error fileError(const fs::path& path, int number)
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

std::uint64_t unpackLimit(std::uint64_t packed)
{
    std::uint64_t limit = std::max(alwaysAllowed, packed * mostTimes);
    if (const char* const wish = std::getenv("DLCOT_UNPACK_LIMIT"))
        std::from_chars(wish, wish + std::strlen(wish), limit);
    return limit;
}

/// An open file that closes itself.
class Descriptor
{
public:
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    [[nodiscard]] int get() const { return m_number; }
    [[nodiscard]] int release() { return std::exchange(m_number, -1); }

    [[nodiscard]] Result<std::size_t> read(std::span<char> into) const
    {
        for (;;) {
            const ssize_t got = ::read(m_number, into.data(), into.size());
            if (got >= 0)
                return static_cast<std::size_t>(got);
            if (errno != EINTR)
                return Error{ErrorCode::Internal,
                             std::string("The input cannot be read further: ") + std::strerror(errno) + ".",
                             {}};
        }
    }

private:
    int m_number;
};

class PlainSource final : public ByteSource
{
public:
    explicit PlainSource(std::shared_ptr<const MappedFile> file) : m_file(std::move(file)) {}

    Result<std::size_t> read(std::span<char> into) override
    {
        auto got = m_file->read(m_at, into);
        m_at += got.ok() ? got.value() : 0;
        return got;
    }
    [[nodiscard]] std::shared_ptr<const MappedFile> map() const override { return m_file; }
    [[nodiscard]] bool mapsTheFile() const override { return true; }
    [[nodiscard]] FileStamp stamp() const override { return m_file->stamp(); }
    [[nodiscard]] std::uint64_t fileSize() const override { return m_file->size(); }
    [[nodiscard]] std::uint64_t position() const override { return m_at; }

private:
    std::shared_ptr<const MappedFile> m_file;
    std::uint64_t m_at = 0;
};

/// The text of a packed file that was unpacked at an earlier time.
class UnpackedSource final : public ByteSource
{
public:
    UnpackedSource(fs::path name, std::shared_ptr<const MappedFile> text, FileStamp packed, std::uint64_t packedSize)
        : m_name(std::move(name)), m_text(std::move(text)), m_stamp(packed), m_fileSize(packedSize)
    {
    }
    [[nodiscard]] Kept kept() const override { return {m_name, true}; }

    Result<std::size_t> read(std::span<char> into) override { return m_text.read(into); }
    [[nodiscard]] std::shared_ptr<const MappedFile> map() const override { return m_text.map(); }
    [[nodiscard]] bool mapsTheFile() const override { return false; }
    [[nodiscard]] FileStamp stamp() const override { return m_stamp; }
    [[nodiscard]] std::uint64_t fileSize() const override { return m_fileSize; }
    [[nodiscard]] std::uint64_t position() const override
    {
        const double share = static_cast<double>(m_text.position()) /
                             static_cast<double>(std::max<std::uint64_t>(m_text.fileSize(), 1));
        return static_cast<std::uint64_t>(share * static_cast<double>(m_fileSize));
    }

private:
    fs::path m_name;
    PlainSource m_text;
    FileStamp m_stamp;
    std::uint64_t m_fileSize;
};

/// Unpacks into a temporary file as it is read.
class SpooledSource final : public ByteSource
{
public:
    SpooledSource(Descriptor descriptor, std::string head, std::uint64_t fileSize,
                  std::shared_ptr<MappedFile> spool)
        : m_descriptor(std::move(descriptor)), m_stamp(FileStamp::of(m_descriptor.get())), m_head(std::move(head)),
          m_fileSize(fileSize),
          m_spool(std::move(spool)), m_packed(isPacked(m_head)),
          m_decoder(makeDecoder(m_head, [this](std::span<char> into) { return nextPacked(into); }))
    {
    }
    SpooledSource(Descriptor descriptor, std::unique_ptr<SqliteRows> rows, std::uint64_t fileSize,
                  std::shared_ptr<MappedFile> spool)
        : m_descriptor(std::move(descriptor)), m_stamp(FileStamp::of(m_descriptor.get())), m_fileSize(fileSize),
          m_spool(std::move(spool)), m_packed(false), m_trouble(rows->choice())
    {
        m_decoder = std::move(rows);
    }
    SpooledSource(const SpooledSource&) = delete;
    SpooledSource& operator=(const SpooledSource&) = delete;

    Result<std::size_t> read(std::span<char> into) override
    {
        auto got = m_decoder->read(into);
        if (!got.ok()) {
            if (got.error().code != ErrorCode::BadFormat)
                return got;
            m_trouble = got.error().message;
            return std::size_t{0};
        }
        if (m_decoder->cutOff())
            m_trouble = m_spool->size() + got.value() > 0
                            ? "The packed data ends in the middle: the file was cut short. What stands before the cut is read."
                            : "The packed data ends in its first block: the file was cut short before anything in it can be read.";
        if (m_packed && m_spool->size() + got.value() > unpackLimit(m_position))
            return Error{
                ErrorCode::TooLarge,
                "The file unpacks to more than " + std::to_string(mostTimes) +
                    " times its size, which is not what text does. If it is meant to, set DLCOT_UNPACK_LIMIT "
                    "to the number of bytes that it may take.",
                {}};
        if (auto status = m_spool->append({into.data(), got.value()}); !status.ok())
            return status.error();
        if (got.value() == 0 && m_trouble.empty())
            m_spool->keep();
        return got;
    }
    [[nodiscard]] Kept kept() const override { return {m_spool->keptName(), false}; }

    [[nodiscard]] std::shared_ptr<const MappedFile> map() const override { return m_spool; }
    [[nodiscard]] bool mapsTheFile() const override { return false; }
    [[nodiscard]] FileStamp stamp() const override { return m_stamp; }
    [[nodiscard]] std::uint64_t fileSize() const override { return std::max(m_fileSize, m_position); }
    [[nodiscard]] std::uint64_t position() const override { return m_position; }
    [[nodiscard]] std::string trouble() const override { return m_trouble; }

private:
    Result<std::size_t> nextPacked(std::span<char> into)
    {
        if (!m_head.empty()) {
            const std::size_t count = m_head.copy(into.data(), into.size());
            m_head.erase(0, count);
            m_position += count;
            return count;
        }
        auto got = m_descriptor.read(into);
        m_position += got.ok() ? got.value() : 0;
        return got;
    }

    Descriptor m_descriptor;
    FileStamp m_stamp;
    std::string m_head; ///< read to tell the format, not yet given
    std::uint64_t m_fileSize;
    std::uint64_t m_position = 0;
    std::shared_ptr<MappedFile> m_spool;
    bool m_packed;
    std::unique_ptr<Decoder> m_decoder;
    std::string m_trouble;
};

Result<std::unique_ptr<ByteSource>> sqliteSource(Descriptor descriptor, std::uint64_t size, std::shared_ptr<MappedFile> spool,
                                                 const fs::path& path)
{
    auto rows = SqliteRows::open(path);
    if (!rows.ok())
        return Error{rows.error().code, "\"" + path.string() + "\": " + rows.error().message, path.string()};
    return std::unique_ptr<ByteSource>(
        std::make_unique<SpooledSource>(std::move(descriptor), std::move(rows).value(), size, std::move(spool)));
}

/// Where the text of a packed file is kept unpacked; older ones make room for it.
fs::path unpackedName(const fs::path& path)
{
    const fs::path folder = cacheFolder() / "unpacked";
    std::error_code ignored;
    fs::create_directories(folder, ignored);
    trimFolder(folder, cacheBytes);
    return folder / fileStateName(path);
}

std::shared_ptr<const MappedFile> openUnpacked(const fs::path& name)
{
    Descriptor descriptor(::open(name.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status = {};
    if (descriptor.get() < 0 || ::fstat(descriptor.get(), &status) != 0)
        return nullptr;
    auto file = MappedFile::adopt(descriptor.release(), static_cast<std::uint64_t>(status.st_size));
    return file.ok() ? std::move(file).value() : nullptr;
}

/// The first bytes of what `descriptor` gives, which are then read.
Result<std::string> readHead(const Descriptor& descriptor)
{
    std::array<char, magicSize> head{};
    std::size_t filled = 0;
    while (filled < head.size()) {
        const auto got = descriptor.read(std::span(head).subspan(filled));
        if (!got.ok())
            return got.error();
        if (got.value() == 0)
            break;
        filled += got.value();
    }
    return std::string(head.data(), filled);
}

Result<std::unique_ptr<ByteSource>> sourceOf(Descriptor descriptor, const struct stat& status,
                                             const fs::path& path)
{
    auto head = readHead(descriptor);
    if (!head.ok())
        return head.error();
    if (head.value().empty())
        return Error{ErrorCode::Empty, "\"" + path.string() + "\" is empty.", path.string()};
    const auto size = static_cast<std::uint64_t>(std::max<off_t>(status.st_size, 0));
    const bool sqlite = S_ISREG(status.st_mode) && path != "-" && beginsAsSqlite(head.value());
    if (S_ISREG(status.st_mode) && !isPacked(head.value()) && !sqlite) {
        auto file = MappedFile::adopt(descriptor.release(), size);
        if (!file.ok())
            return file.error();
        return std::unique_ptr<ByteSource>(std::make_unique<PlainSource>(file.value()));
    }
    const bool kept = S_ISREG(status.st_mode) && path != "-" && size >= leastKept;
    const fs::path name = kept ? unpackedName(path) : fs::path();
    if (kept)
        if (auto file = openUnpacked(name); file != nullptr)
            return std::unique_ptr<ByteSource>(
                std::make_unique<UnpackedSource>(name, std::move(file), FileStamp::of(descriptor.get()), size));
    auto spool = kept ? MappedFile::growing(name) : MappedFile::temporary();
    if (!spool.ok())
        spool = MappedFile::temporary();
    if (!spool.ok())
        return spool.error();
    if (sqlite)
        return sqliteSource(std::move(descriptor), size, spool.value(), path);
    return std::unique_ptr<ByteSource>(std::make_unique<SpooledSource>(
        std::move(descriptor), std::move(head).value(), S_ISREG(status.st_mode) ? size : 0, spool.value()));
}

} // namespace

Result<std::unique_ptr<ByteSource>> openSource(const fs::path& path)
{
    const bool standardInput = path == "-";
    Descriptor descriptor(standardInput ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status = {};
    if (descriptor.get() < 0 || ::fstat(descriptor.get(), &status) != 0)
        return fileError(path, errno);
    const bool readable = S_ISREG(status.st_mode) || S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode);
    if (!standardInput && !readable)
        return Error{ErrorCode::NotAFile,
                     "\"" + path.string() +
                         (S_ISDIR(status.st_mode) ? "\" is a folder; choose a file in it."
                                                  : "\" is a device, not a file."),
                     path.string()};
    return sourceOf(std::move(descriptor), status, path);
}

} // namespace core
