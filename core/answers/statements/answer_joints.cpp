#include "core/answers/statements/answer_joints.h"
#include "core/text/ascii.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace core {

namespace {

bool hasWord(std::string_view text, std::string_view word)
{
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool begins = at == 0 || (!isLetter(text[at - 1]) && text[at - 1] != '\\');
        if (begins && (end == text.size() || !isLetter(text[end])))
            return true;
    }
    return false;
}

bool hasInequality(std::string_view text)
{
    constexpr auto signs =
        std::to_array<std::string_view>({"<", ">", "≤", "≥", "≠", "\\le", "\\ge", "\\ne", "\\lt", "\\gt"});
    return std::any_of(signs.begin(), signs.end(), [text](std::string_view sign) {
        const std::size_t at = text.find(sign);
        return at != std::string_view::npos && !text.substr(at).starts_with("\\left") &&
               !text.substr(at).starts_with("\\neg");
    });
}

/// True for "x = 2 and y = 3", not for "x = 2 and x = 3".
bool namesSeveral(std::string_view text)
{
    std::string names;
    for (std::size_t at = text.find('='); at != std::string_view::npos; at = text.find('=', at + 1)) {
        const std::size_t before = at == 0 ? std::string_view::npos : text.find_last_not_of(' ', at - 1);
        if (before != std::string_view::npos && isLetter(text[before]) &&
            names.find(text[before]) == std::string::npos)
            names += text[before];
    }
    return names.size() > 1;
}

bool isWorded(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return isLetter(c) || std::string_view(" ,.()").find(c) != std::string_view::npos;
    });
}

bool saysOr(std::string_view text)
{
    return hasWord(text, "or") || text.find("或") != std::string_view::npos;
}

bool saysAnd(std::string_view text)
{
    return hasWord(text, "and") || text.find("且") != std::string_view::npos;
}

} // namespace

bool conditionsJoinedOtherwise(std::string_view a, std::string_view b)
{
    const auto tuple = [](std::string_view text) {
        return text.starts_with('(') && text.find(')') == text.size() - 1 &&
               text.find(',') != std::string_view::npos && text.find(']') == std::string_view::npos;
    };
    const auto list = [](std::string_view text) {
        return !hasInequality(text) &&
               (saysOr(text) || (saysAnd(text) && text.find_first_of("=(") == std::string_view::npos));
    };
    if ((tuple(a) && list(b)) || (tuple(b) && list(a)))
        return true;
    const bool either = saysOr(a);
    return either != saysOr(b) && saysAnd(either ? b : a) &&
           (hasInequality(a) || namesSeveral(a) || namesSeveral(b));
}

bool wordsJoinedOtherwise(std::string_view a, std::string_view b)
{
    return saysOr(a) != saysOr(b) && isWorded(a) && isWorded(b);
}

} // namespace core
