#include "core/resources.h"

#include <cstdlib>
#include <system_error>

namespace core {

namespace fs = std::filesystem;

namespace {

/// The file `name` in `inside` a folder that is the program's or stands above it; an empty path when there is none.
fs::path besideProgram(const fs::path& inside, std::string_view name)
{
    std::error_code error;
    fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
    for (int up = 0; up < 4 && !folder.empty(); ++up, folder = folder.parent_path()) {
        const fs::path path = folder / inside / name;
        if (fs::exists(path, error))
            return path;
    }
    return {};
}

} // namespace

fs::path resourcePath(std::string_view name)
{
    std::error_code error;
    if (const char* folder = std::getenv("DLCOT_DATA_DIR")) {
        const fs::path path = fs::path(folder) / name;
        if (fs::exists(path, error))
            return path;
    }
    return besideProgram("share/dlcot-studio", name);
}

fs::path libraryPath(std::string_view name) { return besideProgram(DLCOT_LIBRARY_FOLDER, name); }

} // namespace core
