#include "core/answers/facts/conversion_facts.h"

#include "core/answers/facts/number_run.h"
#include "core/answers/facts/scale_facts.h"
#include "core/answers/math/expression_words.h"
#include "core/answers/math/rational.h"
#include "core/answers/math/unit_sizes.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"
#include "core/text/byte_finder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

namespace core {

namespace {

/// A number and its unit: "3 km", "0.45 cm".
struct Measured
{
    Span span;
    std::string_view number;
    std::string unit; ///< as plainUnit writes it
    Rational value;
    bool compound = false; ///< "2 hours and 15 minutes"
};

constexpr std::size_t longestUnit = 12;

/// A letter, the sign of "km/h", or a power: "m^2", "m²".
bool isUnitByte(std::string_view text, std::size_t at)
{
    const char c = text[at];
    const bool power = at > 0 && ((c == '^' && isLetter(text[at - 1])) || ((c == '2' || c == '3') && text[at - 1] == '^'));
    const bool sign = c == '/' && at > 0 && at + 1 < text.size() && isLetter(text[at - 1]) && isLetter(text[at + 1]);
    return isLetter(c) || power || sign || text.substr(at, 2) == "²" || text.substr(at, 2) == "³" || (at > 0 && (text.substr(at - 1, 2) == "²" || text.substr(at - 1, 2) == "³"));
}

bool isNumberByte(char c) { return isDigit(c) || c == '.' || c == ','; }

/// True for "km", "km/h", "m^2".
bool mayBeUnit(std::string_view name)
{
    const std::string_view first = name.substr(0, std::min(name.find_first_of("/^\xC2"), name.size()));
    return isUnitWord(first) || isUnitSign(first);
}

std::optional<Measured> measured(std::string_view text, Span number, Span unit)
{
    std::string digits(number.in(text));
    std::erase(digits, ',');
    const auto value = Rational::fromDecimal(digits);
    const std::string_view name = unit.in(text);
    if (!value || name.size() > longestUnit || !mayBeUnit(name) || value->sign() == 0)
        return std::nullopt;
    return Measured{{number.begin, unit.end}, number.in(text), plainUnit(name), *value, false};
}

/// "3 km" that ends at `end`, where no calculation stands before it.
std::optional<Measured> measuredBefore(std::string_view text, std::size_t end)
{
    end = skipSpaceBack(text, end);
    std::size_t unit = end;
    while (unit > 0 && end - unit <= longestUnit && isUnitByte(text, unit - 1))
        --unit;
    const std::size_t last = skipSpaceBack(text, unit);
    std::size_t first = last;
    while (first > 0 && last - first < 20 && isNumberByte(text[first - 1]))
        --first;
    const std::size_t before = skipSpaceBack(text, first);
    constexpr std::string_view joins = "+-*/^.(_=\\{}<>~";
    const bool stops = before > 0 && text[before - 1] == '.' && before < first; // of the sentence before
    const bool joined = before > 0 && !stops && (joins.find(text[before - 1]) != std::string_view::npos || static_cast<unsigned char>(text[before - 1]) >= 0x80U);
    const bool glued = first > 0 && first == before && (isLetter(text[first - 1]) || text[first - 1] == '$');
    if (unit == end || first == last || joined || glued)
        return std::nullopt;
    return measured(text, {first, last}, {unit, end});
}

/// "15 minutes" with what stands before it: "2 hours and 15 minutes", in the smaller unit.
Measured together(std::string_view text, Measured small)
{
    constexpr std::string_view joint = " and";
    const std::size_t gap = skipSpaceBack(text, small.span.begin);
    const bool joined = text.substr(0, gap).ends_with(joint);
    const std::size_t end = joined ? gap - joint.size() : gap;
    const auto large = end < small.span.begin ? measuredBefore(text, end) : std::nullopt;
    constexpr std::string_view range = "etween "; // "between 1 hour and 30 minutes"
    const auto ratio = large && !text.substr(0, large->span.begin).ends_with(range) && large->unit != small.unit ? unitRatio(large->unit, small.unit) : std::nullopt;
    const auto part = ratio && Rational(1) < *ratio ? large->value * *ratio : std::nullopt;
    const auto value = part && small.value < *ratio ? *part + small.value : std::nullopt;
    if (value)
        small.value = *value, small.span.begin = large->span.begin, small.compound = true;
    return small;
}

/// "300 m" at `at`, where no calculation goes on behind it.
std::optional<Measured> measuredAt(std::string_view text, std::size_t at)
{
    const std::size_t first = std::min(text.find_first_not_of(' ', at), text.size());
    std::size_t last = first;
    while (last < text.size() && last - first < 20 && isNumberByte(text[last]))
        ++last;
    const std::size_t unit = std::min(text.find_first_not_of(' ', last), text.size());
    std::size_t end = unit;
    while (end < text.size() && end - unit <= longestUnit && isUnitByte(text, end))
        ++end;
    const std::size_t behind = std::min(text.find_first_not_of(' ', end), text.size());
    constexpr std::string_view joins = "+-*/^(_\\{}<>=?";
    const bool joined = behind < text.size() && (joins.find(text[behind]) != std::string_view::npos);
    constexpr auto parts = std::to_array<std::string_view>({"and", "plus", "per", "or", "minus", "times"});
    if (first == last || unit == end || joined || isOneOf(WordCursor(text, behind).word(), parts) || isDigit(behind < text.size() ? text[behind] : ' '))
        return std::nullopt; // "2 hours 30 minutes"
    return measured(text, {first, last}, {unit, end});
}

/// True where units stand for others: "on the map 1 cm = 5 km".
bool isOfScale(std::string_view before)
{
    constexpr auto words = std::to_array<std::string_view>({"scale", "Scale", " map", "model", "represent", "drawing", "blueprint", "比例"});
    return holdsAny(before, words);
}

/// How far a conversion may be off, as a share: between systems people round ("1 mile = 1.6 km"), and decimals are cut.
long double slackOf(const Measured& from, const Measured& to, const Rational& ratio)
{
    const auto roundingOf = [](const Measured& quantity) {
        const std::size_t point = quantity.number.find('.');
        const auto places = static_cast<long double>(point == std::string_view::npos ? 0 : quantity.number.size() - point - 1);
        return point == std::string_view::npos ? 0 : std::pow(10.0L, -places) / std::abs(quantity.value.toReal());
    };
    const bool oneSystem = ratio.isInteger() || ratio.numerator() == Rational(1);
    return (oneSystem ? 1e-9L : 0.1L) + roundingOf(from) + roundingOf(to);
}

/// False at most signs: a letter or a power must stand before one, and a digit behind.
bool mayConvert(std::string_view text, std::size_t sign, std::size_t end)
{
    const char last = text[sign - 1] == ' ' ? text[sign - 2] : text[sign - 1];
    const std::size_t next = end + (end < text.size() && text[end] == ' ' ? 1 : 0);
    return next < text.size() && isDigit(text[next]) && (isLetter(last) || last == '2' || last == '3' || static_cast<unsigned char>(last) >= 0x80U);
}

/// The same for what falseScale reads: "5e22 cm = 5e20 m", "m⁻¹ ≈ 1e9", "cm^{-3} = 1e6".
bool mayScale(std::string_view text, std::size_t sign, std::size_t end)
{
    if (text[sign - 1] != ' ' || end + 1 >= text.size() || text[end] != ' ' || !isDigit(text[end + 1]))
        return false;
    std::size_t unit = sign - 1;
    if (!isLetter(text[unit - 1])) { // a power
        constexpr std::string_view minus = "⁻";
        const bool raised = unit > minus.size() + 2 && text.substr(unit - minus.size() - 2, minus.size()) == minus;
        const std::size_t digit = unit - (text[unit - 1] == '}' ? 2 : 1);
        return raised || (digit > 0 && isDigit(text[digit]) && text[digit - 1] == '-');
    }
    while (unit > 1 && sign - unit <= longestUnit && isLetter(text[unit - 1]))
        --unit;
    std::size_t number = text[unit - 1] == ' ' ? unit - 1 : unit;
    if (number < 2 || !isDigit(text[number - 1])) // "μm" and the like are rare
        return false;
    const auto isPower = [text](std::size_t at) { return at + 1 < text.size() && (text[at] == 'e' || text[at] == 'E') && !isLetter(text[at + 1]); };
    std::size_t next = end + 1;
    while (next < text.size() && (isDigit(text[next]) || text[next] == '.'))
        ++next;
    while (number > 1 && (isDigit(text[number - 1]) || text[number - 1] == '-'))
        --number;
    return isPower(next) || isPower(number - 1);
}

/// Behind the = or ≈ at `at`; `at` itself at other signs.
std::size_t signEnd(std::string_view text, std::size_t at)
{
    constexpr std::string_view roughly = "≈";
    return text[at] == '=' ? at + 1 : text[at] == roughly.front() && text.substr(at, roughly.size()) == roughly ? at + roughly.size() : at;
}

} // namespace

std::optional<FalseFact> falseConversion(std::string_view text, std::size_t sign, std::size_t end)
{
    const std::size_t before = sign > 2 && text[sign - 1] == ' ' ? sign - 2 : sign - 1;
    const bool measured = sign > 2 && isUnitByte(text, before);
    if (!measured)
        return std::nullopt;
    auto from = measuredBefore(text, sign);
    const auto to = from ? measuredAt(text, end) : std::nullopt;
    if (to)
        from = together(text, std::move(*from));
    const bool same = to && from->unit == to->unit;
    const auto ratio = !to ? std::nullopt : !same ? unitRatio(from->unit, to->unit) : from->compound ? std::optional(Rational(1)) : std::nullopt;
    const auto right = ratio ? from->value * *ratio : ratio;
    if (!right)
        return std::nullopt;
    const long double off = std::abs(right->toReal() / to->value.toReal() - 1);
    constexpr std::size_t reach = 400;
    const std::size_t begin = from->span.begin - std::min(from->span.begin, reach);
    if (off <= slackOf(*from, *to, *ratio) || isOfScale(text.substr(begin, from->span.begin - begin)))
        return std::nullopt;
    FalseFact fact;
    fact.span = {from->span.begin, to->span.end};
    fact.kind = FactKind::Exact;
    fact.left = from->span;
    constexpr unsigned places = 6;
    fact.rightValue = right->toDecimal(places);
    fact.right = std::string(from->span.in(text)) + " = " + fact.rightValue + std::string(to->span.in(text).substr(to->number.size()));
    fact.gap = off;
    return fact;
}

void findConversionFacts(std::string_view text, const PieceMarks& marks, std::vector<FalseFact>& found)
{
    for (std::size_t at = marks.nextSign(4, text.size()); at < text.size(); at = marks.nextSign(at + 1, text.size())) {
        const std::size_t end = signEnd(text, at);
        if (end == at)
            continue;
        auto fact = end == at + 1 && mayConvert(text, at, end) ? falseConversion(text, at, end) : std::nullopt;
        if (!fact && mayScale(text, at, end))
            fact = falseScale(text, at, end);
        if (fact)
            found.push_back(std::move(*fact));
    }
}

} // namespace core
