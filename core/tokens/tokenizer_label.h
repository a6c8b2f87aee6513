#pragma once

#include <filesystem>
#include <string>

namespace core {

/// A short name for a tokenizer from a file. Published ones are all called tokenizer.json: then it is the name of the folder,
/// unless that says nothing ("models", a commit); next the name that the config beside it gives ("Qwen/Qwen3-8B" is
/// "Qwen3-8B"); next that of a folder further up. Any other file is shown by its own name.
/// **Cost** reads at most 1 MB beside the file.
[[nodiscard]] std::string tokenizerLabel(const std::filesystem::path& file);

} // namespace core
