#include "core/resources.h"

#include <cstdlib>
#include <system_error>

namespace core {

namespace fs = std::filesystem;

fs::path resourcePath(std::string_view name)
{
    std::error_code error;
    if (const char* folder = std::getenv("DLCOT_DATA_DIR")) {
        const fs::path path = fs::path(folder) / name;
        if (fs::exists(path, error))
            return path;
    }
    fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
    for (int up = 0; up < 4 && !folder.empty(); ++up, folder = folder.parent_path()) {
        const fs::path path = folder / "share/dlcot-studio" / name;
        if (fs::exists(path, error))
            return path;
    }
    return {};
}

} // namespace core
