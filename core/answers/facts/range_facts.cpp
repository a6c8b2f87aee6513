#include "core/answers/facts/range_facts.h"

#include "core/answers/facts/number_run.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace core {

namespace {

constexpr auto countedNouns = std::to_array<std::string_view>({"numbers", "integers", "pages", "terms", "elements", "digits"});
constexpr auto adjectives = std::to_array<std::string_view>({"consecutive", "whole", "positive", "natural", "total", "possible"});
constexpr auto countingVerbs = std::to_array<std::string_view>({"is", "are", "has", "have", "contains", "contain", "gives", "which", "there", "makes", "a", "total", "of", "only", "just",
                                                               "exactly", "inclusive", "would", "be"});
constexpr auto statingWords = std::to_array<std::string_view>({"only", "just", "exactly", "are", "is", "has", "have", "contains", "contain", "it's", "that's", "being"});
/// Words that make a run something else than all its numbers, or one of several.
constexpr auto choosingWords = std::to_array<std::string_view>({"each", "every", "multiples", "multiple", "odd", "even", "prime", "primes", "divisible", "between", "e.g", "like", "sets", "groups",
                                                               "if", "If", "step", "whose", "such", "digit", "without", "except", "per"});

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

FalseFact countFact(const NumberRun& run, Span span)
{
    const std::string size = std::to_string(run.size());
    return falseCount(span, size + " numbers from " + run.text(), size);
}

/// "760-768, which is 8 numbers".
std::optional<FalseFact> countBehind(std::string_view text, const NumberRun& run)
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

/// "only 8 numbers (760-768)", "there are 67 integers from 27 to 94".
std::optional<FalseFact> countBefore(std::string_view text, const NumberRun& run)
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

/// "integers from 27 to 94: 94 - 26 + 1".
std::optional<FalseFact> fencePost(std::string_view text, const NumberRun& run)
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
        const auto start = first == run.last && cursor.skip(" - ") ? cursor.whole() : std::nullopt;
        if (!start || *start == run.first || !cursor.skip(" + 1") || (cursor.at() < text.size() && isDigit(text[cursor.at()])))
            continue;
        return falseCount({at, cursor.at()}, "there are " + last + " - " + std::to_string(run.first) + " + 1 numbers from " + run.text(), std::to_string(run.size()));
    }
    return std::nullopt;
}

/// False where most numbers end: a run goes on behind its first one with a dash, " to ", " through ", or the digits behind a comma.
bool mayRunOn(std::string_view text, std::size_t end)
{
    const auto isDash = [](char c) { return c == '-' || c == '\xE2'; };
    const char next = text[end];
    const char behind = end + 1 < text.size() ? text[end + 1] : '\0';
    return next == ' ' ? isDash(behind) || behind == 't' : isDash(next) || (next == ',' && isDigit(behind));
}

std::optional<FalseFact> factAbout(std::string_view text, const NumberRun& run)
{
    for (const auto check : {countBehind, countBefore, fencePost})
        if (auto fact = check(text, run))
            return fact;
    return std::nullopt;
}

} // namespace

void findRangeFacts(std::string_view text, const PieceMarks& marks, std::vector<FalseFact>& found)
{
    std::size_t from = 0; // behind the run before
    for (std::size_t end = marks.nextNumberEnd(0); end < text.size(); end = marks.nextNumberEnd(end + 1)) {
        if (end <= from || !mayRunOn(text, end))
            continue;
        std::size_t begin = end;
        while (begin > from && isDigit(text[begin - 1]))
            --begin;
        const auto run = numberRunAt(text, begin);
        if (!run)
            continue;
        if (auto fact = factAbout(text, *run))
            found.push_back(std::move(*fact));
        from = run->span.end;
    }
}

} // namespace core
