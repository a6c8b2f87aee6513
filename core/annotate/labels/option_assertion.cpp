#include "core/annotate/labels/option_assertion.h"

#include "core/annotate/ascii_words.h"
#include "core/answers/words/answer_lexicon.h"
#include "core/span.h"
#include "core/text/ascii.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

namespace {

constexpr std::size_t longest = 600; ///< of what is read on either side of a letter

bool isCapital(std::string_view word, std::size_t options) { return word.size() == 1 && word[0] >= 'A' && word[0] < static_cast<char>('A' + options); }

/// True when a sentence ends with the sign at `at`: not with the point of "C. 12 cm" or "1.5".
bool endsSentence(std::string_view text, std::size_t at)
{
    const char sign = text[at];
    if (sign == '\n' || sign == '?' || sign == '!')
        return true;
    const bool letter = at > 0 && std::isupper(static_cast<unsigned char>(text[at - 1])) != 0 && (at < 2 || !isLetter(text[at - 2]));
    return sign == '.' && (at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n') && !letter;
}

Span sentenceAround(std::string_view text, std::size_t at)
{
    std::size_t begin = at;
    while (begin > 0 && at - begin < longest && !endsSentence(text, begin - 1))
        --begin;
    std::size_t end = at;
    while (end < text.size() && end - at < longest && !endsSentence(text, end))
        ++end;
    return {begin, end};
}

/// What stands before the letter of an option in its sentence, and behind it.
struct Sides
{
    std::string_view before;
    std::string_view behind;
    std::vector<std::string_view> wordsBefore; ///< without the last "option", which `named` tells of
    std::vector<std::string_view> wordsBehind;
    bool named = false;
    bool asks = false;
};

Sides sidesOf(std::string_view text, std::size_t at)
{
    const Span sentence = sentenceAround(text, at);
    Sides sides{.before = text.substr(sentence.begin, at - sentence.begin), .behind = text.substr(at + 1, sentence.end - at - 1)};
    sides.wordsBefore = asciiWords(sides.before);
    sides.wordsBehind = asciiWords(sides.behind);
    sides.named = !sides.wordsBefore.empty() && isOneOfWords(sides.wordsBefore.back(), {"option", "options", "choice", "choices", "answer", "statement"});
    if (sides.named)
        sides.wordsBefore.pop_back();
    sides.asks = sentence.end < text.size() && text[sentence.end] == '?';
    return sides;
}

bool concludes(std::string_view word) { return isOneOfWords(word, {"so", "therefore", "thus", "hence"}); }

/// "Maybe it is C", "if so, C is right", "C might be"; but "therefore C might be it" is as sure as the writer gets.
bool isGuessed(const Sides& sides)
{
    const std::size_t comma = sides.before.find_last_of(",;:");
    bool guessed = false;
    std::string_view last;
    for (const std::string_view word : sides.wordsBefore) {
        const bool near = comma == std::string_view::npos || word.data() > sides.before.data() + comma;
        if ((concludes(word) || isOneOfWords(word, {"but"})) && !isOneOfWords(last, {"if"}))
            guessed = false;
        else if (isOneOfWords(word, {"maybe", "perhaps", "if", "suppose", "assume", "assuming", "unless", "whether", "consider"}) ||
                 (near && isOneOfWords(word, {"might", "could", "possibly"})))
            guessed = true;
        last = word;
    }
    constexpr std::size_t predicate = 2;
    if (!sides.wordsBefore.empty() && concludes(sides.wordsBefore.front()))
        return guessed;
    for (std::size_t i = 0; i < std::min(predicate, sides.wordsBehind.size()); ++i)
        guessed = guessed || isOneOfWords(sides.wordsBehind[i], {"might", "could", "may"});
    return guessed;
}

/// "Is it C?", "the one with C?"; but "so that would make it C?" arrives there.
bool isAsked(const Sides& sides)
{
    if (!sides.asks)
        return false;
    for (const std::string_view word : sides.wordsBefore) {
        if (concludes(word))
            continue;
        const bool turned = isOneOfWords(word, {"is", "are", "was", "could", "would", "can", "does", "do", "should", "which", "why", "how", "what"});
        return turned || !concludes(sides.wordsBefore.front());
    }
    return true;
}

/// "C, but without the factor", "C but still ten times too small", "not C", "rather than C".
bool isTakenBack(const Sides& sides)
{
    const auto& before = sides.wordsBefore;
    if (!before.empty() && isOneOfWords(before.back(), {"not", "isn't", "nor", "than", "exclude", "excludes", "eliminate", "eliminates", "unlike", "against", "versus"}))
        return true;
    bool but = false;
    bool denied = false;
    for (const std::string_view word : sides.wordsBehind) {
        but = but || isOneOfWords(word, {"but"});
        if (but && isOneOfWords(word, {"sure", "certain", "confident", "let", "entirely", "need", "wait"}))
            return false; // unsure is not against it
        const AnswerRoles roles = AnswerLexicon::instance().word(word);
        denied = denied || (but && ((roles & (role(AnswerRole::Negation) | role(AnswerRole::Wrong))) != 0 || isOneOfWords(word, {"without", "off", "still", "lacks", "differs"})));
    }
    return denied;
}

/// Where the letter of another option stands at the begin of `words`, perhaps behind "option".
bool beginsWithOption(std::span<const std::string_view> words, std::size_t options)
{
    while (!words.empty() && isOneOfWords(words.front(), {"option", "options", "choice", "maybe", "perhaps", "even", "possibly"}))
        words = words.subspan(1);
    return !words.empty() && isCapital(words.front(), options);
}

bool endsWithOption(std::span<const std::string_view> words, std::size_t options)
{
    while (!words.empty() && isOneOfWords(words.back(), {"option", "options", "choice", "either", "both"}))
        words = words.first(words.size() - 1);
    return !words.empty() && isCapital(words.back(), options);
}

bool isLoneCapital(std::string_view text, std::size_t at)
{
    const auto isOther = [text](std::size_t place) { return place >= text.size() || !isLetter(text[place]); };
    return at < text.size() && std::isupper(static_cast<unsigned char>(text[at])) != 0 && isOther(at + 1) && (at == 0 || isOther(at - 1));
}

/// "A, C, F": in a list of letters.
bool isListed(std::string_view before, std::string_view behind)
{
    const bool first = behind.starts_with(", ") && isLoneCapital(behind, 2) && (behind.size() == 3 || behind[3] == ',' || behind[3] == '.');
    return first || (before.size() > 3 && before.ends_with(", ") && isLoneCapital(before, before.size() - 3));
}

/// "A or C", "both A and C", "A/C", "C, a triplet, or D, a quintet": one of several.
bool isOneOfSeveral(const Sides& sides, std::size_t options)
{
    const std::span<const std::string_view> before(sides.wordsBefore);
    const std::span<const std::string_view> behind(sides.wordsBehind);
    if (!before.empty() && isOneOfWords(before.back(), {"or", "and", "nor"}) && endsWithOption(before.first(before.size() - 1), options))
        return true;
    if (!behind.empty() && isOneOfWords(behind.front(), {"and"}) && beginsWithOption(behind.subspan(1), options))
        return behind.size() < 3 || !isOneOfWords(behind[2], {"is", "has", "was", "would", "doesn't", "isn't"}); // "A and B is"
    const std::string_view near = sides.behind.substr(0, 2);
    if ((near.size() == 2 && near[0] == '/' && isCapital(near.substr(1), options)) || isListed(sides.before, sides.behind))
        return true;
    for (std::size_t i = 0; i < behind.size(); ++i) {
        if (isOneOfWords(behind[i], {"is", "as", "because", "since", "while", "but", "so", "where", "with", "has", "matches", "fits"}))
            return false;
        if (isOneOfWords(behind[i], {"or"}) && !(i > 0 && isCapital(behind[i - 1], options)))
            return beginsWithOption(behind.subspan(i + 1), options);
    }
    return false;
}

/// How many letters stand in brackets by themselves.
std::size_t bracketedLetters(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1))
        count += isLoneCapital(text, open + 1) && text.substr(open + 2).starts_with(')') ? 1 : 0;
    return count;
}

/// "Option C is 12 cm": what it says, and not that it is right; "option C is 12 cm, which matches" is.
bool tellsContent(const Sides& sides)
{
    constexpr std::string_view is = " is ";
    const std::string_view value = sides.behind.starts_with(is) ? sides.behind.substr(is.size(), 1) : std::string_view();
    const bool number = sides.named && !value.empty() && std::string_view("0123456789-(~$\\").find(value) != std::string_view::npos;
    return number && !concludes(sides.wordsBefore.empty() ? std::string_view() : sides.wordsBefore.front()) &&
           std::none_of(sides.wordsBehind.begin(), sides.wordsBehind.end(), [](std::string_view word) {
               return isOneOfWords(word, {"match", "matches", "matching", "fits", "correct", "right", "same", "answer", "close", "closest", "consistent"});
           });
}

/// "Close to option C", "the order in option C", "C's first part", "C ≈ 8".
bool isOnlyMentioned(const Sides& sides)
{
    const std::string_view behind = sides.behind;
    const auto& before = sides.wordsBefore;
    const bool matched = !before.empty() && isOneOfWords(before.back(), {"match", "matches", "matching", "fits"}); // "that matches C's value"
    if ((behind.starts_with("'s ") || behind.starts_with("’s ")) && behind.size() > 4)
        return !matched;
    const std::size_t sign = std::min(behind.find_first_not_of(' '), behind.size());
    const bool equals = sign > 0 && (behind.substr(sign).starts_with("= ") || behind.substr(sign).starts_with("≈") || behind.substr(sign).starts_with("\\approx"));
    if ((equals && !sides.named) || tellsContent(sides))
        return true;
    if (!sides.named && behind.starts_with(')') && bracketedLetters(sides.before) + bracketedLetters(behind) > 1)
        return true; // "the tin (C), the zinc (D), the lead (F)"
    const auto option = std::find_if(sides.wordsBehind.begin(), sides.wordsBehind.end(), [](std::string_view word) { return isOneOfWords(word, {"option", "options"}); });
    if (!sides.named && behind.starts_with(')') && option != sides.wordsBehind.end() && option + 1 != sides.wordsBehind.end() && (option + 1)->size() == 1)
        return true; // "the reaction (A) is slow, so option B"
    if (before.empty())
        return false;
    const std::string_view last = before.back();
    const std::string_view other = before.size() > 1 ? before[before.size() - 2] : std::string_view();
    if (isOneOfWords(last, {"to"}))
        return isOneOfWords(other, {"similar", "back", "compared", "return", "go", "closer"}) || (other == "close" && !concludes(before.front()));
    return sides.named && (isOneOfWords(last, {"of", "from", "about", "at", "considering", "check", "checking"}) || (isOneOfWords(last, {"in"}) && !isOneOfWords(other, {"as", "given", "stated"})));
}

/// False for most that no option is chosen behind.
bool mayBeChosen(std::string_view before)
{
    constexpr auto ends = std::to_array<std::string_view>({"option", "answer", "choice", "Option", "with", "choose", "pick", "select", "on", "for"});
    const std::size_t end = before.find_last_not_of(" (*") + 1;
    const std::string_view words = before.substr(0, end);
    return end < before.size() && std::any_of(ends.begin(), ends.end(), [words](std::string_view word) { return words.ends_with(word); });
}

/// "Go with D", "choose D", "settle on D".
bool isChosen(const std::vector<std::string_view>& before)
{
    if (before.empty())
        return false;
    const std::string_view last = before.back();
    const std::string_view other = before.size() > 1 ? before[before.size() - 2] : std::string_view();
    return isOneOfWords(last, {"choose", "pick", "select"}) || (isOneOfWords(last, {"with"}) && isOneOfWords(other, {"go", "going"})) ||
           (isOneOfWords(last, {"on"}) && isOneOfWords(other, {"settle", "settling"})) || (isOneOfWords(last, {"for"}) && isOneOfWords(other, {"opt", "opting"}));
}

} // namespace

bool assertsOption(std::string_view text, std::size_t at, std::size_t options)
{
    const Sides sides = sidesOf(text, at);
    return !isGuessed(sides) && !isAsked(sides) && !isTakenBack(sides) && !isOneOfSeveral(sides, options) && !isOnlyMentioned(sides);
}

std::optional<AnswerStatement> chosenOption(std::string_view text, std::size_t options)
{
    constexpr std::size_t near = 3000;
    const std::size_t from = text.size() - std::min(text.size(), near);
    const auto last = static_cast<char>('A' + options - 1);
    for (std::size_t at = text.size(); at-- > from;) {
        const bool alone = text[at] >= 'A' && text[at] <= last && (at + 1 == text.size() || !isLetter(text[at + 1])) && mayBeChosen(text.substr(0, at));
        if (!alone)
            continue;
        const Sides sides = sidesOf(text, at);
        const bool bare = sides.named && sides.behind.find_first_not_of(" )*.") == std::string_view::npos && sides.wordsBefore.size() == 1 &&
                          concludes(sides.wordsBefore.front()); // "Hence, answer D."
        if ((bare || isChosen(sides.wordsBefore)) && assertsOption(text, at, options))
            return AnswerStatement{sentenceAround(text, at), {at, at + 1}, std::string(1, text[at]), 0.85, StatementForm::Choice};
    }
    return std::nullopt;
}

} // namespace core
