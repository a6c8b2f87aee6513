#include "core/tokens/chat_template.h"

#include "core/resources.h"
#include "core/text/utf8.h"
#include "core/tokens/char_runs.h"

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
    {{"{problem", &ChatTemplate::Texts::problem},
     {"{reasoning", &ChatTemplate::Texts::reasoning},
     {"{response", &ChatTemplate::Texts::response}}};

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

/// Where the white space at the end of a text begins.
std::size_t trimmedEnd(std::string_view text)
{
    const CharRuns chars(text);
    std::size_t end = text.size();
    while (end > 0 && (chars.at(chars.before(end)).bits & CharRuns::white) != 0)
        end = chars.before(end);
    return end;
}

} // namespace

std::string_view ChatTemplate::cut(std::string_view text, Edges edges)
{
    switch (edges) {
    case Edges::Raw: return text;
    case Edges::Trim:
    case Edges::Last:
        text = text.substr(0, trimmedEnd(text));
        return text.substr(CharRuns(text).runEnd(0, CharRuns::white));
    case Edges::LineFeedsBefore:
    case Edges::LineFeeds: break;
    }
    text.remove_prefix(std::min(text.find_first_not_of('\n'), text.size()));
    return edges == Edges::LineFeeds ? text.substr(0, text.find_last_not_of('\n') + 1) : text; // npos + 1 is 0
}

std::optional<std::pair<ChatTemplate::Part, std::size_t>> ChatTemplate::slotAt(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, Edges>, 5> endings{
        {{"}", Edges::LineFeeds}, {"|raw}", Edges::Raw}, {"|trim}", Edges::Trim}, {"|lstrip}", Edges::LineFeedsBefore},
         {"|last}", Edges::Last}}};
    for (const auto& [name, slot] : slots)
        for (const auto& [ending, edges] : endings)
            if (text.starts_with(name) && text.substr(name.size()).starts_with(ending))
                return std::pair(Part{{}, slot, edges}, name.size() + ending.size());
    return std::nullopt;
}

Result<ChatTemplate> ChatTemplate::parse(std::string_view text)
{
    if (!isValidUtf8(text))
        return Error{ErrorCode::BadFormat, "This chat template is not UTF-8 text.", {}};
    ChatTemplate result;
    std::size_t begin = 0;
    for (std::size_t at = text.find('{'); at != text.npos; at = text.find('{', at + 1)) {
        auto slot = slotAt(text.substr(at));
        if (!slot)
            continue;
        slot->first.before = text.substr(begin, at - begin);
        begin = at + slot->second;
        result.m_parts.push_back(std::move(slot->first));
    }
    result.m_end = text.substr(begin);
    const auto isReasoning = [](const Part& part) { return part.text == &Texts::reasoning; };
    if (std::none_of(result.m_parts.begin(), result.m_parts.end(), isReasoning))
        return Error{ErrorCode::BadFormat,
                     "This chat template has no {reasoning}. Write {problem}, {reasoning} and {response} where these texts go.",
                     {}};
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
    for (const Part& part : m_parts) {
        out += part.before;
        out += cut(texts.*part.text, part.edges);
        if (part.edges == Edges::Last)
            out.resize(trimmedEnd(out));
    }
    return out + m_end;
}

} // namespace core
