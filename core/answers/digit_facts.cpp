#include "core/answers/digit_facts.h"

#include "core/answers/word_cursor.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

namespace core {

namespace {

bool isDigit(char c) { return WordCursor::isDigit(c); }

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
std::optional<std::int64_t> withDigit(const NumberRun& run, int digit, std::int64_t worth)
{
    const std::int64_t period = 10 * worth; // every digit has stood there by then
    for (std::int64_t number = run.first; number <= std::min(run.last, run.first + period); ++number)
        if (number / worth % 10 == digit && (digit != 0 || number >= worth))
            return number;
    return std::nullopt;
}

/// True when the word before `at` is one of `words`.
template <std::size_t N> bool standsBehind(std::string_view text, std::size_t at, const std::array<std::string_view, N>& words)
{
    const std::size_t end = skipSpaceBack(text, at);
    std::size_t begin = end;
    while (begin > 0 && (WordCursor::isLetter(text[begin - 1]) || text[begin - 1] == '\''))
        --begin;
    return isOneOf(text.substr(begin, end - begin), words);
}

/// "561-569 don't include a 7 in the units place".
std::optional<FalseFact> absentBehind(std::string_view text, const NumberRun& run)
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
    return falseCount({run.span.begin, end}, std::to_string(*number) + " has a " + std::to_string(*digit) + " there", std::to_string(*number));
}

/// True when a digit that belongs to no longer number begins at `at`, behind a space.
bool isLoneDigit(std::string_view text, std::size_t at)
{
    return isDigit(text[at]) && (at == 0 || text[at - 1] == ' ') && (at + 1 == text.size() || !isDigit(text[at + 1]));
}

/// "digit 6 doesn't appear in the units place in 520-577".
std::optional<FalseFact> absentBefore(std::string_view text, const NumberRun& run)
{
    constexpr std::size_t reach = 70;
    constexpr auto links = std::to_array<std::string_view>({"in", "from", "for", "the", "range"});
    if (!standsBehind(text, run.span.begin, links))
        return std::nullopt;
    const std::size_t from = run.span.begin < reach ? 0 : run.span.begin - reach;
    for (std::size_t at = from; at < run.span.begin; ++at) {
        if (!isLoneDigit(text, at))
            continue;
        WordCursor cursor(text, at);
        const auto digit = skipsDigit(cursor);
        cursor.skipSpace();
        const auto worth = digit && skipsAbsence(cursor, text) ? skipsPlace(cursor) : std::nullopt;
        if (!worth || cursor.skipWords(links) == 0 || cursor.at() != run.span.begin)
            continue;
        const auto number = withDigit(run, *digit, *worth);
        if (number)
            return falseCount({at, run.span.end}, std::to_string(*number) + " has a " + std::to_string(*digit) + " there", std::to_string(*number));
    }
    return std::nullopt;
}

/// "The last digits are 2-7, so 5 doesn't appear".
std::optional<FalseFact> absentAmongDigits(std::string_view text, const NumberRun& run)
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
    return falseCount({from + named, skipSpaceBack(text, cursor.at())}, std::to_string(*digit) + " is one of " + run.text(), std::to_string(*digit));
}

/// "9 times", "once".
std::optional<std::int64_t> skipsTimes(WordCursor& cursor)
{
    constexpr auto only = std::to_array<std::string_view>({"only", "exactly", "just"});
    cursor.skipWords(only);
    if (cursor.skip("once"))
        return 1;
    if (cursor.skip("twice"))
        return 2;
    const auto count = cursor.whole();
    return count && cursor.skip(" times") ? count : std::nullopt;
}

/// The place that the words before `at` speak of: "in the units place for 520-577: ... digit 8 appears once (in 570-577".
std::optional<std::int64_t> placeBefore(std::string_view text, std::size_t at)
{
    constexpr std::size_t reach = 250;
    const std::string_view before = text.substr(at < reach ? 0 : at - reach, std::min(at, reach));
    std::optional<std::int64_t> worth;
    std::size_t last = 0;
    constexpr std::array<std::pair<std::string_view, std::int64_t>, 4> places{{{"units place", 1}, {"ones place", 1}, {"tens place", 10}, {"hundreds place", 100}}};
    for (const auto& [name, value] : places)
        if (const std::size_t found = before.rfind(name); found != std::string_view::npos && (!worth || found > last)) {
            worth = value;
            last = found;
        }
    return worth;
}

/// How many of the numbers from 1 to `last` have `digit` in a place.
std::int64_t upTo(std::int64_t last, int digit, std::int64_t worth)
{
    if (last < 1)
        return 0;
    const std::int64_t rest = last % (10 * worth) - digit * worth + 1;
    const std::int64_t leading = digit == 0 ? worth : 0; // 7 is not 07
    return std::max<std::int64_t>(last / (10 * worth) * worth + std::clamp<std::int64_t>(rest, 0, worth) - leading, 0);
}

/// "digit 6 appears 5 times in the units place in 520-577", "3's in the tens place: 9 times (330-339)".
std::optional<FalseFact> countOfDigit(std::string_view text, const NumberRun& run)
{
    constexpr std::size_t reach = 80;
    constexpr auto verbs = std::to_array<std::string_view>({"appears", "appear", "occurs", "occur", "is", "printed", "used"});
    constexpr auto links = std::to_array<std::string_view>({"in", "from", "for", "the", "range", "numbers", "pages"});
    if (!standsBehind(text, run.span.begin, links) && !text.substr(0, skipSpaceBack(text, run.span.begin)).ends_with('('))
        return std::nullopt;
    const std::size_t from = run.span.begin < reach ? 0 : run.span.begin - reach;
    for (std::size_t at = from; at < run.span.begin; ++at) {
        if (!isLoneDigit(text, at))
            continue;
        WordCursor cursor(text, at);
        const auto digit = skipsDigit(cursor);
        cursor.skip("'s");
        const bool says = cursor.skipWords(verbs) > 0;
        auto worth = says ? std::nullopt : skipsPlace(cursor);
        if (!digit || (!says && (!worth || !cursor.skip(": "))))
            continue;
        const auto times = skipsTimes(cursor);
        cursor.skipSpace();
        worth = worth ? worth : skipsPlace(cursor);
        const bool behindPlace = cursor.at() == run.span.begin;
        cursor.skip("(");
        cursor.skipWords(links);
        if (!times || behindPlace || cursor.at() != run.span.begin)
            continue;
        worth = worth ? worth : placeBefore(text, at);
        if (!worth)
            continue;
        const std::int64_t right = upTo(run.last, *digit, *worth) - upTo(run.first - 1, *digit, *worth);
        if (right == *times)
            continue;
        return falseCount({at, run.span.end}, std::to_string(*digit) + " stands there in " + std::to_string(right) + " of the numbers from " + run.text(), std::to_string(right));
    }
    return std::nullopt;
}

} // namespace

std::optional<FalseFact> falseDigits(std::string_view text, const NumberRun& run)
{
    for (const auto check : {absentBehind, absentBefore, absentAmongDigits, countOfDigit})
        if (auto fact = check(text, run))
            return fact;
    return std::nullopt;
}

} // namespace core
