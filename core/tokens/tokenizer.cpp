#include "core/tokens/tokenizer.h"

#include "core/resources.h"
#include "core/tokens/read_tokenizer.h"
#include "core/tokens/tokenizer_label.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>
#include <utility>

namespace core {

namespace fs = std::filesystem;

namespace {

/// How known vocabularies are shown; a vocabulary installed under another name is shown by that name.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> titles{{{"qwen3", "Qwen3"},
                                                                               {"deepseek-v3", "DeepSeek-V3"},
                                                                               {"llama3", "Llama 3"},
                                                                               {"gpt-4o", "GPT-4o"},
                                                                               {"gpt-oss", "gpt-oss"},
                                                                               {"gemma3", "Gemma 3"}}};

std::string titleOf(const std::string& key)
{
    const auto known = std::find_if(titles.begin(), titles.end(), [&](const auto& title) { return title.first == key; });
    return known == titles.end() ? key : std::string(known->second);
}

bool sameName(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) {
        return std::tolower(x) == std::tolower(y);
    });
}

/// A file as it was when it was read.
struct FileVersion
{
    fs::path path;
    fs::file_time_type changed;
    std::uintmax_t size = 0;
    auto operator<=>(const FileVersion&) const = default;
};

std::optional<FileVersion> versionOf(const fs::path& path)
{
    std::error_code error;
    FileVersion version{fs::canonical(path, error), {}, 0};
    if (error)
        return std::nullopt;
    version.changed = fs::last_write_time(version.path, error);
    version.size = fs::is_regular_file(version.path, error) ? fs::file_size(version.path, error) : 0;
    return version;
}

/// One tokenizer a file, kept as long as someone uses it and the file stays as it is.
Result<std::shared_ptr<const Tokenizer>> cached(const fs::path& path, const std::string& name)
{
    static std::mutex mutex;
    static std::map<FileVersion, std::weak_ptr<const Tokenizer>> known;
    const auto version = versionOf(path);
    const std::lock_guard lock(mutex);
    if (version) {
        if (auto tokenizer = known[*version].lock())
            return tokenizer;
    }
    Result<std::shared_ptr<const Tokenizer>> tokenizer = readTokenizer(path, name);
    if (tokenizer.ok() && version)
        known[*version] = tokenizer.value();
    return tokenizer;
}

} // namespace

std::size_t TokenMap::countIn(Span span) const
{
    if (span.begin >= span.end)
        return 0;
    const auto first = std::lower_bound(m_starts.begin(), m_starts.end(), span.begin);
    return static_cast<std::size_t>(std::lower_bound(first, m_starts.end(), span.end) - first);
}

std::vector<TokenizerName> installedTokenizers()
{
    std::vector<TokenizerName> names;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(resourcePath("tokenizers"), error))
        if (entry.path().extension() == ".json")
            names.push_back({entry.path().stem().string(), titleOf(entry.path().stem().string())});
    const auto place = [](const TokenizerName& name) {
        return std::find_if(titles.begin(), titles.end(), [&](const auto& title) { return title.first == name.key; });
    };
    std::sort(names.begin(), names.end(), [&](const TokenizerName& a, const TokenizerName& b) {
        return std::pair(place(a), a.key) < std::pair(place(b), b.key);
    });
    return names;
}

Result<std::shared_ptr<const Tokenizer>> loadTokenizer(std::string_view nameOrFile)
{
    std::string choices;
    for (const TokenizerName& name : installedTokenizers()) {
        if (sameName(name.key, nameOrFile) || sameName(name.title, nameOrFile))
            return cached(resourcePath("tokenizers/" + name.key + ".json"), name.title);
        choices += (choices.empty() ? "" : ", ") + name.key;
    }
    const fs::path path(nameOrFile);
    std::error_code error;
    if (nameOrFile.empty() || !fs::exists(path, error))
        return Error{ErrorCode::NotFound,
                     "There is no tokenizer \"" + std::string(nameOrFile) + "\". Installed: " +
                         (choices.empty() ? "none" : choices) + "; or give the path of a tokenizer.json.",
                     std::string(nameOrFile)};
    std::string name = tokenizerLabel(path);
    for (const auto& [key, title] : titles)
        if (sameName(name, title) || sameName(name, key))
            name += "/" + path.filename().string(); // not to be taken for the one that is installed
    return cached(path, name);
}

} // namespace core
