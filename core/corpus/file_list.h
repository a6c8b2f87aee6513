#pragma once

#include "core/result.h"

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace core {

/// True when `a` stands before `b` in the order people count in: "train-2" before "train-10".
[[nodiscard]] bool naturalLess(std::string_view a, std::string_view b);

/// The files that the user means by `wishes`: files as they are, of folders (and those below) the ones that
/// could be a corpus by their name, of patterns with `*`, `?` and `[...]` those that match; each wish in
/// natural order, none twice. Hidden files and folders are left out.
/// **Errors** NotFound (no such file, nothing matches), Empty (a folder without such files), NoPermission.
[[nodiscard]] Result<std::vector<std::filesystem::path>>
corpusFiles(std::span<const std::filesystem::path> wishes);

/// True when `path` names a folder or a pattern, rather than one file.
[[nodiscard]] bool meansSeveralFiles(const std::filesystem::path& path);

} // namespace core
