#include "core/annotate/errors/surroundings.h"

#include "core/text/ascii.h"
#include "core/text/letter_runs.h"

#include <algorithm>

namespace core {

namespace {

bool isWordChar(char c) { return isLetter(c) || c == '\''; }

/// True for the word at `at` where it is a "base" in which no numbers are written: "any base to the zero".
bool isOtherBase(std::string_view text, std::size_t at, std::size_t end)
{
    const std::string_view next = text.substr(end, 3);
    const bool numbered = next.size() > 1 && ((next[1] >= '0' && next[1] <= '9') || next[1] == '$' || next[1] == '\\');
    return text.substr(at + 1, end - at - 1) == "ase" && !numbered && !text.substr(0, at).ends_with("in ") && next != " te" && next != " tw" && next != " si";
}

bool isStop(std::string_view text, std::size_t at)
{
    const char c = text[at];
    return c == '\n' || ((c == '.' || c == '?' || c == '!') && (at + 1 >= text.size() || text[at + 1] == ' ' || text[at + 1] == '\n')) ||
           (static_cast<unsigned char>(c) == 0xE3 && text.substr(at).starts_with("。"));
}

} // namespace

AnswerRoles rolesIn(std::string_view text)
{
    const AnswerLexicon& lexicon = AnswerLexicon::instance();
    AnswerRoles roles = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (isWordChar(text[at])) {
            std::size_t end = at;
            while (end < text.size() && isWordChar(text[end]))
                ++end;
            if (!isOtherBase(text, at, end))
                roles = static_cast<AnswerRoles>(roles | lexicon.word(text.substr(at, end - at)));
            at = end;
        } else {
            if (static_cast<unsigned char>(text[at]) >= 0xE4)
                roles = static_cast<AnswerRoles>(roles | lexicon.phraseAt(text, at).second);
            ++at;
        }
    }
    return roles;
}

Surroundings surroundings(std::string_view text, Span span)
{
    constexpr std::size_t reach = 240;
    std::size_t begin = span.begin;
    while (begin > 0 && span.begin - begin < reach && !isStop(text, begin - 1))
        --begin;
    std::size_t end = span.end;
    while (end < text.size() && end - span.end < reach && !isStop(text, end))
        ++end;
    const std::size_t stop = std::min(text.size(), end + 1);
    return {text.substr(begin, span.begin - begin), text.substr(span.end, stop - span.end), text.substr(stop, 100)};
}

} // namespace core
