#include "core/answers/facts/property_facts.h"

#include "core/answers/facts/number_claims.h"
#include "core/answers/facts/number_run.h"
#include "core/answers/facts/spoken_judgement.h"
#include "core/answers/facts/spoken_number.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>

namespace core {

namespace {

using Fact = std::optional<FalseFact>;

constexpr std::size_t verbLength = 4; ///< of " is "

/// False where the word before a number makes another thing of it: "row 3 is odd", "version 9.11", "−5".
bool standsAlone(std::string_view text, std::size_t begin)
{
    constexpr auto words = std::to_array<std::string_view>({"so", "So", "but", "But", "since", "Since", "because", "Because", "that", "as", "Thus", "thus", "now", "Now", "then", "Then", "here", "Here", "hence", "Hence",
                                                            "therefore", "Therefore", "number", "integer", "where", "is", "Also", "also", "indeed", "Indeed", "However", "clearly"});
    std::size_t before = begin;
    while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '$' || text[before - 1] == '*'))
        --before;
    constexpr std::string_view stops = ".,;:\n(";
    return before == 0 || stops.find(text[before - 1]) != std::string_view::npos || isOneOf(wordBefore(text, before), words);
}

/// What is said of a number: where what is said begins, and whether it is denied.
struct Saying
{
    std::string_view text;
    std::size_t verb = 0;
    std::size_t at = 0;
    bool denied = false;

    [[nodiscard]] std::string_view words() const { return text.substr(at, 40); }
};

Saying sayingAt(std::string_view text, std::size_t verb)
{
    constexpr auto fillers = std::to_array<std::string_view>({"also", "indeed", "actually", "clearly", "obviously"});
    WordCursor cursor(text, verb + verbLength);
    cursor.skipWords(fillers);
    const bool denied = cursor.skip("not ");
    return {text, verb, cursor.at(), denied};
}

/// True where nothing goes on with the word that ends at `end`: "35 is even." and no "even better", "odd-looking".
bool wordEndsAt(std::string_view text, std::size_t end)
{
    const std::string_view rest = text.substr(end, 12);
    constexpr auto joints = std::to_array<std::string_view>({" and ", " so ", " number", " integer", " while ", " but "});
    return rest.empty() || std::string_view(".,;:)\n").find(rest[0]) != std::string_view::npos || std::any_of(joints.begin(), joints.end(), [rest](std::string_view joint) { return rest.starts_with(joint); });
}

/// "44 = 7 × 6 + 2".
std::string quotientOf(std::int64_t all, std::int64_t part)
{
    const std::int64_t rest = all % part;
    return std::to_string(all) + " = " + std::to_string(all / part) + " × " + std::to_string(part) + (rest == 0 ? "" : " + " + std::to_string(rest));
}

/// "35 = 2 × 17 + 1".
std::string halvesOf(std::int64_t number) { return std::to_string(number) + " = 2 × " + std::to_string(number / 2) + (number % 2 == 1 ? " + 1" : ""); }

/// "529 = 23²", "7² < 50 < 8²".
struct PerfectPower
{
    bool holds = false;
    std::string written;
};

PerfectPower perfectPower(std::int64_t number, int power)
{
    const auto root = static_cast<std::int64_t>(std::floor(std::pow(static_cast<long double>(number), 1.0L / power) + 1e-9L)); // at most 12 digits
    const auto written = [power](std::int64_t base) { return std::to_string(base) + (power == 2 ? "²" : "³"); };
    const bool holds = (power == 2 ? root * root : root * root * root) == number;
    return {holds, holds ? std::to_string(number) + " = " + written(root) : written(root) + " < " + std::to_string(number) + " < " + written(root + 1)};
}

FalseFact propertyFact(Span span, std::size_t verb, std::string right)
{
    FalseFact fact = falseCount(span, std::move(right), {});
    fact.left = {span.begin, verb};
    return fact;
}

/// "35 is even", "48 is an odd number".
Fact falseParity(const Saying& said, std::int64_t number, std::size_t begin)
{
    std::size_t at = said.at;
    for (const std::string_view article : {"an ", "a "})
        at += at == said.at && said.words().starts_with(article) ? article.size() : 0;
    const std::string_view word = WordCursor(said.text, at).word();
    if ((word != "even" && word != "odd") || !wordEndsAt(said.text, at + word.size()))
        return std::nullopt;
    if (((number % 2 == 0) == (word == "even")) != said.denied)
        return std::nullopt;
    return propertyFact({begin, at + word.size()}, said.verb, halvesOf(number));
}

/// "50 is a perfect square", "27 is not a cube".
Fact falsePerfectPower(const Saying& said, std::int64_t number, std::size_t begin)
{
    const bool square = said.words().starts_with("a perfect square");
    const std::string_view phrase = square ? "a perfect square" : "a perfect cube";
    if (!said.words().starts_with(phrase) || !wordEndsAt(said.text, said.at + phrase.size()))
        return std::nullopt;
    const PerfectPower power = perfectPower(number, square ? 2 : 3);
    return power.holds == said.denied ? std::optional(propertyFact({begin, said.at + phrase.size()}, said.verb, power.written)) : std::nullopt;
}

/// True where another number follows the one that ends at `end`: "24 and 36".
bool listGoesOn(std::string_view text, std::size_t end)
{
    constexpr auto joints = std::to_array<std::string_view>({", and ", " and ", ", "});
    const auto joint = std::find_if(joints.begin(), joints.end(), [&](std::string_view one) { return text.substr(end).starts_with(one); });
    return joint != joints.end() && end + joint->size() < text.size() && isDigit(text[end + joint->size()]);
}

/// "24 is a multiple of 7", "7 is a factor of 24".
Fact falseMultiple(const Saying& said, std::int64_t number, std::size_t begin)
{
    constexpr auto phrases = std::to_array<std::string_view>({"a multiple of ", "a factor of ", "a divisor of "});
    const auto phrase = std::find_if(phrases.begin(), phrases.end(), [&](std::string_view one) { return said.words().starts_with(one); });
    if (phrase == phrases.end())
        return std::nullopt;
    WordCursor cursor(said.text, said.at + phrase->size());
    const auto other = cursor.whole();
    if (!other || *other == 0 || !spokenEndsHere(said.text, cursor.at()) || listGoesOn(said.text, cursor.at()))
        return std::nullopt; // "12 is a factor of 24 and 36"
    const bool multiple = phrase == phrases.begin();
    const std::int64_t all = multiple ? number : *other;
    const std::int64_t part = multiple ? *other : number;
    if (part == 0 || (all % part == 0) != said.denied)
        return std::nullopt;
    return propertyFact({begin, cursor.at()}, said.verb, quotientOf(all, part));
}

/// "9.11 is greater than 9.9", "5/6 is less than 7/9".
Fact falseComparison(const Saying& said)
{
    constexpr auto greater = std::to_array<std::string_view>({"greater", "larger", "bigger", "more"});
    constexpr auto less = std::to_array<std::string_view>({"less", "smaller", "fewer"});
    const std::string_view word = WordCursor(said.text, said.at).word();
    const bool more = isOneOf(word, greater);
    const std::size_t than = said.at + word.size();
    constexpr std::string_view joint = " than ";
    if ((!more && !isOneOf(word, less)) || !said.text.substr(than).starts_with(joint))
        return std::nullopt;
    const auto a = spokenNumberBefore(said.text, said.verb);
    const auto b = a ? spokenNumberAt(said.text, than + joint.size()) : std::nullopt;
    constexpr auto plain = std::to_array<std::string_view>({"so", "and", "because", "since", "as", "but", "we", "it", "the"});
    const std::string_view behind = b ? said.text.substr(b->span.end, 1) : std::string_view{};
    if (!b || a->worded || b->worded || !standsAlone(said.text, a->span.begin) || !spokenEndsHere(said.text, b->span.end) || (behind == " " && !isOneOf(WordCursor(said.text, b->span.end + 1).word(), plain)))
        return std::nullopt; // "0.5 is greater than 3 mm": of units
    const bool holds = more ? b->value < a->value : a->value < b->value;
    if (holds != said.denied)
        return std::nullopt;
    const std::string sign = a->value == b->value ? " = " : a->value < b->value ? " < " : " > ";
    return propertyFact({a->span.begin, b->span.end}, said.verb, std::string(a->span.in(said.text)) + sign + std::string(b->span.in(said.text)));
}

/// "30 out of 120 is 30%".
Fact falseShareOutOf(std::string_view text, std::size_t verb)
{
    constexpr std::string_view joint = " out of ";
    const auto all = spokenNumberEndingAt(text, verb);
    const auto part = all && text.substr(0, all->span.begin).ends_with(joint) ? spokenNumberBefore(text, all->span.begin - joint.size()) : std::nullopt;
    std::size_t end = verb + verbLength;
    while (end < text.size() && end < verb + 20 && (isDigit(text[end]) || (text[end] == '.' && end + 1 < text.size() && isDigit(text[end + 1]))))
        ++end;
    const std::string_view behind = text.substr(end, 9);
    const std::size_t sign = behind.starts_with("%") ? 1 : behind.starts_with("\\%") || behind.starts_with(" %") ? 2 : behind.starts_with(" percent") ? 8 : 0;
    const auto stated = spokenNumberEndingAt(text, end);
    const auto share = part && sign > 0 && stated && !stated->worded && stated->span.begin == verb + verbLength ? part->value / all->value : std::nullopt;
    const auto percent = share ? *share * Rational(100) : share;
    auto fact = percent && standsAlone(text, part->span.begin) && spokenEndsHere(text, end + sign) ? judgeSpoken(text, part->span.begin, verb, percent, *stated) : std::nullopt;
    if (fact) {
        const bool whole = percent->isInteger();
        fact->rightValue = whole ? percent->toString() : percent->toDecimal(2);
        fact->right = std::string(part->span.in(text)) + "/" + std::string(all->span.in(text)) + (whole ? " = " : " ≈ ") + fact->rightValue + "%";
        fact->span.end = end + sign;
        fact->difference.reset();
    }
    return fact;
}

} // namespace

Fact falseProperty(std::string_view text, std::size_t verb)
{
    const Saying said = sayingAt(text, verb);
    switch (said.at < text.size() ? text[said.at] : ' ') {
    case 'a':
    case 'e':
    case 'o': {
        std::size_t begin = 0;
        const std::int64_t number = wholeBefore(text, text[verb - 1] == '$' ? verb - 1 : verb, begin);
        if (number == 0 || !standsAlone(text, begin))
            return std::nullopt;
        for (const auto check : {falseParity, falsePerfectPower, falseMultiple})
            if (auto fact = check(said, number, begin))
                return fact;
        return std::nullopt;
    }
    case 'g':
    case 'l':
    case 'b':
    case 'm':
    case 's':
    case 'f': return falseComparison(said);
    default: return said.at < text.size() && isDigit(text[said.at]) ? falseShareOutOf(text, verb) : std::nullopt;
    }
}

Fact falseChineseProperty(std::string_view text, Span subject, std::int64_t number, std::size_t said, bool denied)
{
    const std::string_view behind = text.substr(said, 40);
    constexpr std::string_view even = "偶数";
    constexpr std::string_view odd = "奇数";
    constexpr std::string_view square = "完全平方数";
    if (behind.starts_with(even) || behind.starts_with(odd))
        return ((number % 2 == 0) == behind.starts_with(even)) == denied ? std::optional(propertyFact({subject.begin, said + even.size()}, subject.end, halvesOf(number))) : std::nullopt;
    if (behind.starts_with(square)) {
        const PerfectPower power = perfectPower(number, 2);
        return power.holds == denied ? std::optional(propertyFact({subject.begin, said + square.size()}, subject.end, power.written)) : std::nullopt;
    }
    WordCursor cursor(text, said);
    const auto other = cursor.whole();
    const std::string_view noun = other && *other > 0 ? text.substr(cursor.at(), std::string_view("的倍数").size()) : std::string_view{};
    const bool multiple = noun == "的倍数";
    if (number == 0 || (!multiple && noun != "的因数" && noun != "的约数"))
        return std::nullopt;
    const std::int64_t all = multiple ? number : *other;
    const std::int64_t part = multiple ? *other : number;
    return (all % part == 0) == denied ? std::optional(propertyFact({subject.begin, cursor.at() + noun.size()}, subject.end, quotientOf(all, part))) : std::nullopt;
}

Fact falseDigitsTogether(std::string_view text, std::size_t noun)
{
    constexpr std::string_view of = "digits of ";
    constexpr auto verbs = std::to_array<std::string_view>({" add up to ", " sum to ", " add to ", " sum up to "});
    if (!text.substr(noun).starts_with(of) || !text.substr(0, noun).ends_with("he "))
        return std::nullopt;
    WordCursor cursor(text, noun + of.size());
    const std::size_t first = cursor.at();
    const auto number = cursor.whole();
    const std::size_t verb = cursor.at();
    const auto said = std::find_if(verbs.begin(), verbs.end(), [&](std::string_view one) { return text.substr(verb).starts_with(one); });
    const auto stated = number && said != verbs.end() ? spokenNumberAt(text, verb + said->size()) : std::nullopt;
    if (!stated || !spokenEndsHere(text, stated->span.end))
        return std::nullopt;
    std::int64_t sum = 0;
    std::string terms;
    for (const char c : text.substr(first, verb - first))
        if (isDigit(c)) {
            sum += c - '0';
            terms += (terms.empty() ? "" : " + ") + std::string(1, c);
        }
    if (stated->value == Rational(sum))
        return std::nullopt;
    FalseFact fact = falseCount({noun, stated->span.end}, terms + " = " + std::to_string(sum), std::to_string(sum));
    fact.left = {noun, verb};
    return fact;
}

} // namespace core
