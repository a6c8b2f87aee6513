#include "core/corpus/cache_folder.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <string>
#include <system_error>
#include <vector>

namespace core {

namespace fs = std::filesystem;

fs::path cacheFolder()
{
    const auto below = [](const char* variable, const char* name) {
        const char* const folder = std::getenv(variable);
        return folder == nullptr || *folder != '/' ? fs::path() : fs::path(folder) / name;
    };
    for (const fs::path& folder : {below("XDG_CACHE_HOME", "dlcot-studio"), below("HOME", ".cache/dlcot-studio")}) {
        std::error_code error;
        if (!folder.empty() && (fs::create_directories(folder, error), fs::is_directory(folder, error)))
            return folder;
    }
    std::error_code ignored;
    const fs::path folder = fs::temp_directory_path(ignored) / "dlcot-studio";
    fs::create_directories(folder, ignored);
    return folder;
}

void trimFolder(const fs::path& folder, std::uint64_t bytes)
{
    if (const char* const wish = std::getenv("DLCOT_CACHE_LIMIT"))
        std::from_chars(wish, wish + std::strlen(wish), bytes);
    struct Kept
    {
        fs::path path;
        std::uint64_t size;
        fs::file_time_type used;
    };
    std::vector<Kept> files;
    std::error_code error;
    std::uint64_t total = 0;
    for (fs::directory_iterator walk(folder, error); !error && walk != fs::directory_iterator(); walk.increment(error)) {
        std::error_code gone;
        const std::uint64_t size = walk->file_size(gone);
        if (gone)
            continue;
        files.push_back({walk->path(), size, walk->last_write_time(gone)});
        total += size;
    }
    std::sort(files.begin(), files.end(), [](const Kept& a, const Kept& b) { return a.used < b.used; });
    for (auto file = files.begin(); file != files.end() && total > bytes; ++file)
        if (fs::remove(file->path, error))
            total -= file->size;
}

} // namespace core
