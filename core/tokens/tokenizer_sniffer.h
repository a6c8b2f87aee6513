#pragma once

#include <filesystem>

namespace core {

/// True when `path` looks like a Hugging Face tokenizer.json, told by how it begins; whether it can be used is another
/// question. **Cost** reads at most 64 KiB.
[[nodiscard]] bool looksLikeTokenizer(const std::filesystem::path& path);

} // namespace core
