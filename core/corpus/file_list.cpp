#include "core/corpus/file_list.h"

#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include <glob.h>

namespace core {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 9> dataEndings{".jsonl", ".ndjson", ".json", ".parquet", ".csv",
                                                      ".tsv", ".duckdb", ".sqlite", ".sqlite3"};
constexpr std::array<std::string_view, 2> packedEndings{".gz", ".zst"};

/// The run of digits at `at`, without leading zeros; `at` moves past it.
std::string_view takeNumber(std::string_view text, std::size_t& at)
{
    std::size_t begin = at;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    while (begin + 1 < at && text[begin] == '0')
        ++begin;
    return text.substr(begin, at - begin);
}

bool couldBeCorpus(const fs::path& path)
{
    fs::path name = path.filename();
    if (std::find(packedEndings.begin(), packedEndings.end(), name.extension().string()) !=
        packedEndings.end())
        name = name.stem();
    return std::find(dataEndings.begin(), dataEndings.end(), name.extension().string()) != dataEndings.end();
}

void sortNaturally(std::vector<fs::path>& paths)
{
    std::sort(paths.begin(), paths.end(),
              [](const fs::path& a, const fs::path& b) { return naturalLess(a.native(), b.native()); });
}

Result<std::vector<fs::path>> filesIn(const fs::path& folder)
{
    std::error_code error;
    std::vector<fs::path> files;
    fs::recursive_directory_iterator walk(folder, fs::directory_options::skip_permission_denied, error);
    if (error)
        return Error{error == std::errc::permission_denied ? ErrorCode::NoPermission : ErrorCode::NotFound,
                     "The folder \"" + folder.string() + "\" cannot be read: " + error.message() + ".",
                     folder.string()};
    for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
        const fs::path name = walk->path().filename();
        if (name.native().starts_with('.')) {
            walk.disable_recursion_pending();
            continue;
        }
        std::error_code ignored;
        if (couldBeCorpus(name) && walk->is_regular_file(ignored))
            files.push_back(walk->path());
    }
    if (files.empty())
        return Error{ErrorCode::Empty,
                     "The folder \"" + folder.string() +
                         "\" holds no corpus (.parquet, .jsonl, .ndjson, .json, .csv or .tsv, the text ones also packed as .gz or .zst).",
                     folder.string()};
    sortNaturally(files);
    return files;
}

Result<std::vector<fs::path>> matching(const fs::path& pattern)
{
    ::glob_t found = {};
    const int result = ::glob(pattern.c_str(), GLOB_MARK, nullptr, &found);
    std::vector<fs::path> files;
    for (std::size_t i = 0; result == 0 && i < found.gl_pathc; ++i)
        if (const std::string_view path = found.gl_pathv[i]; !path.ends_with('/'))
            files.emplace_back(path);
    ::globfree(&found);
    if (files.empty())
        return Error{ErrorCode::NotFound, "No file matches \"" + pattern.string() + "\".", pattern.string()};
    sortNaturally(files);
    return files;
}

Result<std::vector<fs::path>> meantBy(const fs::path& wish)
{
    std::error_code error;
    if (fs::is_directory(wish, error))
        return filesIn(wish);
    if (meansSeveralFiles(wish))
        return matching(wish);
    return std::vector<fs::path>{wish};
}

} // namespace

bool naturalLess(std::string_view a, std::string_view b)
{
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const std::string_view x = takeNumber(a, i);
            const std::string_view y = takeNumber(b, j);
            if (x.size() != y.size())
                return x.size() < y.size();
            if (x != y)
                return x < y;
        } else if (a[i] != b[j]) {
            return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
        } else {
            ++i;
            ++j;
        }
    }
    if (i == a.size() && j == b.size())
        return a < b; // the same but for leading zeros
    return i == a.size();
}

bool meansSeveralFiles(const fs::path& path)
{
    std::error_code error;
    if (fs::is_directory(path, error))
        return true;
    return path.native().find_first_of("*?[") != std::string::npos && !fs::exists(path, error);
}

Result<std::vector<fs::path>> corpusFiles(std::span<const fs::path> wishes)
{
    std::vector<fs::path> files;
    std::set<fs::path> seen;
    for (const fs::path& wish : wishes) {
        const auto meant = meantBy(wish);
        if (!meant.ok())
            return meant.error();
        for (const fs::path& file : meant.value())
            if (seen.insert(file.lexically_normal()).second)
                files.push_back(file);
    }
    return files;
}

} // namespace core
