#include "core/annotate/labels/label_evidence.h"

#include "core/text/ascii.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

namespace core {

namespace {

/// Letters and digits of `text` in lower case.
std::string plainLetters(std::string_view text)
{
    std::string out;
    for (const char c : text)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

/// True when the sentence concludes and neither doubts nor denies; the words of the question say neither.
bool settles(std::string_view sentence, const AskedQuantity& asked)
{
    AnswerRoles roles = 0;
    for (std::size_t at = 0; at < sentence.size();) {
        std::size_t end = at;
        while (end < sentence.size() && (isLetter(sentence[end]) || sentence[end] == '\''))
            ++end;
        roles = static_cast<AnswerRoles>(roles | asked.rolesOf(sentence.substr(at, end - at)));
        at = std::max(end, at + 1);
    }
    constexpr auto doubts = static_cast<AnswerRoles>(role(AnswerRole::Hedge) | role(AnswerRole::Negation) | role(AnswerRole::Wrong));
    return (roles & role(AnswerRole::Cue)) != 0 && (roles & doubts) == 0;
}

/// True when a line break, or a sentence's end and a space, stand before `at`, which is not 0.
bool beginsSentence(std::string_view text, std::size_t at)
{
    const char before = text[at - 1];
    return before == '\n' || (before == ' ' && at >= 2 && (text[at - 2] == '.' || text[at - 2] == '?'));
}

} // namespace

std::optional<AnswerStatement> optionByContent(std::string_view text, const AskedQuantity& asked)
{
    constexpr std::size_t near = 400;
    constexpr std::size_t shortest = 4;
    std::size_t end = text.size();
    const std::size_t from = end > near ? end - near : 0;
    std::vector<std::pair<char, std::string>> named; // the options that words tell
    for (const Choice& choice : asked.choices())
        if (std::string words = plainLetters(choice.text); words.size() >= shortest && std::any_of(words.begin(), words.end(), isLetter))
            named.emplace_back(choice.letter, std::move(words));
    while (end > from && !named.empty()) {
        std::size_t begin = end - 1;
        while (begin > from && !beginsSentence(text, begin))
            --begin;
        const std::string_view sentence = text.substr(begin, end - begin);
        const std::string plain = plainLetters(sentence);
        std::optional<char> found;
        std::size_t options = 0;
        for (const auto& [letter, words] : named) {
            if (plain.find(words) == std::string::npos)
                continue;
            found = letter;
            ++options;
        }
        if (options > 1)
            return std::nullopt;
        if (found && settles(sentence, asked) && sentence.find('?') == std::string_view::npos)
            return AnswerStatement{{begin, end}, {begin, end}, std::string(1, *found), 0.6, StatementForm::Choice};
        end = begin;
    }
    return std::nullopt;
}

} // namespace core
