#include "core/annotate/labels/given_up.h"

#include "core/answers/words/answer_lexicon.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace core {

namespace {

/// The word at `at` with what stands behind an apostrophe: "isn't"; empty where none begins.
std::string_view wordAt(std::string_view text, std::size_t at)
{
    std::size_t length = letterRunAt(text, at).length;
    if (length > 0 && at + length + 1 < text.size() && text[at + length] == '\'')
        length += 1 + letterRunAt(text, at + length + 1).length;
    return text.substr(at, length);
}

} // namespace

bool givesUp(std::string_view text)
{
    constexpr std::size_t near = 250;
    constexpr std::size_t reach = 4; // words behind "I"
    constexpr auto unable = std::to_array<std::string_view>({"can't", "cannot", "couldn't", "wouldn't"});
    const AnswerLexicon& lexicon = AnswerLexicon::instance();
    std::size_t sinceWriter = reach;
    for (std::size_t at = text.size() - std::min(text.size(), near); at < text.size();) {
        const std::string_view word = wordAt(text, at);
        if (word.empty()) {
            const auto [length, roles] = lexicon.phraseAt(text, at);
            if ((roles & role(AnswerRole::Unwieldy)) != 0)
                return true;
            at += std::max<std::size_t>(length, 1);
            continue;
        }
        const bool writer = word == "I" || word.starts_with("I'");
        sinceWriter = writer ? 0 : sinceWriter + 1;
        const AnswerRoles roles = lexicon.word(word);
        if ((roles & role(AnswerRole::Unwieldy)) != 0)
            return true;
        const bool lacks = (roles & role(AnswerRole::Wish)) != 0 || std::find(unable.begin(), unable.end(), word) != unable.end() ||
                           (word == "don't" && text.substr(at + word.size()).starts_with(" see"));
        if (!writer && sinceWriter < reach && lacks)
            return true;
        at += word.size();
    }
    return false;
}

} // namespace core
