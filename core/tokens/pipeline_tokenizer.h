#pragma once

#include "core/result.h"
#include "core/tokens/tokenizer.h"

#include <filesystem>
#include <memory>
#include <string>

namespace core {

/// Reads a tokenizer.json and builds the tokenizer that it describes.
/// **Errors** those of TokenizerFile::read, and Unsupported (names what is not supported).
[[nodiscard]] Result<std::shared_ptr<const Tokenizer>> readTokenizer(const std::filesystem::path& path, std::string name);

} // namespace core
