#include "core/answers/facts/number_claims.h"

#include "core/answers/facts/conversion_facts.h"
#include "core/answers/facts/number_run.h"
#include "core/answers/facts/spoken_facts.h"
#include "core/answers/facts/spoken_judgement.h"
#include "core/answers/facts/spoken_number.h"
#include "core/answers/math/rational.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <string>

namespace core {

namespace {

/// "7 divides 100"; the verb from `verb` to `end`.
std::optional<FalseFact> falseDividing(std::string_view text, std::size_t verb, std::size_t end)
{
    constexpr auto words = std::to_array<std::string_view>({"evenly", "exactly", "also", "into"});
    std::size_t begin = 0;
    const std::int64_t divisor = text[verb] == ' ' ? wholeBefore(text, verb, begin) : 0;
    WordCursor cursor(text, end);
    cursor.skipWords(words);
    const bool shares = text.substr(end, cursor.at() - end).find("into") != std::string_view::npos; // "64 divides into 657 10 times"
    const auto number = divisor > 0 && !shares ? cursor.whole() : std::nullopt;
    if (!number || *number % divisor == 0 || !spokenEndsHere(text, cursor.at()))
        return std::nullopt;
    FalseFact fact = falseCount({begin, cursor.at()}, std::to_string(*number) + " = " + std::to_string(*number / divisor) + " × " + std::to_string(divisor) + " + " + std::to_string(*number % divisor), {});
    fact.left = {begin, verb};
    return fact;
}

/// The digits of the number that ends at `end`: 7 for "10^6" and "1048576"; 0 where there is none.
std::int64_t lengthOf(std::string_view text, std::size_t end, std::size_t& begin)
{
    constexpr std::size_t longest = 60;
    begin = end;
    std::int64_t digits = 0;
    for (; begin > 0 && end - begin < longest && (isDigit(text[begin - 1]) || (text[begin - 1] == ',' && begin < end)); --begin)
        digits += isDigit(text[begin - 1]) ? 1 : 0;
    const char before = begin > 0 ? text[begin - 1] : ' ';
    if (before != '^' || digits > 3 || digits == 0)
        return before == ' ' || before == '\n' ? digits : 0;
    const std::int64_t exponent = std::stoll(std::string(text.substr(begin, end - begin)));
    const std::size_t power = begin - 1;
    for (begin = power; begin > 0 && power - begin < 5 && isDigit(text[begin - 1]); --begin) {
    }
    const std::size_t stop = skipSpaceBack(text, begin);
    const bool joined = stop > 0 && std::string_view("+-*/^.(_").find(text[stop - 1]) != std::string_view::npos;
    const auto value = begin < power && !joined ? Rational(std::stoll(std::string(text.substr(begin, power - begin)))).power(exponent) : std::nullopt;
    return value ? static_cast<std::int64_t>(value->toString().size()) : 0;
}

} // namespace

std::int64_t wholeBefore(std::string_view text, std::size_t at, std::size_t& begin)
{
    begin = at;
    while (begin > 0 && (isDigit(text[begin - 1]) || (text[begin - 1] == ',' && begin < at && begin > 1 && isDigit(text[begin - 2]))))
        --begin;
    std::string digits(text.substr(begin, at - begin));
    std::erase(digits, ',');
    std::size_t before = begin;
    while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '$'))
        --before;
    constexpr std::string_view joins = "+-*/^.(_=\\})]";
    const bool listed = before > 1 && text[before - 1] == ',' && isDigit(text[before - 2]);
    const bool stops = before > 0 && text[before - 1] == '.' && before < begin && !text.substr(0, before).ends_with(".."); // of the sentence before
    const bool bullet = before > 0 && before < begin && (text[before - 1] == '-' || text[before - 1] == '*') && (before == 1 || text[before - 2] == '\n');
    const bool joined = before > 0 && !stops && !bullet && (listed || joins.find(text[before - 1]) != std::string_view::npos || static_cast<unsigned char>(text[before - 1]) >= 0x80U);
    constexpr auto words = std::to_array<std::string_view>({"and", "or", "of", "plus", "minus", "times", "than", "by", "mod", "base"});
    const bool phrase = std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.substr(0, before).ends_with(word); });
    if (digits.empty() || digits.size() > 12 || joined || phrase || (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '\n' && text[begin - 1] != '$'))
        return 0;
    return std::stoll(digits);
}

void checkVerb(std::string_view text, std::size_t begin, std::size_t end, std::vector<FalseFact>& found)
{
    if (end >= text.size() || !(isDigit(text[end]) || mayNameNumber(text, end)))
        return;
    if (auto fact = falseSpokenFact(text, begin, end))
        found.push_back(std::move(*fact));
    else if (auto conversion = isDigit(text[end]) ? falseConversion(text, begin, end) : std::nullopt)
        found.push_back(std::move(*conversion));
}

void checkVerbInS(std::string_view text, std::size_t end, std::vector<FalseFact>& found)
{
    constexpr auto verbs = std::to_array<std::string_view>({" gives ", " makes ", " leaves ", " divides "});
    const auto verb = std::find_if(verbs.begin(), verbs.end(), [&](std::string_view one) { return text.substr(0, end).ends_with(one); });
    if (verb == verbs.end())
        return;
    const std::size_t begin = end - verb->size();
    if (auto fact = *verb == " divides " ? falseDividing(text, begin, end) : falseRest(text, begin, end))
        found.push_back(std::move(*fact));
    else
        checkVerb(text, begin, end, found);
}

std::optional<FalseFact> falseLength(std::string_view text, std::size_t noun)
{
    constexpr std::string_view verb = " has ";
    constexpr std::string_view exactly = " has exactly ";
    const auto count = spokenNumberEndingAt(text, noun);
    const std::string_view before = count ? text.substr(0, count->span.begin) : std::string_view{};
    const std::size_t end = before.ends_with(verb) ? before.size() - verb.size() : before.ends_with(exactly) ? before.size() - exactly.size() : 0;
    std::size_t begin = 0;
    const std::int64_t right = end > 0 ? lengthOf(text, end, begin) : 0;
    const std::string_view behind = text.substr(noun + 7, 8);
    const bool ends = behind.empty() || std::string_view(".,;:!)\n").find(behind[0]) != std::string_view::npos || behind.starts_with(" and ") || behind.starts_with(" so");
    if (right == 0 || !ends || count->value == Rational(right))
        return std::nullopt;
    FalseFact fact = falseCount({begin, noun + 7}, std::string(text.substr(begin, end - begin)) + " has " + std::to_string(right) + " digits", std::to_string(right));
    fact.left = {begin, end};
    return fact;
}

} // namespace core
