#include "core/tokens/table_cache.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace core {

namespace fs = std::filesystem;

namespace {

/// Goes up by one whenever a table is laid out or computed in another way.
constexpr std::uint32_t layoutVersion = 1;
constexpr std::uint64_t signature = 0x6B6F54746F634C44; ///< reads otherwise where the byte order is another
constexpr std::size_t mostKept = 16;
constexpr std::uint64_t largestFile = 512U << 20;
constexpr std::string_view ending = ".tables";

struct Header
{
    std::uint64_t mark = signature;
    std::uint32_t layout = layoutVersion;
    std::uint32_t tables = 0;
    std::uint64_t fileSize = 0;
    ContentKey source;
    ContentKey body; ///< of all that follows the header
};

struct Place
{
    std::uint64_t begin = 0, size = 0;
};

/// An open file descriptor.
class Descriptor
{
public:
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

ContentKey keyOf(XXH128_hash_t hash) { return {hash.high64, hash.low64}; }

fs::path fileFor(const ContentKey& source)
{
    const fs::path folder = tableCacheFolder();
    std::array<char, 40> name{};
    std::snprintf(name.data(), name.size(), "%016llx%016llx", static_cast<unsigned long long>(source.high),
                  static_cast<unsigned long long>(source.low));
    return folder.empty() ? fs::path() : folder / (std::string(name.data()) + std::string(ending));
}

/// Maps a regular file of ours; empty when it is not one.
TableList::Range map(const fs::path& path)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    struct stat status = {};
    if (file.number() < 0 || ::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode) ||
        status.st_uid != ::geteuid() || status.st_size < static_cast<off_t>(sizeof(Header)) ||
        static_cast<std::uint64_t>(status.st_size) > largestFile)
        return {};
    const auto size = static_cast<std::size_t>(status.st_size);
    void* const data = ::mmap(nullptr, size, PROT_READ, MAP_SHARED | MAP_POPULATE, file.number(), 0);
    if (data == MAP_FAILED)
        return {};
    return {{static_cast<const std::byte*>(data), size},
            std::shared_ptr<const void>(data, [size](const void* p) { ::munmap(const_cast<void*>(p), size); })};
}

/// The tables of a mapped file whose hash is right.
std::optional<TableList> tablesIn(const TableList::Range& file, const Header& header)
{
    TableList tables;
    std::vector<Place> places(header.tables);
    const std::size_t listEnd = sizeof header + places.size() * sizeof(Place);
    if (listEnd > file.bytes.size())
        return std::nullopt;
    if (!places.empty())
        std::memcpy(places.data(), file.bytes.data() + sizeof header, places.size() * sizeof(Place));
    for (const Place& place : places) {
        if (place.begin % TableList::alignment != 0 || place.begin > file.bytes.size() ||
            place.size > file.bytes.size() - place.begin)
            return std::nullopt;
        tables.put({file.bytes.subspan(place.begin, place.size), file.keeper});
    }
    return tables;
}

std::size_t aligned(std::size_t size) { return (size + TableList::alignment - 1) / TableList::alignment * TableList::alignment; }

/// All that follows the header: the places of the tables, then each at a round address.
std::string bodyOf(const TableList& tables)
{
    std::vector<Place> places;
    std::size_t end = aligned(sizeof(Header) + tables.ranges().size() * sizeof(Place));
    for (const TableList::Range& range : tables.ranges()) {
        places.push_back({end, range.bytes.size()});
        end = aligned(end + range.bytes.size());
    }
    std::string body(end - sizeof(Header), '\0');
    if (!places.empty()) // memcpy takes no null, not even for nothing
        std::memcpy(body.data(), places.data(), places.size() * sizeof(Place));
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i].size > 0)
            std::memcpy(body.data() + (places[i].begin - sizeof(Header)), tables.ranges()[i].bytes.data(), places[i].size);
    return body;
}

bool writeAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// Removes what has not been used for longest, and what an interrupted write left behind.
void prune(const fs::path& folder)
{
    std::error_code error;
    std::vector<std::pair<fs::file_time_type, fs::path>> kept;
    const auto now = fs::file_time_type::clock::now();
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        const fs::file_time_type used = entry.last_write_time(error);
        if (entry.path().extension() == ending)
            kept.emplace_back(used, entry.path());
        else if (entry.path().filename().string().starts_with("part-") && now - used > std::chrono::hours(1))
            fs::remove(entry.path(), error);
    }
    std::sort(kept.begin(), kept.end());
    for (std::size_t i = 0; i + mostKept < kept.size(); ++i)
        fs::remove(kept[i].second, error);
}

} // namespace

ContentKey contentKey(std::string_view bytes) { return keyOf(XXH3_128bits(bytes.data(), bytes.size())); }

Result<ContentKey> contentKeyOf(const fs::path& path)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    XXH3_state_t state;
    XXH3_128bits_reset(&state);
    std::vector<char> buffer(1U << 18);
    for (;;) {
        const ssize_t got = ::read(file.number(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return Error{ErrorCode::NoPermission, "This file may not be read.", path.string()};
        if (got == 0)
            return keyOf(XXH3_128bits_digest(&state));
        XXH3_128bits_update(&state, buffer.data(), static_cast<std::size_t>(got));
    }
}

fs::path tableCacheFolder()
{
    const auto below = [](const char* variable, const char* path) {
        const char* const folder = std::getenv(variable);
        return folder != nullptr && fs::path(folder).is_absolute() ? fs::path(folder) / path : fs::path();
    };
    if (fs::path folder = below("XDG_CACHE_HOME", "dlcot-studio/tokenizers"); !folder.empty())
        return folder;
    return below("HOME", ".cache/dlcot-studio/tokenizers");
}

std::optional<TableList> cachedTables(const ContentKey& source)
{
    const fs::path path = fileFor(source);
    const TableList::Range file = path.empty() ? TableList::Range{} : map(path);
    if (file.bytes.empty())
        return std::nullopt;
    Header header;
    std::memcpy(&header, file.bytes.data(), sizeof header);
    const std::span<const std::byte> body = file.bytes.subspan(sizeof header);
    if (header.mark != signature || header.layout != layoutVersion || header.fileSize != file.bytes.size() ||
        header.source != source || header.body != keyOf(XXH3_128bits(body.data(), body.size())))
        return std::nullopt;
    ::utimensat(AT_FDCWD, path.c_str(), nullptr, 0); // used now; see prune
    return tablesIn(file, header);
}

void keepTables(const ContentKey& source, const TableList& tables)
{
    const fs::path path = fileFor(source);
    std::error_code error;
    if (path.empty() || (fs::create_directories(path.parent_path(), error), error))
        return;
    std::string part = (path.parent_path() / "part-XXXXXX").string();
    const Descriptor file(::mkostemp(part.data(), O_CLOEXEC));
    if (file.number() < 0)
        return;
    const std::string body = bodyOf(tables);
    Header header;
    header.tables = static_cast<std::uint32_t>(tables.ranges().size());
    header.fileSize = sizeof header + body.size();
    header.source = source;
    header.body = contentKey(body);
    const std::string_view head(reinterpret_cast<const char*>(&header), sizeof header);
    if (!writeAll(file.number(), head) || !writeAll(file.number(), body) || ::rename(part.c_str(), path.c_str()) != 0)
        ::unlink(part.c_str());
    prune(path.parent_path());
}

} // namespace core
