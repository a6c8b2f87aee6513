#include "core/tokens/tokenizer_label.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>

namespace core {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largestConfig = 1U << 20;

/// Folders that say nothing of the model in them; so do commits and numbers.
bool isGeneric(std::string_view folder)
{
    constexpr std::array generic{"models", "model", "tokenizer", "tokenizers", "snapshots", "main", "resolve", "files", "data",
                                 "download", "downloads", "desktop", "documents", "tmp", "home", "latest", "final", ".", ".."};
    std::string lower(folder);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const bool number = std::all_of(lower.begin(), lower.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
    const bool commit = lower.size() >= 32 && std::all_of(lower.begin(), lower.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
    return number || commit || std::find(generic.begin(), generic.end(), lower) != generic.end();
}

/// "Qwen/Qwen3-8B" and a cache's "models--Qwen--Qwen3-8B" are both "Qwen3-8B", "tokenizer-gemma3" is "gemma3".
std::string lastPart(std::string name)
{
    while (!name.empty() && name.back() == '/')
        name.pop_back();
    if (const std::size_t slash = name.find_last_of("/\\"); slash != std::string::npos)
        name.erase(0, slash + 1);
    if (name.starts_with("models--"))
        name.erase(0, name.rfind("--") + 2);
    constexpr std::string_view what = "tokenizer-";
    if (name.size() > what.size() && name.starts_with(what))
        name.erase(0, what.size());
    return name;
}

/// The name that a config gives to its model; empty when it gives none.
std::string nameIn(const fs::path& config)
{
    std::error_code error;
    if (!fs::is_regular_file(config, error) || fs::file_size(config, error) > largestConfig)
        return {};
    std::ifstream in(config, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object())
        return {};
    for (const char* key : {"_name_or_path", "name_or_path"})
        if (const auto found = json.find(key); found != json.end() && found->is_string())
            if (const std::string name = lastPart(found->get<std::string>()); !name.empty() && !isGeneric(name))
                return name;
    return {};
}

} // namespace

std::string tokenizerLabel(const fs::path& file)
{
    const std::string own = file.filename().string();
    if (own != "tokenizer.json")
        return own;
    std::error_code error;
    const fs::path folder = fs::absolute(file, error).lexically_normal().parent_path();
    if (const std::string name = folder.filename().string(); !name.empty() && !isGeneric(name))
        return lastPart(name);
    for (const char* config : {"config.json", "tokenizer_config.json"})
        if (const std::string name = nameIn(folder / config); !name.empty())
            return name;
    for (fs::path up = folder.parent_path(); up.has_filename(); up = up.parent_path())
        if (const std::string name = up.filename().string(); !isGeneric(name))
            return lastPart(name);
    return own;
}

} // namespace core
