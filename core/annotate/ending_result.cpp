#include "core/annotate/ending_result.h"

#include "core/answers/answer_lexicon.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <string>
#include <vector>

namespace core {

namespace {

constexpr std::size_t near = 500;     ///< bytes in which the result is looked for
constexpr std::size_t trailing = 160; ///< bytes that may stand behind its sentence
constexpr double guessed = 0.19;      ///< below, a result is only tried or asked about

/// True when words of `text` doubt, deny or take back.
bool takesBack(std::string_view text)
{
    constexpr AnswerRoles doubts = role(AnswerRole::Negation) | role(AnswerRole::Wrong) | role(AnswerRole::Refute) | role(AnswerRole::Unsure) |
                                   role(AnswerRole::Correction) | role(AnswerRole::Hedge);
    constexpr AnswerRoles affirms = role(AnswerRole::Right) | role(AnswerRole::Affirm);
    const AnswerLexicon& lexicon = AnswerLexicon::instance();
    for (std::size_t at = 0; at < text.size();) {
        const LetterRun run = letterRunAt(text, at);
        if (run.length == 0) {
            const auto [length, roles] = lexicon.phraseAt(text, at);
            if ((roles & doubts) != 0)
                return true;
            at += std::max<std::size_t>(length, 1);
            continue;
        }
        std::size_t length = run.length;
        if (at + length + 1 < text.size() && text[at + length] == '\'') // "isn't"
            length += 1 + letterRunAt(text, at + length + 1).length;
        const AnswerRoles roles = lexicon.word(text.substr(at, length));
        if ((roles & doubts) != 0 && (roles & affirms) == 0) // "correct" announces a correction, or finds none needed
            return true;
        at += length;
    }
    return text.find('?') != std::string_view::npos;
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

} // namespace core
