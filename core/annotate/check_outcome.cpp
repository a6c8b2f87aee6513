#include "core/annotate/check_outcome.h"

#include "core/annotate/ascii_words.h"
#include "core/annotate/option_assertion.h"
#include "core/answers/answer_lexicon.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <vector>

namespace core {

namespace {

constexpr std::size_t tail = 500;    ///< bytes that are looked at
constexpr std::size_t sentences = 4; ///< of them, at most
constexpr std::size_t lastDoubts = 2; ///< in how many of the last ones a doubt is left open

using Words = std::vector<std::string_view>;

bool has(const Words& words, std::initializer_list<std::string_view> wanted)
{
    return std::any_of(words.begin(), words.end(), [wanted](std::string_view word) { return isOneOfWords(word, wanted); });
}

bool isNegation(std::string_view word) { return word.ends_with("n't") || isOneOfWords(word, {"not", "no", "never", "none", "neither", "cannot", "without", "nor"}); }

/// True when one of the few words before the one at `at` denies it.
bool isDenied(const Words& words, std::size_t at)
{
    constexpr std::size_t reach = 4;
    if (isOneOfWords(words.front(), {"no"}))
        return at > 0;
    for (std::size_t i = at - std::min(at, reach); i < at; ++i)
        if (isNegation(words[i]))
            return true;
    return false;
}

/// "That matches", "so it is correct"; "it does not match" leaves it open.
std::optional<Outcome> affirmation(const Words& words)
{
    std::optional<Outcome> said;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool denied = isDenied(words, i);
        if (denied && isOneOfWords(words[i], {"match", "matches", "matching", "fit", "fits"}))
            said = Outcome::Inconclusive;
        else if (!denied && isOneOfWords(words[i], {"indeed"}))
            said = Outcome::Confirms;
        else if (!denied && (AnswerLexicon::instance().word(words[i]) & role(AnswerRole::Affirm)) != 0)
            said = Outcome::Confirms;
    }
    return said;
}

/// "The options don't have that", "but the options are 7 and 9", "it isn't listed": there is nothing to choose.
bool missesOptions(const Words& words)
{
    const bool denies = std::any_of(words.begin(), words.end(), isNegation) && !has(words, {"other", "others"});
    return (has(words, {"options", "choices", "option"}) && (denies || isOneOfWords(words.front(), {"but"}))) || (denies && has(words, {"listed", "there"}));
}

/// "I'm not sure", "I'm still torn", "this is confusing".
bool isUnsure(const Words& words)
{
    for (std::size_t i = 0; i < words.size(); ++i)
        if (isOneOfWords(words[i], {"sure", "certain", "clear"}) && i > 0 && isDenied(words, i))
            return true;
    return has(words, {"unclear", "confusing", "confused", "stuck", "unsure", "uncertain", "discrepancy", "mismatch", "torn", "conflicted", "conflicting", "conflicts", "ambiguous", "frustrating"});
}

/// A sentence that begins with a guess; "maybe it is in metres, but that is no option" has dismissed it.
bool onlyGuesses(const Words& words)
{
    constexpr std::size_t opening = 3;
    const auto guesses = [](std::string_view word) { return isOneOfWords(word, {"maybe", "perhaps", "alternatively"}); };
    const auto first = std::find_if(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(std::min(opening, words.size())), guesses);
    return first != words.begin() + static_cast<std::ptrdiff_t>(std::min(opening, words.size())) && !has(words, {"but"});
}

/// "My first count was wrong", "so there is a contradiction here"; "no mistake" is none, and a case that is impossible says nothing.
std::optional<Outcome> rejection(const Words& words, const Checked& checked)
{
    const bool own = has(words, {"my", "our", "initial", "earlier", "previous", "approach", "assumption", "solution", "derivation", "equations", "calculation",
                                 "something", "here", "original"}) || words.size() < 6;
    if (own && has(words, {"reconsider", "overcounting", "incomplete", "flawed"}))
        return Outcome::Refutes;
    for (std::size_t i = words.size(); i-- > 0;) {
        const bool slip = isOneOfWords(words[i], {"mistake", "mistakes", "error", "errors"});
        const bool wrong = isOneOfWords(words[i], {"wrong", "incorrect", "invalid"});
        if (!slip && !wrong && !isOneOfWords(words[i], {"contradiction", "inconsistent", "inconsistency", "fails"}))
            continue;
        if (isDenied(words, i) || checked.asksForWrong)
            return Outcome::Confirms;
        return !own || has(words, {"implying"}) || (slip && has(words, {"any", "if", "whether", "sure", "possible", "potential", "avoid", "avoids", "introduce"})) ? std::nullopt : std::optional(Outcome::Refutes);
    }
    return std::nullopt;
}

/// "... is wrong", "... does not fit", of what stands before.
bool isCalledWrong(const Words& behind)
{
    constexpr std::size_t reach = 4;
    for (std::size_t i = 0; i < std::min(reach, behind.size()); ++i) {
        if (isOneOfWords(behind[i], {"wrong", "incorrect", "invalid", "out", "false", "eliminated", "impossible"}) || (i < 2 && isNegation(behind[i]) && !isOneOfWords(behind[i], {"without"})))
            return true;
        if (behind[i].size() == 1 && behind[i][0] <= 'J')
            return false; // of another one
    }
    return false;
}

/// Of a sentence that judges an option: "option D is incorrect", where D is what is checked or another.
std::optional<Outcome> judgesOption(std::string_view text, std::string_view sentence, const Checked& checked)
{
    std::optional<Outcome> said;
    for (std::size_t at = 0; at < sentence.size(); ++at) {
        const bool capital = sentence[at] >= 'A' && sentence[at] < static_cast<char>('A' + checked.options) && (at == 0 || !isAsciiLetter(sentence[at - 1])) && (at + 1 == sentence.size() || !isAsciiLetter(sentence[at + 1]));
        if (!capital || (sentence[at] == 'A' && at + 2 < sentence.size() && sentence[at + 1] == ' ' && at == 0))
            continue;
        const bool own = sentence[at] == checked.letter;
        if (isCalledWrong(asciiWords(sentence.substr(at + 1))))
            said = own == checked.asksForWrong ? Outcome::Confirms : own ? Outcome::Refutes : said;
        else if (own && assertsOption(text, static_cast<std::size_t>(sentence.data() - text.data()) + at, checked.options))
            said = Outcome::Confirms;
    }
    return said;
}

/// The checked value itself, not as a part of a longer one.
bool statesValue(std::string_view sentence, std::string_view value)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t at = sentence.find(value); at != std::string_view::npos; at = sentence.find(value, at + 1)) {
        const std::size_t end = at + value.size();
        const bool begins = at == 0 || !(isDigit(sentence[at - 1]) || sentence[at - 1] == '.' || isAsciiLetter(sentence[at - 1]));
        const bool ends = end >= sentence.size() || !(isDigit(sentence[end]) || isAsciiLetter(sentence[end]));
        if (begins && ends)
            return true;
    }
    return false;
}

std::optional<Outcome> saidBy(std::string_view text, std::string_view sentence, bool asks, const Checked& checked)
{
    const Words words = asciiWords(sentence);
    const bool concludes = has(words, {"so", "therefore", "thus", "hence", "answer", "still", "indeed"});
    const bool own = concludes && checked.answer.size() > 1 && statesValue(sentence, checked.answer);
    const bool slips = has(words, {"maybe", "perhaps", "might", "possibly"}) && has(words, {"mistake", "error", "wrong", "incorrect", "missing", "missed"});
    if (checked.letter != '\0' && !slips)
        if (const auto said = judgesOption(text, sentence, checked))
            return said;
    if (asks && has(words, {"where"}) && has(words, {"wrong", "mistake", "error"}))
        return Outcome::Refutes; // "so where did I go wrong?"
    if (asks)
        return own ? Outcome::Confirms : Outcome::Inconclusive;
    if (slips || onlyGuesses(words) || isUnsure(words))
        return Outcome::Inconclusive;
    if (has(words, {"maybe", "perhaps", "might", "alternatively", "possibly"}))
        return own ? std::optional(Outcome::Confirms) : has(words, {"answer"}) ? std::optional(Outcome::Inconclusive) : std::nullopt;
    if (const auto said = rejection(words, checked))
        return said;
    if (missesOptions(words))
        return Outcome::Inconclusive;
    if (const auto said = affirmation(words))
        return said;
    return own ? std::optional(Outcome::Confirms) : std::nullopt;
}

bool isHmm(std::string_view sentence)
{
    const Words words = asciiWords(sentence);
    return words.size() == 1 && isOneOfWords(words.front(), {"hmm", "hm"});
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
        const bool asks = text[end - 1] == '?';
        std::size_t begin = end - 1;
        while (begin > 0 && !endsSentence(text, begin - 1))
            --begin;
        const std::string_view sentence = text.substr(begin, end - begin);
        end = begin;
        if (sentence.find_first_not_of(" \n.?!*-") == std::string_view::npos)
            continue;
        if (isHmm(sentence)) {
            open = true;
            continue;
        }
        ++read;
        if (const auto said = saidBy(text, sentence, asks, checked); said && (said != Outcome::Inconclusive || read <= lastDoubts))
            return *said;
    }
    return open ? Outcome::Inconclusive : Outcome::Confirms;
}

} // namespace core
