#include "core/answers/facts/spoken_number.h"

#include "core/answers/facts/number_run.h"
#include "core/answers/words/answer_phrases.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace core {

namespace {

constexpr std::size_t longestDigits = 18;
constexpr std::size_t longestWords = 40;
constexpr std::size_t signLength = 3; ///< a Chinese sign in UTF-8
constexpr auto numerals = std::to_array<std::string_view>({"零", "一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万", "点", "分", "之"});

bool isNumeralAt(std::string_view text, std::size_t at) { return isOneOf(text.substr(at, signLength), numerals); }

/// "3/4" or "0.75" as a number.
std::optional<Rational> valueOf(std::string_view digits)
{
    const std::size_t slash = digits.find('/');
    if (slash == std::string_view::npos)
        return Rational::fromDecimal(digits);
    const auto top = Rational::fromDecimal(digits.substr(0, slash));
    const auto bottom = Rational::fromDecimal(digits.substr(slash + 1));
    return top && bottom ? *top / *bottom : std::nullopt;
}

std::optional<SpokenNumber> inDigits(std::string_view text, Span span)
{
    std::string digits(span.in(text));
    std::erase(digits, ',');
    const auto value = digits.size() <= longestDigits ? valueOf(digits) : std::nullopt;
    if (!value)
        return std::nullopt;
    const std::size_t point = digits.find('.');
    return SpokenNumber{span, *value, point == std::string::npos ? 0U : static_cast<unsigned>(digits.size() - point - 1), false};
}

std::optional<SpokenNumber> inWords(std::string_view text, Span span)
{
    std::string words(span.in(text));
    std::transform(words.begin(), words.end(), words.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto value = words == "half" || words == "first" || words.ends_with("st") || words.ends_with("nd") || words.ends_with("rd") || words.ends_with("th") ? std::nullopt : valueOf(inSigns(words));
    return value ? std::optional(SpokenNumber{span, *value, 0, true}) : std::nullopt;
}

bool isGroupComma(std::string_view text, std::size_t at)
{
    return text[at] == ',' && at + 3 < text.size() && isDigit(text[at + 1]) && isDigit(text[at + 2]) && isDigit(text[at + 3]) && (at + 4 >= text.size() || !isDigit(text[at + 4]));
}

std::size_t digitsEnd(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && end - at <= longestDigits &&
           (isDigit(text[end]) || isGroupComma(text, end) || ((text[end] == '.' || text[end] == '/') && end > at && end + 1 < text.size() && isDigit(text[end + 1]))))
        ++end;
    return end;
}

std::size_t wordEnd(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && end - at < longestWords && (isLetter(text[end]) || (text[end] == '-' && end > at && end + 1 < text.size() && isLetter(text[end + 1]))))
        ++end;
    return end;
}

/// True for "seven", "Thirty-one", "hundred": a look at its first word is enough.
bool isNumberName(std::string_view word)
{
    constexpr auto names = std::to_array<std::string_view>({"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
                                                            "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "point"});
    std::string first(word.substr(0, std::min(word.find('-'), word.size())));
    if (first.size() < 3 || first.size() > 9)
        return false;
    first[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(first[0])));
    return isOneOf(std::string_view(first), names);
}

/// True for "- " and "* " at the start of a line; `end` is behind the sign.
bool isBullet(std::string_view text, std::size_t end, std::size_t number)
{
    return end < number && (text[end - 1] == '-' || text[end - 1] == '*') && (end == 1 || text[end - 2] == '\n');
}

} // namespace

std::optional<SpokenNumber> spokenNumberAt(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return std::nullopt;
    if (isDigit(text[at])) {
        const std::size_t end = digitsEnd(text, at);
        constexpr std::string_view joins = "^*_+%!/";
        const bool joined = end < text.size() && (joins.find(text[end]) != std::string_view::npos || isLetter(text[end]) || text[end] == '(');
        return joined ? std::nullopt : inDigits(text, {at, end});
    }
    if (isNumeralAt(text, at)) {
        std::size_t end = at;
        while (end < text.size() && end - at < longestWords && isNumeralAt(text, end))
            end += signLength;
        return inWords(text, {at, end});
    }
    const std::size_t first = wordEnd(text, at);
    if (!isNumberName(text.substr(at, first - at)))
        return std::nullopt;
    auto number = inWords(text, {at, first});
    for (std::size_t words = 0; number && words < 4 && number->span.end < text.size() && text[number->span.end] == ' '; ++words) { // "one hundred five"
        const std::size_t next = number->span.end + 1;
        const std::size_t end = wordEnd(text, next);
        if (!isNumberName(text.substr(next, end - next)))
            break;
        number = inWords(text, {at, end});
    }
    return number;
}

std::optional<SpokenNumber> spokenNumberEndingAt(std::string_view text, std::size_t end)
{
    std::size_t begin = end;
    if (end >= signLength && isNumeralAt(text, end - signLength)) {
        while (begin >= signLength && end - begin < longestWords && isNumeralAt(text, begin - signLength))
            begin -= signLength;
        return inWords(text, {begin, end});
    }
    const bool digits = end > 0 && isDigit(text[end - 1]);
    while (begin > 0 && end - begin < longestDigits && (digits ? isDigit(text[begin - 1]) || text[begin - 1] == '.' || text[begin - 1] == '/' || isGroupComma(text, begin - 1)
                                                                : isLetter(text[begin - 1]) || text[begin - 1] == '-'))
        --begin;
    if (begin < end && text[begin] == '-')
        ++begin;
    const bool whole = digits || isNumberName(text.substr(begin, end - begin));
    return digits ? inDigits(text, {begin, end}) : whole ? inWords(text, {begin, end}) : std::nullopt;
}

std::optional<SpokenNumber> spokenNumberBefore(std::string_view text, std::size_t end)
{
    const auto number = spokenNumberEndingAt(text, end);
    if (!number)
        return std::nullopt;
    const std::size_t begin = number->span.begin;
    constexpr auto chineseJoins = std::to_array<std::string_view>({"乘", "加", "减", "以", "去", "上", "第"});
    const std::size_t before = skipSpaceBack(text, begin);
    constexpr std::string_view joins = "+-*/^_=(\\}";
    if ((begin >= signLength && isOneOf(text.substr(begin - signLength, signLength), chineseJoins)) || (before > 0 && joins.find(text[before - 1]) != std::string_view::npos && !isBullet(text, before, begin)))
        return std::nullopt;
    std::size_t word = before;
    while (word > 0 && before - word < 12 && (isLetter(text[word - 1]) || text[word - 1] == '-'))
        --word;
    constexpr auto operations = std::to_array<std::string_view>({"times", "plus", "minus", "by", "of", "than", "over", "to", "from", "with", "and", "or", "between", "another"});
    const std::string_view last = text.substr(word, before - word);
    const bool glued = begin > 0 && begin == before && !(static_cast<unsigned char>(text[begin - 1]) >= 0x80U || text[begin - 1] == '\n' || text[begin - 1] == '*');
    const bool partOfList = before > 1 && text[before - 1] == ',' && isDigit(text[before - 2]);
    return isOneOf(last, operations) || glued || partOfList || (before + 1 == begin && isNumberName(last)) ? std::nullopt : number;
}

} // namespace core
