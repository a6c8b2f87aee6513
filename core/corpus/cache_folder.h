#pragma once

#include <cstdint>
#include <filesystem>

namespace core {

/// Where files are kept that can be made again: dlcot-studio in $XDG_CACHE_HOME or ~/.cache; made when it is not
/// there.
[[nodiscard]] std::filesystem::path cacheFolder();

/// Removes the files of `folder` that were not used for longest, until all take at most `bytes`; those in use stay
/// readable to who has them open. DLCOT_CACHE_LIMIT in the environment, in bytes, is the override.
void trimFolder(const std::filesystem::path& folder, std::uint64_t bytes);

} // namespace core
