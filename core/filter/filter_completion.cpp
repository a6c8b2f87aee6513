#include "core/filter/filter_completion.h"

#include "core/filter/filter_value.h"

#include <algorithm>

namespace core {

namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

/// True when `name` goes on from `prefix`, in any case.
bool goesOn(std::string_view name, std::string_view prefix)
{
    return name.size() > prefix.size() &&
           std::equal(prefix.begin(), prefix.end(), name.begin(), [](char a, char b) { return lowered(a) == lowered(b); });
}

/// Where the word that the caret stands in begins; npos when it stands in quotes or a pattern.
std::size_t wordBegin(std::string_view before)
{
    std::size_t begin = 0;
    char open = '\0';
    for (std::size_t at = 0; at < before.size(); ++at) {
        const char c = before[at];
        if (open != '\0') {
            if (c == '\\')
                ++at;
            else if (c == open)
                open = '\0';
            continue;
        }
        const bool fresh = at == begin || before[at - 1] == ':' || before[at - 1] == '=';
        if (isSpace(c) || (c == '(' && fresh) || (c == '-' && at == begin))
            begin = at + 1;
        else if (fresh && (c == '"' || c == '/'))
            open = c;
    }
    return open == '\0' ? begin : std::string_view::npos;
}

std::string signFor(const FilterFieldInfo& info) { return info.type == FieldType::Number ? ">" : ":"; }

void offerFields(std::string_view prefix, FilterCompletion& out)
{
    for (const FilterFieldInfo& info : filterFields())
        if (goesOn(info.name, prefix))
            out.candidates.push_back({std::string(info.name) + signFor(info), info.field});
    // The whole name is written, the sign is not.
    if (const FilterFieldInfo* info = fieldNamed(prefix); info != nullptr)
        out.candidates.insert(out.candidates.begin(), {std::string(prefix) + signFor(*info), info->field});
}

std::string quotedIfNeeded(const std::string& name)
{
    return name.find_first_of(" \t()\"") == std::string::npos ? name : '"' + name + '"';
}

void offerValues(const FilterFieldInfo& info, std::string_view prefix, std::span<const std::string> files,
                 FilterCompletion& out)
{
    for (const FilterChoice& choice : choicesOf(info.field))
        if (goesOn(choice.name, prefix))
            out.candidates.push_back({std::string(choice.name), info.field});
    if (info.field != FilterField::File)
        return;
    for (const std::string& file : files)
        if (goesOn(file, prefix))
            out.candidates.push_back({quotedIfNeeded(file), info.field});
}

} // namespace

FilterCompletion completeFilter(std::string_view text, std::size_t caret, std::span<const std::string> files)
{
    const std::string_view before = text.substr(0, caret);
    const std::size_t begin = wordBegin(before);
    FilterCompletion out{{caret, caret}, {}};
    if (begin == std::string_view::npos)
        return out;
    std::string_view word = before.substr(begin);
    const std::size_t nameEnd = std::min(word.find_first_of(":=<>!"), word.size());
    if (nameEnd == word.size()) {
        out.replace = {begin, caret};
        if (!word.empty())
            offerFields(word, out);
        return out;
    }
    const FilterFieldInfo* info = fieldNamed(word.substr(0, nameEnd));
    const auto sign = signAt(word.substr(nameEnd));
    if (info == nullptr || !sign)
        return out;
    std::size_t value = nameEnd + sign->length;
    if (const std::size_t comma = word.rfind(','); info->type == FieldType::Choice && comma != std::string_view::npos)
        value = comma + 1;
    out.replace = {begin + value, caret};
    offerValues(*info, word.substr(value), files, out);
    return out;
}

} // namespace core
