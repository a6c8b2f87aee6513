#include "core/annotate/labels/check_outcome.h"

#include "core/annotate/labels/check_words.h"
#include "core/annotate/labels/option_assertion.h"
#include "core/text/ascii.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace core {

namespace {

constexpr std::size_t tail = 500;    ///< bytes that are looked at
constexpr std::size_t sentences = 4; ///< of them, at most
constexpr std::size_t lastDoubts = 2; ///< in how many of the last ones a doubt is left open

using W = CheckWord;

/// True when one of the few words before the one at `at` denies it.
bool isDenied(const CheckSentence& said, std::size_t at)
{
    constexpr std::size_t reach = 4;
    if (said.is(0, W::Only))
        return at > 0;
    for (std::size_t i = at - std::min(at, reach); i < at; ++i)
        if (said.is(i, W::Negation))
            return true;
    return false;
}

/// "That matches", "so it is correct"; "it does not match" leaves it open.
std::optional<Outcome> affirmation(const CheckSentence& said)
{
    for (std::size_t i = said.words.size(); i-- > 0;) {
        if (!said.is(i, W::Affirms) && !said.is(i, W::Fits))
            continue;
        const bool denied = isDenied(said, i);
        if (denied && said.is(i, W::Fits))
            return Outcome::Inconclusive;
        if (!denied && said.is(i, W::Affirms))
            return Outcome::Confirms;
    }
    return std::nullopt;
}

/// "The options don't have that", "but the options are 7 and 9", "it isn't listed": there is nothing to choose.
bool missesOptions(const CheckSentence& said)
{
    const bool denies = said.has(W::Negation) && !said.has(W::Other);
    return (said.has(W::Option) && (denies || said.is(0, W::But))) || (denies && said.has(W::Listed));
}

/// "I'm not sure", "I'm still torn", "this is confusing".
bool isUnsure(const CheckSentence& said)
{
    for (std::size_t i = said.has(W::Sure) ? 1 : said.words.size(); i < said.words.size(); ++i)
        if (said.is(i, W::Sure) && isDenied(said, i))
            return true;
    return said.has(W::Confused);
}

/// A sentence that begins with a guess; "maybe it is in metres, but that is no option" has dismissed it.
bool onlyGuesses(const CheckSentence& said)
{
    constexpr std::size_t opening = 3;
    bool opens = false;
    for (std::size_t i = 0; i < std::min(opening, said.words.size()); ++i)
        opens = opens || said.is(i, W::Opens);
    return opens && !said.has(W::But);
}

/// "My first count was wrong", "so there is a contradiction here"; "no mistake" is none, and a case that is impossible says nothing.
std::optional<Outcome> rejection(const CheckSentence& said, const Checked& checked)
{
    constexpr std::size_t few = 6; // such a sentence speaks of what is at hand
    const bool own = said.has(W::Own) || said.words.size() < few;
    if (own && said.has(W::Flawed))
        return Outcome::Refutes;
    for (std::size_t i = said.words.size(); i-- > 0;) {
        const bool slip = said.is(i, W::Slip);
        if (!slip && !said.is(i, W::Wrong) && !said.is(i, W::Conflict))
            continue;
        if (isDenied(said, i) || checked.asksForWrong)
            return Outcome::Confirms;
        const bool excused = said.has(W::Implies) || (slip && said.has(W::Excuse));
        return own && !excused ? std::optional(Outcome::Refutes) : std::nullopt;
    }
    return std::nullopt;
}

/// "... is wrong", "... does not fit", of what stands before.
bool isCalledWrong(std::string_view behind)
{
    constexpr std::size_t reach = 4;
    constexpr std::size_t bytes = 60;
    const CheckSentence said = readCheckSentence(behind.substr(0, bytes));
    for (std::size_t i = 0; i < std::min(reach, said.words.size()); ++i) {
        if (said.is(i, W::Excludes) || (i < 2 && said.is(i, W::Negation) && !said.is(i, W::Lacks)))
            return true;
        if (said.words[i].letter != '\0' && said.words[i].letter <= 'J')
            return false; // of another one
    }
    return false;
}

/// Of a sentence that judges an option: "option D is incorrect", where D is what is checked or another.
std::optional<Outcome> judgesOption(std::string_view text, std::string_view sentence, const Checked& checked)
{
    std::optional<Outcome> said;
    for (std::size_t at = 0; at < sentence.size(); ++at) {
        const bool capital = sentence[at] >= 'A' && sentence[at] < static_cast<char>('A' + checked.options) && (at == 0 || !isLetter(sentence[at - 1])) && (at + 1 == sentence.size() || !isLetter(sentence[at + 1]));
        if (!capital || (sentence[at] == 'A' && at + 2 < sentence.size() && sentence[at + 1] == ' ' && at == 0))
            continue;
        const bool own = sentence[at] == checked.letter;
        if (isCalledWrong(sentence.substr(at + 1)))
            said = own == checked.asksForWrong ? Outcome::Confirms : own ? Outcome::Refutes : said;
        else if (own && assertsOption(text, static_cast<std::size_t>(sentence.data() - text.data()) + at, checked.options))
            said = Outcome::Confirms;
    }
    return said;
}

/// The checked value itself, not as a part of a longer one.
bool statesValue(std::string_view sentence, std::string_view value)
{
    for (std::size_t at = sentence.find(value); at != std::string_view::npos; at = sentence.find(value, at + 1)) {
        const std::size_t end = at + value.size();
        const bool begins = at == 0 || !(isDigit(sentence[at - 1]) || sentence[at - 1] == '.' || isLetter(sentence[at - 1]));
        const bool ends = end >= sentence.size() || !(isDigit(sentence[end]) || isLetter(sentence[end]));
        if (begins && ends)
            return true;
    }
    return false;
}

std::optional<Outcome> saidBy(std::string_view text, std::string_view sentence, const CheckSentence& said, const Checked& checked)
{
    const bool asks = sentence.ends_with('?');
    const bool own = said.has(W::Concludes) && checked.answer.size() > 1 && statesValue(sentence, checked.answer);
    const bool slips = said.has(W::Guesses) && (said.has(W::Slip) || said.has(W::Wrong) || said.has(W::Missing));
    if (checked.letter != '\0' && !slips)
        if (const auto judged = judgesOption(text, sentence, checked))
            return judged;
    if (asks && said.has(W::Where) && (said.has(W::Wrong) || said.has(W::Slip)))
        return Outcome::Refutes; // "so where did I go wrong?"
    if (asks)
        return own ? Outcome::Confirms : Outcome::Inconclusive;
    if (slips || onlyGuesses(said) || isUnsure(said))
        return Outcome::Inconclusive;
    if (said.has(W::Guesses))
        return own ? std::optional(Outcome::Confirms) : said.has(W::Answer) ? std::optional(Outcome::Inconclusive) : std::nullopt;
    if (const auto rejected = rejection(said, checked))
        return rejected;
    if (missesOptions(said))
        return Outcome::Inconclusive;
    if (const auto affirmed = affirmation(said))
        return affirmed;
    return own ? std::optional(Outcome::Confirms) : std::nullopt;
}

bool endsSentence(std::string_view text, std::size_t at)
{
    const char sign = text[at];
    return sign == '\n' || ((sign == '.' || sign == '?' || sign == '!') && (at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n'));
}

} // namespace

Outcome outcomeOf(std::string_view check, const Checked& checked)
{
    const std::string_view text = check.substr(check.size() - std::min(check.size(), tail));
    std::size_t end = text.size();
    bool open = false; // it ends with "Hmm."
    for (std::size_t read = 0; read < sentences && end > 0;) {
        std::size_t begin = end - 1;
        while (begin > 0 && !endsSentence(text, begin - 1))
            --begin;
        const std::string_view sentence = text.substr(begin, end - begin);
        end = begin;
        if (sentence.find_first_not_of(" \n.?!*-") == std::string_view::npos)
            continue;
        const CheckSentence said = readCheckSentence(sentence);
        if (said.words.size() == 1 && said.is(0, W::Hmm)) {
            open = true;
            continue;
        }
        ++read;
        if (const auto found = saidBy(text, sentence, said, checked); found && (found != Outcome::Inconclusive || read <= lastDoubts))
            return *found;
    }
    return open ? Outcome::Inconclusive : Outcome::Confirms;
}

} // namespace core
