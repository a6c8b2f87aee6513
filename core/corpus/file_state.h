#pragma once

#include <filesystem>
#include <string>

namespace core {

/// A name for what is made of a file and kept: another state of the file has another one. Of its path, size, time of
/// change, and a hash of its first and last megabyte.
[[nodiscard]] std::string fileStateName(const std::filesystem::path& path);

} // namespace core
