#include "core/tokens/chat_template.h"

#include "core/resources.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace core {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t largestTemplate = 1U << 20;

constexpr std::array<std::pair<std::string_view, std::string_view ChatTemplate::Texts::*>, 3> slots{
    {{"{problem}", &ChatTemplate::Texts::problem},
     {"{reasoning}", &ChatTemplate::Texts::reasoning},
     {"{response}", &ChatTemplate::Texts::response}}};

std::string knownNames()
{
    std::vector<std::string> names;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(resourcePath("chat"), error))
        names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    std::string out;
    for (const std::string& name : names)
        out += (out.empty() ? "" : ", ") + name;
    return out;
}

/// The template that ships under this name, else the path as it is.
fs::path placeOf(std::string_view nameOrFile)
{
    const bool isName = nameOrFile.find('/') == nameOrFile.npos;
    const fs::path known = isName ? resourcePath("chat/" + std::string(nameOrFile) + ".txt") : fs::path();
    return known.empty() ? fs::path(nameOrFile) : known;
}

std::string_view withoutLineEnds(std::string_view text)
{
    const std::size_t first = text.find_first_not_of("\r\n");
    return first == text.npos ? std::string_view() : text.substr(first, text.find_last_not_of("\r\n") + 1 - first);
}

} // namespace

Result<ChatTemplate> ChatTemplate::parse(std::string_view text)
{
    if (!isValidUtf8(text))
        return Error{ErrorCode::BadFormat, "This chat template is not UTF-8 text.", {}};
    if (text.find("{reasoning}") == text.npos)
        return Error{ErrorCode::BadFormat,
                     "This chat template has no {reasoning}. Write {problem}, {reasoning} and {response} where these texts go.",
                     {}};
    ChatTemplate result;
    std::size_t begin = 0;
    for (std::size_t at = text.find('{'); at != text.npos; at = text.find('{', at + 1))
        for (const auto& [name, slot] : slots)
            if (at >= begin && text.substr(at).starts_with(name)) {
                result.m_parts.emplace_back(text.substr(begin, at - begin), slot);
                begin = at + name.size();
            }
    result.m_end = text.substr(begin);
    return result;
}

Result<ChatTemplate> ChatTemplate::load(std::string_view nameOrFile)
{
    const fs::path path = placeOf(nameOrFile);
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status))
        return Error{ErrorCode::NotFound,
                     "There is no chat template \"" + std::string(nameOrFile) + "\". Known: " + knownNames() +
                         "; or give the path of a text with {problem}, {reasoning} and {response} in it.",
                     std::string(nameOrFile)};
    if (!fs::is_regular_file(status))
        return Error{ErrorCode::NotAFile, "This is not a file; give the path of a chat template.", path.string()};
    if (fs::file_size(path, error) > largestTemplate)
        return Error{ErrorCode::TooLarge, "This file is too large for a chat template (over 1 MB).", path.string()};
    std::ifstream in(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    Result<ChatTemplate> parsed = parse(text);
    if (parsed.ok())
        return parsed;
    return Error{parsed.error().code, parsed.error().message, path.string()};
}

std::string ChatTemplate::fill(const Texts& texts) const
{
    std::string out;
    for (const auto& [before, slot] : m_parts) {
        out += before;
        out += withoutLineEnds(texts.*slot);
    }
    return out + m_end;
}

} // namespace core
