#pragma once

#include "core/result.h"
#include "core/tokens/tokenizer.h"

#include <filesystem>
#include <memory>
#include <string>

namespace core {

/// Builds the tokenizer that a tokenizer.json describes. What was computed from a large file is kept in the cache folder
/// (see table_cache.h), so that the next time its content is only hashed.
/// **Errors** those of TokenizerFile::read, and Unsupported (names what is not supported).
[[nodiscard]] Result<std::shared_ptr<const Tokenizer>> readTokenizer(const std::filesystem::path& path, std::string name);

} // namespace core
