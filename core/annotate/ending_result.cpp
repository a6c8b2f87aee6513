#include "core/annotate/ending_result.h"

#include "core/answers/answer_lexicon.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace core {

namespace {

constexpr std::size_t near = 500;     ///< bytes in which the result is looked for
constexpr std::size_t trailing = 160; ///< bytes that may stand behind its sentence
constexpr double guessed = 0.19;      ///< below, a result is only tried or asked about

/// The word at `at` with what stands behind an apostrophe: "isn't"; empty where none begins.
std::string_view wordAt(std::string_view text, std::size_t at)
{
    std::size_t length = letterRunAt(text, at).length;
    if (length > 0 && at + length + 1 < text.size() && text[at + length] == '\'')
        length += 1 + letterRunAt(text, at + length + 1).length;
    return text.substr(at, length);
}

/// True when `text` holds a word or a phrase of which `holds(roles)` is true.
template <class Holds> bool hasWord(std::string_view text, Holds&& holds)
{
    const AnswerLexicon& lexicon = AnswerLexicon::instance();
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view word = wordAt(text, at);
        const auto [length, roles] = word.empty() ? lexicon.phraseAt(text, at) : std::pair{word.size(), lexicon.word(word)};
        if (holds(roles))
            return true;
        at += std::max<std::size_t>(length, 1);
    }
    return false;
}

/// True when words of `text` doubt, deny or take back.
bool takesBack(std::string_view text)
{
    constexpr AnswerRoles doubts = role(AnswerRole::Negation) | role(AnswerRole::Wrong) | role(AnswerRole::Refute) | role(AnswerRole::Unsure) |
                                   role(AnswerRole::Correction) | role(AnswerRole::Hedge);
    constexpr AnswerRoles affirms = role(AnswerRole::Right) | role(AnswerRole::Affirm); // "correct" may announce a correction
    return text.find('?') != std::string_view::npos || hasWord(text, [](AnswerRoles roles) { return (roles & doubts) != 0 && (roles & affirms) == 0; });
}

} // namespace

std::optional<AnswerStatement> endingResult(std::string_view approach)
{
    const std::size_t from = approach.size() - std::min(approach.size(), near);
    const std::size_t line = from == 0 ? 0 : approach.find('\n', from);
    const std::size_t begin = line == std::string_view::npos || line + trailing > approach.size() ? from : line;
    const std::vector<AnswerStatement> results = findResults(approach.substr(begin));
    if (results.empty())
        return std::nullopt;
    AnswerStatement last = results.back();
    for (Span* span : {&last.span, &last.value})
        *span = {span->begin + begin, span->end + begin};
    const std::string_view behind = approach.substr(last.value.end);
    const std::size_t text = behind.find_last_not_of(" \t\r\n");
    const bool stays = last.strength >= guessed && (text == std::string_view::npos || text < trailing) && !takesBack(behind);
    return stays ? std::optional(std::move(last)) : std::nullopt;
}

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

bool endsInDoubt(std::string_view text)
{
    constexpr std::size_t last = 200;
    constexpr AnswerRoles doubts = role(AnswerRole::Hedge) | role(AnswerRole::Unsure) | role(AnswerRole::Refute);
    const std::string_view end = text.substr(text.size() - std::min(text.size(), last));
    return givesUp(text) || end.find_first_of('?') != std::string_view::npos || end.find("ot sure") != std::string_view::npos ||
           hasWord(end, [](AnswerRoles roles) { return (roles & doubts) != 0; });
}

} // namespace core
