#include "core/annotate/labels/label_evidence.h"

#include "core/annotate/labels/option_assertion.h"
#include "core/answers/words/answer_lexicon.h"
#include "core/text/ascii.h"
#include "core/text/byte_block.h"
#include "core/text/byte_finder.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cctype>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

namespace core {

namespace {

/// A capital that stands by itself: no part of a word, a formula or a name with a hyphen.
bool standsAlone(std::string_view text, std::size_t at)
{
    constexpr std::string_view joins = "-=+/^_\\<>~'"; // single bytes: no sign of more than one
    const auto joined = [&](char c) { return isLetter(c) || (c >= '0' && c <= '9') || joins.find(c) != std::string_view::npos; };
    const char before = at == 0 ? ' ' : text[at - 1];
    const char after = at + 1 == text.size() ? ' ' : text[at + 1];
    const bool arrow = text.substr(0, at).ends_with("→") || text.substr(at + 1).starts_with("→"); // a base that becomes another
    return !arrow && !joined(before) && !(joined(after) && after != '\'') && after != '(' && before != ')' && before != '}';
}

/// The word that ends before `at`, over spaces, brackets and quotes; empty at the start of a sentence.
std::string_view wordBeforeSigns(std::string_view text, std::size_t at)
{
    constexpr std::string_view skipped = " (*\"$";
    while (at > 0 && skipped.find(text[at - 1]) != std::string_view::npos)
        --at;
    std::size_t begin = at;
    while (begin > 0 && isLetter(text[begin - 1]))
        --begin;
    return text.substr(begin, at - begin);
}

std::string_view wordAfter(std::string_view text, std::size_t at)
{
    constexpr std::string_view skipped = " )*\"$,";
    while (at < text.size() && skipped.find(text[at]) != std::string_view::npos)
        ++at;
    std::size_t end = at;
    while (end < text.size() && isLetter(text[end]))
        ++end;
    return text.substr(at, end - at);
}

constexpr auto verbsOfOptions = std::to_array<std::string_view>({
    "is", "has", "says", "states", "would", "could", "can", "may", "might", "must", "seems", "looks", "fits", "matches", "was", "does",
    "doesn", "isn", "and", "or", "because", "since", "as", "which", "with", "at", "gives", "mentions", "talks", "refers", "remains", "stands"});

bool isOneOf(std::string_view word, std::span<const std::string_view> words)
{
    const auto same = [&](std::string_view other) {
        return word.size() == other.size() && std::equal(word.begin(), word.end(), other.begin(), [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; });
    };
    return std::any_of(words.begin(), words.end(), same);
}

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words)
{
    return isOneOf(word, std::span(words.begin(), words.size()));
}

/// True when the words before "option X" at `at` settle on it: "which is option A", not "looking at option A", "option A says".
bool isSettledOn(std::string_view text, std::size_t at)
{
    const std::string_view noun = wordBeforeSigns(text, at);
    const std::string_view before = wordBeforeSigns(text, static_cast<std::size_t>(noun.data() - text.data()));
    return isOneOf(before, {"is", "s", "be", "to", "with", "matches", "match", "so", "thus", "therefore", "hence", "choose", "pick", "select", "only", "likely",
                            "probably", "as", "makes", "make", "supports", "leaves", "leaving", "fits", "gives", "means", "suggests", "like", "answer", "best"}) ||
           isOneOf(wordAfter(text, at + 1), {"seems", "fits", "matches", "looks", "makes"});
}

/// "That leaves (B)", "剩下 B", "只有B符合": settled on without a word for options.
bool isLeftOver(std::string_view text, std::size_t at)
{
    constexpr auto verbs = std::to_array<std::string_view>({"剩下", "只有", "只剩", "应选", "故选", "选择", "选"});
    const std::string_view before = text.substr(0, text.find_last_not_of(" (*（", at - std::min<std::size_t>(at, 1)) + 1);
    return isOneOf(wordBeforeSigns(text, at), {"leaves", "leaving", "remains", "choose", "pick", "select"}) ||
           std::any_of(verbs.begin(), verbs.end(), [before](std::string_view verb) { return before.ends_with(verb); });
}

/// "A or C", "options A and C": one of several.
bool isOneOfSeveral(std::string_view text, std::size_t at)
{
    const auto isCapital = [](std::string_view word) { return word.size() == 1 && word[0] >= 'A' && word[0] <= 'J'; };
    const std::string_view before = wordBeforeSigns(text, at);
    const std::string_view after = wordAfter(text, at + 1);
    if (isOneOf(before, {"and", "or", "nor"}) && isCapital(wordBeforeSigns(text, static_cast<std::size_t>(before.data() - text.data()))))
        return true;
    return isOneOf(after, {"and", "or"}) && isCapital(wordAfter(text, static_cast<std::size_t>(after.data() - text.data()) + after.size()));
}

/// The words of the problem before its first option hold a capital of an option that names something: "compound A".
bool callsThingsByLetters(std::string_view problem, std::size_t options)
{
    const std::size_t stem = stemEnd(problem);
    for (std::size_t at = 0; at < stem; ++at) {
        const bool capital = problem[at] >= 'A' && problem[at] < static_cast<char>('A' + options);
        const bool article = problem[at] == 'A' && at + 2 < stem && problem[at + 1] == ' ' && std::islower(static_cast<unsigned char>(problem[at + 2])) != 0;
        if (capital && !article && standsAlone(problem, at) && !isOneOf(wordBeforeSigns(problem, at), {"option", "answer", "choice"}))
            return true;
    }
    return false;
}

/// "A = benzene, B = water": an option that says what letters stand for.
bool definesLetter(const Choice& option)
{
    for (std::size_t equal = option.text.find(" ="); equal != std::string::npos; equal = option.text.find(" =", equal + 1))
        if (equal > 0 && std::isupper(static_cast<unsigned char>(option.text[equal - 1])) != 0 && standsAlone(option.text, equal - 1))
            return true;
    return false;
}

/// Calls `visit(at, length)` for each word of [begin, end), apostrophes inside.
template <class Visit> void eachWord(std::string_view text, std::size_t begin, std::size_t end, Visit&& visit)
{
    for (std::size_t at = begin; at < end;) {
        std::size_t word = at + letterRunAt(text, at).length;
        while (word > at && word < end && (isLetter(text[word]) || text[word] == '\''))
            ++word;
        if (word > at)
            visit(at, word - at);
        at = std::max(word, at + 1);
    }
}

/// Where the next word is that is one of the first `options` capitals, from `at` on; the size of `text` when there is none.
std::size_t nextCapital(std::string_view text, std::size_t at, std::size_t options)
{
    const auto last = static_cast<char>('A' + options - 1);
    const auto inWord = [](char c) { return isLetter(c) || c == '\''; };
    const auto isWord = [&](std::size_t place) {
        std::size_t begin = place; // an apostrophe belongs to the word when a letter stands before it
        while (begin > 0 && text[begin - 1] == '\'')
            --begin;
        return (begin == 0 || !isLetter(text[begin - 1])) && (place + 1 == text.size() || !inWord(text[place + 1]));
    };
    for (std::size_t block = at; block < text.size(); block += ByteBlock::width) {
        std::uint64_t capitals = ByteBlock(text, block).between('A', last);
        for (; capitals != 0; capitals &= capitals - 1) {
            const std::size_t place = block + static_cast<std::size_t>(std::countr_zero(capitals));
            if (isWord(place))
                return place;
        }
    }
    return text.size();
}

} // namespace

bool AskedQuantity::namesOption(std::string_view text, Span value) const
{
    const std::size_t at = value.begin;
    if (value.size() != 1 || !standsAlone(text, at) || isOneOfSeveral(text, at))
        return false;
    const std::string_view before = wordBeforeSigns(text, at);
    if (text[at] == 'A' && at + 2 < text.size() && text[at + 1] == ' ' && std::islower(static_cast<unsigned char>(text[at + 2])) != 0 &&
        !isOneOf(wordAfter(text, at + 1), verbsOfOptions))
        return false; // the article
    if (isOneOf(before, {"option", "options", "choice", "answer"}))
        return true;
    const bool bracketed = at > 0 && text[at - 1] == '(' && at + 1 < text.size() && text[at + 1] == ')';
    if (bracketed && (at < 2 || text[at - 2] == ' '))
        return true;
    if (m_lettersMean)
        return false;
    return before.empty() || isOneOf(before, {"is", "be", "s", "so", "therefore", "thus", "hence", "then", "that", "but", "and", "or", "to", "with",
                                              "as", "choose", "pick", "select", "only", "leaves", "leaving", "makes", "making", "like", "suggests",
                                              "means", "supports", "it", "matches", "wait", "statement", "while", "because", "likely", "probably"});
}

std::size_t stemEnd(std::string_view problem)
{
    return std::min({problem.find("\nA"), problem.find("(A)"), problem.find("A)"), problem.find("\n A"), problem.find(" A. "), problem.find("A．"), problem.find("A、"), problem.size()});
}

bool missesOptions(std::string_view text)
{
    constexpr std::size_t reach = 40;
    constexpr std::string_view none = "one of the ";
    for (std::size_t at = text.find(none); at != std::string_view::npos; at = text.find(none, at + 1)) {
        const std::string_view rest = text.substr(at, reach);
        const bool denies = at > 0 && (text[at - 1] == 'n' || text[at - 1] == 'N');
        if (denies && (rest.find("options") != std::string_view::npos || rest.find("choices") != std::string_view::npos))
            return true;
    }
    return false;
}

bool lettersMeanThings(std::string_view problem, std::span<const Choice> options)
{
    return options.size() >= 2 && (callsThingsByLetters(problem, options.size()) || std::any_of(options.begin(), options.end(), definesLetter));
}

std::optional<AnswerStatement> optionNearEnd(std::string_view text, const AskedQuantity& asked)
{
    constexpr std::size_t near = 260;
    std::size_t end = text.size();
    while (end > 0 && std::isspace(static_cast<unsigned char>(text[end - 1])) != 0)
        --end;
    if (end == 0 || text[end - 1] == '?' || asked.wantsWrong()) // what is said to be right is not the answer then
        return std::nullopt;
    const std::size_t from = end > near ? end - near : 0;
    const AnswerLexicon& lexicon = AnswerLexicon::instance();
    std::optional<std::size_t> found;
    for (std::size_t at = from; at < end; ++at) {
        if (isLetter(text[at]) && (at == 0 || !isLetter(text[at - 1]))) {
            std::size_t word = at;
            while (word < end && (isLetter(text[word]) || text[word] == '\''))
                ++word;
            constexpr auto doubts = static_cast<AnswerRoles>(role(AnswerRole::Wrong) | role(AnswerRole::Negation) | role(AnswerRole::Hedge));
            if (found && (lexicon.word(text.substr(at, word - at)) & doubts) != 0)
                return std::nullopt; // it was named only to be doubted
        }
        const bool option = text[at] >= 'A' && text[at] < static_cast<char>('A' + asked.choices().size());
        if (!option || !asked.namesOption(text, {at, at + 1}) || !(isLeftOver(text, at) || (isOneOf(wordBeforeSigns(text, at), {"option", "choice"}) && isSettledOn(text, at))) || !assertsOption(text, at, asked.choices().size()))
            continue;
        if (found && text[*found] != text[at])
            return std::nullopt;
        found = at;
    }
    if (!found)
        return std::nullopt;
    return AnswerStatement{{*found, *found + 1}, {*found, *found + 1}, std::string(1, text[*found]), 0.6, StatementForm::Choice};
}

std::optional<AnswerStatement> optionByElimination(std::string_view text, const AskedQuantity& asked)
{
    const std::vector<Choice>& choices = asked.choices();
    std::array<bool, 26> rejected{};
    std::optional<AnswerStatement> accepted;
    using Stops = ByteFinder<'.', '?', '\n'>;
    constexpr std::string_view stops = ".?\n";
    for (std::size_t read = 0; (read = nextCapital(text, read, choices.size())) < text.size();) {
        const std::size_t before = text.find_last_of(stops, read) + 1; // of npos: 0
        const std::size_t stop = Stops::next(text, read, text.size());
        const bool asks = stop < text.size() && text[stop] == '?';
        const std::size_t end = std::min(stop + 1, text.size());
        std::optional<std::size_t> letter;
        std::size_t letters = 0;
        for (; read < end; read = nextCapital(text, read + 1, choices.size()))
            if (asked.namesOption(text, {read, read + 1})) {
                letter = read;
                ++letters;
            }
        if (letters != 1 || asks)
            continue;
        AnswerRoles roles = 0;
        eachWord(text, before, end, [&](std::size_t i, std::size_t length) {
            roles |= i == *letter ? AnswerRoles{0} : asked.rolesOf(text.substr(i, length));
        });
        const bool negates = (roles & role(AnswerRole::Negation)) != 0;
        const bool wrong = (roles & role(AnswerRole::Wrong)) != 0;
        const bool right = (roles & (role(AnswerRole::Right) | role(AnswerRole::Cue))) != 0;
        const bool negative = asked.wantsWrong() ? !wrong && !negates && (roles & role(AnswerRole::Right)) != 0 : wrong || negates;
        const bool hedged = (roles & role(AnswerRole::Hedge)) != 0;
        const bool positive = !hedged && (asked.wantsWrong() ? wrong && !negates : right);
        const auto index = static_cast<std::size_t>(text[*letter] - 'A');
        if (negative) {
            rejected[index] = true;
        } else if (positive && assertsOption(text, *letter, choices.size())) {
            accepted = AnswerStatement{{before, end}, {*letter, *letter + 1}, std::string(1, text[*letter]), 0.7, StatementForm::Choice};
            rejected[index] = false;
        }
    }
    if (accepted && !rejected[static_cast<std::size_t>(accepted->answer[0] - 'A')])
        return accepted;
    const auto left = std::count(rejected.begin(), rejected.begin() + static_cast<std::ptrdiff_t>(choices.size()), false);
    if (left != 1)
        return std::nullopt;
    const auto index = std::find(rejected.begin(), rejected.end(), false) - rejected.begin();
    return AnswerStatement{{text.size(), text.size()}, {text.size(), text.size()}, std::string(1, static_cast<char>('A' + index)), 0.6, StatementForm::Choice};
}

} // namespace core
