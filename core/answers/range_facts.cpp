#include "core/answers/range_facts.h"

#include "core/answers/word_cursor.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace core {

namespace {

constexpr std::int64_t longestRun = 1'000'000;

bool isDigit(char c) { return WordCursor::isDigit(c); }
bool isLetter(char c) { return WordCursor::isLetter(c); }

/// A run of whole numbers, both ends counted: "480-488", "from 480 to 488".
struct Run
{
    Span span;
    std::int64_t first = 0;
    std::int64_t last = 0;
    [[nodiscard]] std::int64_t size() const { return last - first + 1; }
    [[nodiscard]] std::string text() const { return std::to_string(first) + " to " + std::to_string(last); }
};

std::optional<Run> runAt(std::string_view text, std::size_t at)
{
    const char before = at == 0 ? ' ' : text[at - 1];
    if (before != ' ' && before != '(' && before != '\n' && before != '[' && before != '*')
        return std::nullopt;
    WordCursor cursor(text, at);
    const auto first = cursor.whole();
    if (!first || !(cursor.skip(" to ") || cursor.skip(" through ") || cursor.skip("-") || cursor.skip("–") || cursor.skip(" - ") || cursor.skip(" – ")))
        return std::nullopt;
    const auto last = cursor.whole();
    const char next = cursor.ends() ? ' ' : text[cursor.at()];
    if (!last || *last <= *first || *last - *first > longestRun || next == '-' || next == '=' || text.substr(cursor.at()).starts_with(" ="))
        return std::nullopt;
    return Run{{at, cursor.at()}, *first, *last};
}

constexpr auto countedNouns = std::to_array<std::string_view>({"numbers", "integers", "pages", "terms", "elements", "digits"});
constexpr auto adjectives = std::to_array<std::string_view>({"consecutive", "whole", "positive", "natural", "total", "possible"});
constexpr auto countingVerbs = std::to_array<std::string_view>({"is", "are", "has", "have", "contains", "contain", "gives", "which", "there", "makes", "a", "total", "of", "only", "just",
                                                               "exactly", "inclusive", "would", "be"});
constexpr auto statingWords = std::to_array<std::string_view>({"only", "just", "exactly", "are", "is", "has", "have", "contains", "contain", "it's", "that's", "being"});
/// Words that make a run something else than all its numbers, or one of several.
constexpr auto choosingWords = std::to_array<std::string_view>({"each", "every", "multiples", "multiple", "odd", "even", "prime", "primes", "divisible", "between", "e.g", "like", "sets", "groups",
                                                               "if", "If", "step", "whose", "such", "digit", "without", "except", "per"});

/// The word that ends at `end`.
std::string_view wordBefore(std::string_view text, std::size_t end)
{
    std::size_t begin = end;
    while (begin > 0 && (isLetter(text[begin - 1]) || text[begin - 1] == '\''))
        --begin;
    return text.substr(begin, end - begin);
}

std::size_t skipSpaceBack(std::string_view text, std::size_t at)
{
    while (at > 0 && text[at - 1] == ' ')
        --at;
    return at;
}

bool isStop(std::string_view text, std::size_t at)
{
    return text[at] == '\n' || ((text[at] == '.' || text[at] == '?' || text[at] == '!') && (at + 1 >= text.size() || text[at + 1] == ' ' || text[at + 1] == '\n'));
}

/// The sentence around `span`, at most `reach` bytes to each side.
Span sentenceAround(std::string_view text, Span span)
{
    constexpr std::size_t reach = 160;
    Span out = span;
    while (out.begin > 0 && span.begin - out.begin < reach && !isStop(text, out.begin - 1))
        --out.begin;
    while (out.end < text.size() && out.end - span.end < reach && !isStop(text, out.end))
        ++out.end;
    return out;
}

bool choosesAmong(std::string_view sentence)
{
    for (std::size_t at = 0; at < sentence.size();) {
        std::size_t end = at;
        while (end < sentence.size() && (isLetter(sentence[end]) || (sentence[end] == '.' && end + 1 < sentence.size() && isLetter(sentence[end + 1]))))
            ++end;
        if (isOneOf(sentence.substr(at, end - at), choosingWords))
            return true;
        at = std::max(end, at + 1);
    }
    return false;
}

/// True when a statement may end at `at`: nothing goes on to say which of the numbers are meant.
bool endsStatement(std::string_view text, std::size_t at)
{
    WordCursor cursor(text, at);
    cursor.skip(")");
    cursor.skip(" inclusive");
    return cursor.ends() || std::string_view(".,;:\n)*").find(text[cursor.at()]) != std::string_view::npos;
}

FalseFact factOf(Span span, std::string right, std::string value)
{
    FalseFact fact;
    fact.span = span;
    fact.kind = FactKind::Count;
    fact.left = span;
    fact.right = std::move(right);
    fact.rightValue = std::move(value);
    fact.gap = 1;
    return fact;
}

FalseFact countFact(const Run& run, Span span)
{
    const std::string size = std::to_string(run.size());
    return factOf(span, size + " numbers from " + run.text(), size);
}

/// "480-488, which is 8 numbers".
std::optional<FalseFact> countBehind(std::string_view text, const Run& run)
{
    WordCursor cursor(text, run.span.end);
    cursor.skip(")");
    cursor.skip(" inclusive");
    cursor.skip(",");
    if (cursor.skipWords(countingVerbs) == 0)
        return std::nullopt;
    const auto count = cursor.whole();
    if (!count || *count == run.size())
        return std::nullopt;
    cursor.skipWords(adjectives);
    if (!isOneOf(cursor.word(), countedNouns))
        return std::nullopt;
    const std::size_t end = cursor.at() + cursor.word().size();
    const Span sentence = sentenceAround(text, run.span);
    if (!endsStatement(text, end) || choosesAmong(text.substr(sentence.begin, end - sentence.begin)))
        return std::nullopt;
    return countFact(run, {run.span.begin, end});
}

/// "only 8 numbers (480-488)", "there are 2864 integers from 319 to 3183".
std::optional<FalseFact> countBefore(std::string_view text, const Run& run)
{
    std::size_t at = run.span.begin;
    at -= at > 0 && text[at - 1] == '(' ? 1U : 0U;
    at = skipSpaceBack(text, at);
    if (wordBefore(text, at) == "from")
        at = skipSpaceBack(text, at - 4);
    if (!isOneOf(wordBefore(text, at), countedNouns))
        return std::nullopt;
    at = skipSpaceBack(text, at - wordBefore(text, at).size());
    while (isOneOf(wordBefore(text, at), adjectives))
        at = skipSpaceBack(text, at - wordBefore(text, at).size());
    std::size_t number = at;
    while (number > 0 && (isDigit(text[number - 1]) || (text[number - 1] == ',' && number < at && number > 1 && isDigit(text[number - 2]))))
        --number;
    if (number == at || !isOneOf(wordBefore(text, skipSpaceBack(text, number)), statingWords))
        return std::nullopt;
    const auto count = WordCursor(text, number).whole();
    const Span sentence = sentenceAround(text, run.span);
    if (!count || *count == run.size() || !endsStatement(text, run.span.end) || choosesAmong(text.substr(number, run.span.end - number)) ||
        choosesAmong(text.substr(run.span.end, sentence.end - run.span.end)))
        return std::nullopt;
    return countFact(run, {number, run.span.end});
}

/// "integers from 319 to 3183 inclusive: subtract 318 from 3183 and add 1", "... 3183 - 318 + 1".
std::optional<FalseFact> fencePost(std::string_view text, const Run& run)
{
    const Span sentence = sentenceAround(text, run.span);
    const std::string_view before = text.substr(sentence.begin, run.span.begin - sentence.begin);
    if (before.find("number of") == std::string_view::npos && before.find("how many") == std::string_view::npos && before.find("count") == std::string_view::npos)
        return std::nullopt;
    if (choosesAmong(before))
        return std::nullopt;
    const std::string last = std::to_string(run.last);
    for (std::size_t at = run.span.end; at < sentence.end; ++at) {
        if (!isDigit(text[at]) || isDigit(text[at - 1]))
            continue;
        WordCursor cursor(text, at);
        const auto first = cursor.whole();
        std::optional<std::int64_t> start;
        if (first == run.last && cursor.skip(" - "))
            start = cursor.whole();
        else if (first && wordBefore(text, skipSpaceBack(text, at)) == "subtract" && cursor.skip(" from ") && cursor.whole() == run.last)
            start = first;
        if (!start || *start == run.first || !(cursor.skip(" + 1") || cursor.skip(" and add 1") || cursor.skip(" and then add 1") || cursor.skip(", and add 1")) ||
            (cursor.at() < text.size() && isDigit(text[cursor.at()])))
            continue;
        return factOf({at, cursor.at()}, "there are " + last + " - " + std::to_string(run.first) + " + 1 numbers from " + run.text(), std::to_string(run.size()));
    }
    return std::nullopt;
}

constexpr auto absenceVerbs = std::to_array<std::string_view>({"doesn't", "don't", "does", "do", "never", "not", "appear", "occur", "include", "contain", "have", "show", "up"});

/// Skips "doesn't appear", "do not include"; false when there is none.
bool skipsAbsence(WordCursor& cursor, std::string_view text)
{
    const std::size_t begin = cursor.at();
    if (cursor.skipWords(absenceVerbs) < 2)
        return false;
    const std::string_view said = text.substr(begin, cursor.at() - begin);
    return said.find("n't") != std::string_view::npos || said.find("not") != std::string_view::npos || said.find("never") != std::string_view::npos;
}

/// Skips "4", "a 4", "the digit 4", "any 4s"; the digit.
std::optional<int> skipsDigit(WordCursor& cursor)
{
    constexpr auto articles = std::to_array<std::string_view>({"a", "any", "the", "digit"});
    cursor.skipWords(articles);
    const auto digit = cursor.whole();
    return digit && *digit < 10 ? std::optional(static_cast<int>(*digit)) : std::nullopt;
}

/// Skips "in the units place", "as tens digit"; what the place is worth.
std::optional<std::int64_t> skipsPlace(WordCursor& cursor)
{
    constexpr auto links = std::to_array<std::string_view>({"in", "as", "the", "their", "its", "at", "all"});
    if (cursor.skipWords(links) == 0)
        return std::nullopt;
    const std::string_view name = cursor.word();
    const std::int64_t worth = name == "units" || name == "ones" || name == "unit" ? 1 : name == "tens" ? 10 : name == "hundreds" ? 100 : 0;
    constexpr auto tail = std::to_array<std::string_view>({"units", "ones", "unit", "tens", "hundreds", "place", "digit", "position", "here"});
    if (worth == 0 || cursor.skipWords(tail) == 0)
        return std::nullopt;
    return worth;
}

/// The first number of a run with `digit` in a place.
std::optional<std::int64_t> withDigit(const Run& run, int digit, std::int64_t worth)
{
    for (std::int64_t number = run.first; number <= run.last; ++number)
        if (number / worth % 10 == digit && (digit != 0 || number >= worth))
            return number;
    return std::nullopt;
}

/// "481-488 don't include a 4 in the units place".
std::optional<FalseFact> absentBehind(std::string_view text, const Run& run)
{
    WordCursor cursor(text, run.span.end);
    cursor.skip(")");
    cursor.skipSpace();
    if (!skipsAbsence(cursor, text))
        return std::nullopt;
    const auto digit = skipsDigit(cursor);
    if (digit && !cursor.skip("'s"))
        cursor.skip("s");
    const auto worth = digit ? skipsPlace(cursor) : std::nullopt;
    const auto number = worth ? withDigit(run, *digit, *worth) : std::nullopt;
    if (!number)
        return std::nullopt;
    const std::size_t end = skipSpaceBack(text, cursor.at());
    return factOf({run.span.begin, end}, std::to_string(*number) + " has a " + std::to_string(*digit) + " there", std::to_string(*number));
}

/// "digit 9 doesn't appear in the units place in 400-488".
std::optional<FalseFact> absentBefore(std::string_view text, const Run& run)
{
    constexpr std::size_t reach = 70;
    const std::size_t from = run.span.begin < reach ? 0 : run.span.begin - reach;
    for (std::size_t at = from; at < run.span.begin; ++at) {
        if (!isDigit(text[at]) || (at > 0 && text[at - 1] != ' ') || isDigit(text[at + 1]))
            continue;
        WordCursor cursor(text, at);
        const auto digit = skipsDigit(cursor);
        cursor.skipSpace();
        const auto worth = digit && skipsAbsence(cursor, text) ? skipsPlace(cursor) : std::nullopt;
        constexpr auto links = std::to_array<std::string_view>({"in", "from", "for", "the", "range"});
        if (!worth || cursor.skipWords(links) == 0 || cursor.at() != run.span.begin)
            continue;
        const auto number = withDigit(run, *digit, *worth);
        if (number)
            return factOf({at, run.span.end}, std::to_string(*number) + " has a " + std::to_string(*digit) + " there", std::to_string(*number));
    }
    return std::nullopt;
}

/// "The units digits here are 1-8, so 4 doesn't appear".
std::optional<FalseFact> absentAmongDigits(std::string_view text, const Run& run)
{
    constexpr std::size_t reach = 30;
    const std::size_t from = run.span.begin < reach ? 0 : run.span.begin - reach;
    const std::string_view before = text.substr(from, run.span.begin - from);
    const std::size_t named = before.rfind("digit");
    if (run.last > 9 || named == std::string_view::npos || before.find_first_of(".\n?", named) != std::string_view::npos)
        return std::nullopt;
    WordCursor cursor(text, run.span.end);
    cursor.skip(",");
    constexpr auto links = std::to_array<std::string_view>({"so", "thus", "therefore", "hence", "meaning", "which", "means", "that"});
    if (cursor.skipWords(links) == 0)
        return std::nullopt;
    const auto digit = skipsDigit(cursor);
    cursor.skipSpace();
    if (!digit || *digit < run.first || *digit > run.last || !skipsAbsence(cursor, text))
        return std::nullopt;
    return factOf({from + named, skipSpaceBack(text, cursor.at())}, std::to_string(*digit) + " is one of " + run.text(), std::to_string(*digit));
}

std::optional<FalseFact> factAbout(std::string_view text, const Run& run)
{
    for (const auto check : {countBehind, countBefore, fencePost, absentBehind, absentBefore, absentAmongDigits})
        if (auto fact = check(text, run))
            return fact;
    return std::nullopt;
}

} // namespace

void findRangeFacts(std::string_view text, std::vector<FalseFact>& found)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (isDigit(text[at]) && (at == 0 || !isDigit(text[at - 1]))) {
            if (const auto run = runAt(text, at)) {
                if (auto fact = factAbout(text, *run))
                    found.push_back(std::move(*fact));
                at = run->span.end - 1;
            }
        }
    }
}

} // namespace core
