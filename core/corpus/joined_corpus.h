#pragma once

#include "core/corpus/corpus.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace core {

/// Opens several files and joins their records, file after file. A file that cannot be opened is left out
/// with a warning; so is a lone object in a .json beside files of other kinds (a folder's description of
/// itself).
/// **Input** at least one file; `name` is what the whole is called. **Errors** as Corpus::open, when no file
/// opens.
[[nodiscard]] Result<std::shared_ptr<const Corpus>>
openJoined(const std::filesystem::path& name, const std::vector<std::filesystem::path>& files,
           Monitor& monitor, const Corpus::Partial& partial);

/// Opens one file. **Errors** as Corpus::open.
[[nodiscard]] Result<std::shared_ptr<const Corpus>>
openFile(const std::filesystem::path& path, Monitor& monitor, const Corpus::Partial& partial);

} // namespace core
