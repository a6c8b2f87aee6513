#pragma once

#include <filesystem>
#include <string_view>

namespace core {

/// Path of a file that ships with the program, such as "lexicons/en.txt" or "sample/sample.jsonl".
/// Looked for in $DLCOT_DATA_DIR, then in share/dlcot-studio beside and above the running program; an empty path
/// when it is not there.
[[nodiscard]] std::filesystem::path resourcePath(std::string_view name);

/// Path of a library that ships with the program and is loaded when it is needed; an empty path when it is not there.
[[nodiscard]] std::filesystem::path libraryPath(std::string_view name);

} // namespace core
