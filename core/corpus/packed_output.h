#pragma once

#include "core/corpus/writer.h"

#include <filesystem>
#include <memory>

namespace core {

/// `file`, with gzip or Zstandard in front of it when the name of `path` asks for that (".gz", ".zst"). The
/// same input gives the same bytes: no time and no name is kept in them.
[[nodiscard]] std::unique_ptr<OutputFile> packedByName(const std::filesystem::path& path,
                                                       std::unique_ptr<OutputFile> file);

} // namespace core
