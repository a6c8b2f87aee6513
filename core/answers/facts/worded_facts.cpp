#include "core/answers/facts/worded_facts.h"

#include "core/answers/facts/clock_facts.h"
#include "core/answers/facts/number_claims.h"
#include "core/answers/facts/property_facts.h"
#include "core/answers/facts/quadratic_facts.h"
#include "core/answers/facts/spoken_number.h"
#include "core/answers/math/least_factor.h"
#include "core/answers/math/rational.h"
#include "core/text/ascii.h"
#include "core/text/byte_finder.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core {

namespace {

/// `at` behind the words of `words` and the spaces around them.
template <std::size_t N> std::size_t skipWords(std::string_view text, std::size_t at, const std::array<std::string_view, N>& words)
{
    for (bool moved = true; moved;) {
        moved = false;
        at = std::min(text.find_first_not_of(' ', at), text.size());
        for (const std::string_view word : words)
            if (text.substr(at).starts_with(word) && (at + word.size() >= text.size() || text[at + word.size()] == ' ')) {
                at += word.size();
                moved = true;
                break;
            }
    }
    return at;
}

/// The decimal that ends before `at`, a comma and "which" between.
Span numberBefore(std::string_view text, std::size_t at)
{
    constexpr auto links = std::to_array<std::string_view>({" ", "which", " ", ","});
    for (const std::string_view link : links)
        while (at >= link.size() && text.substr(0, at).ends_with(link))
            at -= link.size();
    std::size_t begin = at;
    while (begin > 0 && (isDigit(text[begin - 1]) || text[begin - 1] == '.'))
        --begin;
    return {begin, at};
}

/// The number at `at`: "4", "4.26".
Span numberAt(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && (isDigit(text[end]) || (text[end] == '.' && end + 1 < text.size() && isDigit(text[end + 1]))))
        ++end;
    return {at, end};
}

/// "4.25, which rounds to 4.26"; not "rounded to 2 decimal places".
std::optional<FalseFact> falseRounding(std::string_view text, std::size_t verb)
{
    constexpr auto words = std::to_array<std::string_view>({"rounds", "rounded", "up", "down", "off", "to", "is", "approximately", "about"});
    const Span from = numberBefore(text, verb);
    const Span to = numberAt(text, skipWords(text, verb, words));
    const auto value = Rational::fromDecimal(from.in(text));
    const auto rounded = Rational::fromDecimal(to.in(text));
    const std::string_view behind = text.substr(to.end, 14);
    constexpr auto measures = std::to_array<std::string_view>({" decimal", " signif", " place", " digit", "-", ",", "/", "%", "^"});
    const bool measured = std::any_of(measures.begin(), measures.end(), [behind](std::string_view word) { return behind.starts_with(word); });
    const bool partly = from.begin > 0 && std::string_view(",-/^").find(text[from.begin - 1]) != std::string_view::npos;
    if (!value || !rounded || measured || partly || value->isInteger())
        return std::nullopt;
    const std::size_t point = to.in(text).find('.');
    const std::int64_t decimals = point == std::string_view::npos ? 0 : static_cast<std::int64_t>(to.size() - point - 1);
    const auto unit = Rational(10).power(-decimals);
    const auto gap = *value - *rounded;
    const auto twice = gap ? *gap * Rational(gap->sign() < 0 ? -2 : 2) : gap;
    if (!twice || !unit || *twice <= *unit)
        return std::nullopt;
    FalseFact fact{.span = {from.begin, to.end}, .kind = FactKind::Count, .left = from};
    fact.rightValue = value->toDecimal(static_cast<unsigned>(decimals));
    const bool finer = Rational::fromDecimal(fact.rightValue) == value; // "4.25 rounds to 4.26": there is nothing to round
    fact.right = std::string(from.in(text)) + (finer ? " ≠ " + std::string(to.in(text)) : " rounds to " + fact.rightValue);
    return fact;
}

/// The sign of the quotient that the relation before `at` states to be positive or negative: 1, -1, or 0 where none does.
int signOfQuotient(std::string_view text, std::size_t at)
{
    constexpr std::size_t reach = 160;
    const std::size_t from = at < reach ? 0 : at - reach;
    const std::string_view before = text.substr(from, at - from);
    const std::size_t zero = before.rfind('0');
    const std::string_view behind = zero == std::string_view::npos ? std::string_view{} : before.substr(zero + 1, 2);
    if (zero == std::string_view::npos || zero == 0 || (behind.size() == 2 && behind[0] == '.' && isDigit(behind[1])) || (!behind.empty() && isDigit(behind[0])))
        return 0;
    std::size_t sign = zero;
    while (sign > 0 && before[sign - 1] == ' ')
        --sign;
    const char relation = sign > 0 ? before[sign - 1] : ' ';
    if (relation != '>' && relation != '<')
        return 0;
    const std::size_t line = before.find_last_of("\n.,;", sign - 1);
    const std::string_view left = before.substr(line == std::string_view::npos ? 0 : line + 1, sign - 1 - (line == std::string_view::npos ? 0 : line + 1));
    const std::string_view between = before.substr(zero + 1);
    const bool quotient = left.find('/') != std::string_view::npos || left.find("\\frac") != std::string_view::npos;
    const bool other = between.find_first_of("<>=") != std::string_view::npos || left.find_first_of("<>=") != std::string_view::npos;
    return !quotient || other ? 0 : relation == '>' ? 1 : -1;
}

/// "x/(x - 2) > 0. So numerator and denominator must have opposite signs."
std::optional<FalseFact> falseSigns(std::string_view text, std::size_t at)
{
    constexpr std::string_view both = "numerator and denominator";
    constexpr std::string_view article = "numerator and the denominator";
    constexpr auto verbs = std::to_array<std::string_view>({"must", "should", "have", "need", "to", "be", "of", "both", "the", "are", "has"});
    const std::size_t names = text.substr(at).starts_with(both) ? both.size() : text.substr(at).starts_with(article) ? article.size() : 0;
    if (names == 0)
        return std::nullopt;
    const std::size_t said = skipWords(text, at + names, verbs);
    const std::string_view rest = text.substr(said, 16);
    const bool opposite = rest.starts_with("opposite sign") || rest.starts_with("different sign");
    const bool same = rest.starts_with("same sign");
    const int sign = opposite || same ? signOfQuotient(text, at) : 0;
    if (sign == 0 || (sign > 0) == same)
        return std::nullopt;
    FalseFact fact{.span = {at, said + rest.find("sign") + 4}, .kind = FactKind::Conclusion};
    fact.left = fact.span;
    fact.right = std::string("a quotient ") + (sign > 0 ? "> 0 has the same sign above and below" : "< 0 has opposite signs above and below");
    fact.gap = 1;
    return fact;
}

/// "3649 is prime", "51 is not prime".
std::optional<FalseFact> falsePrime(std::string_view text, std::size_t verb)
{
    constexpr auto words = std::to_array<std::string_view>({"is", "also", "indeed", "actually", "a"});
    const std::size_t close = verb > 0 && text[verb - 1] == '$' ? verb - 1 : verb;
    std::size_t begin = 0;
    const std::int64_t number = wholeBefore(text, close, begin);
    std::size_t at = skipWords(text, verb, words);
    const bool denied = text.substr(at).starts_with("not ");
    at = denied ? skipWords(text, at + 4, words) : at;
    const std::string_view behind = text.substr(at, 8);
    const bool ends = behind.size() <= 5 || std::string_view(".,;:)\n").find(behind[5]) != std::string_view::npos || text.substr(at + 5).starts_with(" and ") ||
                      text.substr(at + 5).starts_with(" so ") || text.substr(at + 5).starts_with(" number");
    if (number < 2 || number > mostFactored || !behind.starts_with("prime") || !ends)
        return std::nullopt;
    const std::int64_t factor = leastFactor(number);
    if ((factor == number) != denied)
        return std::nullopt;
    FalseFact fact{.span = {begin, at + 5}, .kind = FactKind::Count, .left = {begin, close}};
    fact.right = denied ? std::to_string(number) + " is prime" : std::to_string(number) + " = " + std::to_string(factor) + " × " + std::to_string(number / factor);
    fact.gap = 1;
    return fact;
}

/// "91 is divisible by 6", "84 is not divisible by 7".
std::optional<FalseFact> falseDivisor(std::string_view text, std::size_t verb)
{
    constexpr auto words = std::to_array<std::string_view>({"is", "also", "evenly", "exactly"});
    std::size_t begin = 0;
    const std::int64_t number = wholeBefore(text, verb, begin);
    std::size_t at = skipWords(text, verb, words);
    const bool denied = text.substr(at).starts_with("not ");
    at = denied ? skipWords(text, at + 4, words) : at;
    constexpr std::string_view phrase = "divisible by ";
    if (number == 0 || !text.substr(at).starts_with(phrase))
        return std::nullopt;
    const Span by = numberAt(text, at + phrase.size());
    const std::string_view digits = by.in(text);
    const std::string_view behind = text.substr(by.end, 3);
    const bool goesOn = !behind.empty() && std::string_view(".,;:)?!\n ").find(behind[0]) == std::string_view::npos;
    const bool calculates = behind.size() > 1 && behind[0] == ' ' && std::string_view("+-*/^").find(behind[1]) != std::string_view::npos;
    if (digits.empty() || digits.size() > 9 || digits.find('.') != std::string_view::npos || goesOn || calculates)
        return std::nullopt;
    const std::int64_t divisor = std::stoll(std::string(digits));
    if (divisor == 0 || (number % divisor == 0) != denied)
        return std::nullopt;
    FalseFact fact{.span = {begin, by.end}, .kind = FactKind::Count, .left = {begin, verb}};
    fact.right = std::to_string(number) + " = " + std::to_string(number / divisor) + " × " + std::to_string(divisor) + (denied ? "" : " + " + std::to_string(number % divisor));
    fact.gap = 1;
    return fact;
}

/// Where phrases stand that these facts are said with.
struct Places
{
    std::vector<std::size_t> rounds, is, equals, gives, makes, divides, digits, quotients, roots;
};

/// Notes the verb, or the noun "roots", whose last letter, an s before a space, stands at `at`.
void noteVerb(std::string_view text, std::size_t at, Places& places)
{
    const auto endsWith = [text, at](std::string_view ending) { return text.substr(0, at + 2).ends_with(ending); };
    switch (at > 0 ? text[at - 1] : ' ') {
    case 'i':
        if (endsWith(" is "))
            places.is.push_back(at - 2);
        break;
    case 'l':
        if (endsWith("quals "))
            places.equals.push_back(at - 4);
        break;
    case 'e':
        if (endsWith("ves "))
            places.gives.push_back(at - 2);
        else if (endsWith("kes "))
            places.makes.push_back(at - 2);
        else if (endsWith("vides "))
            places.divides.push_back(at - 4);
        break;
    case 't':
        if (endsWith("roots "))
            places.roots.push_back(at - 4);
        break;
    default: break;
    }
}

/// Notes the phrase that a pair of letters tells of, which stands at `at`.
void notePair(std::string_view text, std::size_t at, Places& places)
{
    const auto note = [&](std::size_t before, std::string_view phrase, std::vector<std::size_t>& list) {
        if (at >= before && text.substr(at - before).starts_with(phrase))
            list.push_back(at - before);
    };
    switch (text[at]) {
    case 's': return noteVerb(text, at, places);
    case 'u': return note(3, " round", places.rounds);
    case 'g': return note(2, "digits", places.digits);
    default: return note(2, "numerator and", places.quotients);
    }
}

/// All of them, found in one pass: each phrase is known by two letters that are seldom so near each other.
Places placesIn(std::string_view text)
{
    Places places;
    constexpr std::size_t width = sizeof(detail::Lanes);
    constexpr std::size_t far = 4; // between the two letters, at most
    std::size_t at = 0;
    for (; at + far + width <= text.size(); at += width) {
        const auto lanes = [&](std::size_t ahead) { return detail::lanesAt(text.data() + at + ahead); };
        const detail::Lanes here = lanes(0);
        const detail::Lanes third = lanes(2);
        auto hits = ((here == 's') & (lanes(1) == ' ')) | ((here == 'u') & (third == 'd')) | ((here == 'g') & (third == 't')) | ((here == 'm') & (lanes(far) == 't'));
        for (std::size_t place = detail::firstLane(hits); place < width; place = detail::firstLane(hits)) {
            notePair(text, at + place, places);
            hits[place] = 0;
        }
    }
    for (; at < text.size(); ++at)
        if (text[at] == 's' || text[at] == 'u' || text[at] == 'g' || text[at] == 'm')
            notePair(text, at, places);
    return places;
}

/// What the "is" at `at`, the space before it, states.
void checkIs(std::string_view text, std::size_t at, std::vector<FalseFact>& found)
{
    checkVerb(text, at, at + 4, found);
    if (at + 4 < text.size() && isDigit(text[at + 4]))
        if (auto fact = falseDuration(text, at))
            found.push_back(std::move(*fact));
    const bool states = at + 4 < text.size() && (isDigit(text[at + 4]) || text[at + 4] == '-');
    if (states && at > 0 && (isDigit(text[at - 1]) || text[at - 1] == '$' || text[at - 1] == ')' || isLetter(text[at - 1])))
        if (auto fact = falseDiscriminant(text, at))
            found.push_back(std::move(*fact));
    if (at == 0 || !(isDigit(text[at - 1]) || text[at - 1] == '$')) // only numbers are prime, divisible, even
        return;
    const std::string_view behind = text.substr(at + 4, 40);
    if (behind.find("prime") < 24)
        if (auto fact = falsePrime(text, at))
            found.push_back(std::move(*fact));
    if (behind.find("divisible by") < 24)
        if (auto fact = falseDivisor(text, at))
            found.push_back(std::move(*fact));
    if (auto fact = falseProperty(text, at))
        found.push_back(std::move(*fact));
}

} // namespace

void findWordedFacts(std::string_view text, std::vector<FalseFact>& found)
{
    const auto keep = [&found](std::optional<FalseFact> fact) {
        if (fact)
            found.push_back(std::move(*fact));
    };
    const Places places = placesIn(text);
    for (const std::size_t at : places.rounds)
        keep(falseRounding(text, at + 1));
    for (const std::size_t at : places.is)
        checkIs(text, at, found);
    for (const std::size_t at : places.equals)
        if (at > 1 && text[at - 2] == ' ')
            checkVerb(text, at - 2, at + 6, found);
    for (const std::size_t at : places.gives) // and leaves
        checkVerbInS(text, at + 4, found);
    for (const std::size_t at : places.makes)
        checkVerbInS(text, at + 4, found);
    for (const std::size_t at : places.divides)
        checkVerbInS(text, at + 6, found);
    for (const std::size_t at : places.digits)
        if (at > 0 && text[at - 1] == ' ')
            keep(falseLength(text, at - 1));
    for (const std::size_t at : places.digits)
        keep(falseDigitsTogether(text, at));
    for (const std::size_t at : places.quotients)
        keep(falseSigns(text, at));
    for (const std::size_t at : places.roots)
        keep(falseRoots(text, at));
}

} // namespace core
