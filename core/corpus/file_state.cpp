#include "core/corpus/file_state.h"

#include "core/tokens/table_cache.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>

#include <sys/stat.h>

namespace core {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t hashedSize = 1U << 20; ///< at the beginning and at the end

} // namespace

std::string fileStateName(const fs::path& path)
{
    struct stat status = {};
    ::stat(path.c_str(), &status);
    std::string hashed = fs::absolute(path).string() + '\n' + std::to_string(status.st_size) + '\n' +
                         std::to_string(status.st_mtim.tv_sec) + '.' + std::to_string(status.st_mtim.tv_nsec) + "\n1\n";
    std::ifstream file(path, std::ios::binary);
    std::string part(hashedSize, '\0');
    for (const std::int64_t at : {std::int64_t{0}, std::max<std::int64_t>(0, status.st_size - std::int64_t{hashedSize})}) {
        file.clear();
        file.seekg(at);
        file.read(part.data(), static_cast<std::streamsize>(part.size()));
        hashed.append(part, 0, static_cast<std::size_t>(file.gcount()));
    }
    const ContentKey key = contentKey(hashed);
    std::array<char, 36> name{};
    std::snprintf(name.data(), name.size(), "%016llx%016llx", static_cast<unsigned long long>(key.high),
                  static_cast<unsigned long long>(key.low));
    return name.data();
}

} // namespace core
