#include "core/answers/equality/restated_question.h"

#include "core/answers/equality/restated_clause.h"
#include "core/answers/words/answer_phrases.h"
#include "core/answers/words/claim_words.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <vector>

namespace core {

namespace {

using R = ClaimRole;
using Place = WordPlace;
using Texts = AskedQuestion::Words;
using Words = std::vector<PlainWord>;

constexpr std::size_t longestSentence = 200;

constexpr auto currencies = std::to_array<std::string_view>({"$", "\\$", "€", "£", "¥"});

bool isLetters(std::string_view word)
{
    return std::all_of(word.begin(), word.end(), [](char c) { return isLetter(c); });
}

/// A number with its unit, or a formula: nothing that turns or doubts it.
bool isPlainValue(const Words& words, Place place)
{
    constexpr auto ofNumbers = std::to_array<std::string_view>({"per", "percent", "square", "cubic", "hundred", "thousand", "million", "billion"});
    constexpr ClaimRoles refused = (R::Negation | R::Changing) | (R::Hypothesis | R::Doubt) | (R::Correction | R::Rejecting) | (R::Continuing | R::Failed) |
                                   (R::Preposition | R::Copula) | claimRole(R::Cue);
    for (std::size_t at = place.begin; at < place.end; ++at) {
        const std::string_view word = words[at].text;
        const bool other = word == "or" || word == "and" || word == "either" || word == "both" || word == "between";
        if (isLetters(word) && word.size() > 1 && (other || ((claimRoles(word) & refused) != 0 && !isOneOf(word, ofNumbers))))
            return false;
        if (words[at].ends && at + 1 < place.end)
            return false;
    }
    return place.begin < place.end;
}

/// A clause that stands beside the one that is read: it says a thing of its own and takes nothing back. What it says of the
/// same subject may change it: "Tom has 3, and Tom gets 2".
bool standsBeside(const AskedQuestion& question, const Words& words, std::size_t begin, std::size_t end)
{
    constexpr ClaimRoles refused = (R::Negation | R::Rejecting) | (R::Hypothesis | R::Doubt) | (R::Correction | R::Failed);
    constexpr auto verbs = std::to_array<std::string_view>({"is", "are", "was", "were", "=", "has", "have"});
    constexpr auto ends = std::to_array<std::string_view>({"began", "begins", "started", "starts", "ended", "ends"}); // also of the same subject
    constexpr auto backwards = std::to_array<std::string_view>({"which", "this", "that", "it", "these", "they", "who", "so", "he", "she", "then"});
    constexpr auto turning = std::to_array<std::string_view>({"but", "or", "too", "however", "though", "although", "yet", "impossible", "invalid", "extraneous", "after", "before",
                                                           "later", "now", "still", "instead", "again", "more", "less", "fewer"});
    bool verb = false;
    for (std::size_t at = begin; at < end; ++at) {
        const std::string_view word = words[at].text;
        verb = verb || isOneOf(word, ends) || (at > begin && (isOneOf(word, verbs) || (claimRoles(word) & claimRole(R::Telling)) != 0));
        const bool same = isLetter(word[0]) && (claimRoles(word) & (R::Preposition | R::Copula)) == 0 &&
                          std::find(question.subject.begin(), question.subject.end(), word) != question.subject.end();
        if (same || (claimRoles(word) & refused) != 0 || isOneOf(word, turning))
            return false;
    }
    return verb && !isOneOf(words[begin].text, backwards);
}

/// Where the last clause begins behind "Since 3x = 15, we get" or "Subtracting the cost,"; `first` for other sentences.
std::size_t behindReason(const Words& words, std::size_t first)
{
    constexpr ClaimRoles refused = (R::Negation | R::Rejecting) | (R::Hypothesis | R::Doubt) | claimRole(R::Correction);
    constexpr auto reasons = std::to_array<std::string_view>({"since", "because", "as"});
    constexpr auto finding = std::to_array<std::string_view>({"get", "have", "find", "obtain", "see"});
    constexpr std::size_t shortest = 6;
    const std::string_view head = words[first].text;
    if (!isOneOf(head, reasons) && !(head.size() >= shortest && head.ends_with("ing")))
        return first;
    std::size_t begin = words.size() - 1;
    while (begin > first && !words[begin - 1].ends)
        --begin;
    const bool plain = std::none_of(words.begin() + static_cast<std::ptrdiff_t>(first), words.begin() + static_cast<std::ptrdiff_t>(begin),
                                    [](const PlainWord& word) { return (claimRoles(word.text) & refused) != 0; });
    if (begin == first || !plain)
        return first;
    begin += begin + 2 < words.size() && words[begin].text == "we" && isOneOf(words[begin + 1].text, finding) ? 2U : 0U;
    return begin;
}

/// The value of the one clause that restates the question.
std::optional<Place> placeIn(const AskedQuestion& question, const Words& words)
{
    std::size_t first = 0;
    while (first < words.size() && (claimRoles(words[first].text) & claimRole(R::Cue)) != 0)
        ++first;
    if (first >= words.size())
        return std::nullopt;
    first = behindReason(words, first);
    if (const auto place = askedPlace(question, words, first, words.size()); place && isPlainValue(words, *place))
        return place;
    std::vector<Place> clauses;
    std::size_t begin = first;
    for (std::size_t at = first; at <= words.size(); ++at) {
        const bool joint = at < words.size() && (words[at].text == "and" || words[at].text == "while");
        const bool comma = at > begin && at < words.size() && words[at - 1].ends && !joint;
        if (at < words.size() && !joint && !comma)
            continue;
        if (at > begin)
            clauses.push_back({begin, at});
        begin = at + (joint ? 1U : 0U);
    }
    std::optional<Place> found;
    for (const Place& clause : clauses) {
        const auto place = askedPlace(question, words, clause.begin, clause.end);
        if (place && (found || !isPlainValue(words, *place)))
            return std::nullopt;
        if (place)
            found = place;
        else if (!standsBeside(question, words, clause.begin, clause.end))
            return std::nullopt;
    }
    return clauses.size() > 1 ? found : std::nullopt;
}

} // namespace

std::optional<std::string> restatedValue(const AskedQuestion& question, std::string_view sentence)
{
    if (sentence.size() > longestSentence || sentence.find_first_of("?\n") != std::string_view::npos || sentence.find(". ") != std::string_view::npos)
        return std::nullopt;
    Words words = plainWords(sentence);
    const Texts rounding = takeRounding(words);
    if (!rounding.empty() && rounding != question.rounding)
        return std::nullopt;
    std::erase_if(words, [](const PlainWord& word) { return word.text == "exactly"; });
    const auto place = placeIn(question, words);
    if (!place)
        return std::nullopt;
    const std::size_t begin = words[place->begin].begin;
    std::string value(sentence.substr(begin, words[place->end - 1].end - begin));
    value.resize(value.find_last_not_of(" .,;:") + 1); // "4!" is a factorial
    if (std::count(value.begin(), value.end(), '$') == 1 && value.ends_with('$')) // half of "$k = 3$"
        value.pop_back();
    const bool price = std::any_of(currencies.begin(), currencies.end(), [&](std::string_view sign) { return value.starts_with(sign); });
    const bool rate = (price || question.form == AskedQuestion::Form::Does) && value.find(" per ") != std::string::npos; // "€2.50 per pack"
    if (value.empty() || rate)
        return std::nullopt;
    return value;
}

bool tellsOfCombination(const AskedQuestion& question, std::string_view problem, std::string_view sentence)
{
    constexpr auto combinations = std::to_array<std::string_view>({"sum", "difference", "product", "quotient", "average", "mean", "total"});
    if (question.form != AskedQuestion::Form::Is || question.subject.size() != 1 || question.subject[0].size() < 2 || !isLetters(question.subject[0]))
        return false;
    const Words words = plainWords(sentence);
    const auto copula = std::find_if(words.begin(), words.end(), [](const PlainWord& word) { return isEqualityVerb(word.text); });
    const auto of = std::find_if(words.begin(), copula, [](const PlainWord& word) { return word.text == "of"; });
    return of != copula && of != words.begin() && isOneOf((of - 1)->text, combinations) && problem.find((of - 1)->text) == std::string_view::npos &&
           std::any_of(of, copula, [&](const PlainWord& word) { return word.text == question.subject[0]; });
}

} // namespace core
