#include "core/answers/facts/scale_facts.h"

#include "core/answers/facts/number_run.h"
#include "core/answers/math/unit_sizes.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <sstream>
#include <string>
#include <tuple>
#include <utility>

namespace core {

namespace {

constexpr std::size_t longestNumber = 16;
constexpr std::size_t longestUnit = 14;

/// "4.6e19 cm^-3".
struct Scaled
{
    Span span;
    Span unit; ///< with its power
    double number = 0;
    bool scientific = false;
    std::string_view name; ///< of the unit: "cm"
    int power = 1;
};

bool isNumberByte(char c) { return isDigit(c) || c == '.' || c == 'e' || c == 'E' || c == '-' || c == '+'; }

/// A unit and its power: "fm⁻¹", "cm^{-3}", "eV". Nothing for others.
std::optional<std::pair<std::string_view, int>> readUnit(std::string_view text)
{
    constexpr auto powers = std::to_array<std::pair<std::string_view, int>>({{"", 1}, {"²", 2}, {"³", 3}, {"⁻¹", -1}, {"⁻²", -2}, {"⁻³", -3}, {"^2", 2}, {"^3", 3}, {"^-1", -1}, {"^-2", -2},
                                                                             {"^-3", -3}, {"^{-1}", -1}, {"^{-2}", -2}, {"^{-3}", -3}});
    std::size_t end = text.starts_with("μ") || text.starts_with("µ") ? 2 : 0;
    while (end < text.size() && isLetter(text[end]))
        ++end;
    const auto power = std::find_if(powers.begin(), powers.end(), [rest = text.substr(end)](const auto& one) { return one.first == rest; });
    if (end == 0 || power == powers.end() || !isUnitSign(text.substr(0, end)))
        return std::nullopt;
    return std::pair{text.substr(0, end), power->second};
}

std::optional<Scaled> scaled(std::string_view text, Span number, Span unit)
{
    Scaled out{{number.begin, unit.end}, unit, 0, false, {}, 1};
    const std::string_view digits = number.in(text);
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out.number);
    if (error != std::errc() || stop != digits.data() + digits.size() || !(out.number > 0) || !isDigit(digits.back()))
        return std::nullopt;
    const auto read = readUnit(unit.in(text));
    if (!read)
        return std::nullopt;
    out.scientific = digits.find_first_of("eE") != std::string_view::npos;
    std::tie(out.name, out.power) = *read;
    return out;
}

/// The quantity that ends at `end`, where no calculation stands before it.
std::optional<Scaled> scaledBefore(std::string_view text, std::size_t end)
{
    end = skipSpaceBack(text, end);
    std::size_t unit = end;
    while (unit > 0 && end - unit <= longestUnit && text[unit - 1] != ' ' && text[unit - 1] != '\n')
        --unit;
    const std::size_t last = skipSpaceBack(text, unit);
    std::size_t first = last;
    while (first > 0 && last - first < longestNumber && isNumberByte(text[first - 1]))
        --first;
    if (unit == end || last == unit || first == last)
        return std::nullopt;
    auto out = scaled(text, {first, last}, {unit, end});
    const std::size_t before = skipSpaceBack(text, first);
    if (!out || before == 0)
        return out;
    const std::string_view head = text.substr(0, before);
    const char c = head.back();
    const bool relates = c == '=' || head.ends_with("≈");
    const bool apart = before < first && (isLetter(c) || c == ',' || c == ':' || c == '\n' || (relates && out->scientific));
    return apart || c == '\n' || c == '(' ? out : std::nullopt;
}

/// The quantity at `at`, where no calculation goes on behind it.
std::optional<Scaled> scaledAt(std::string_view text, std::size_t at)
{
    const std::size_t first = std::min(text.find_first_not_of(' ', at), text.size());
    std::size_t last = first;
    while (last < text.size() && last - first < longestNumber && isNumberByte(text[last]))
        ++last;
    const std::size_t unit = last + (last < text.size() && text[last] == ' ' ? 1 : 0);
    std::size_t end = unit;
    while (end < text.size() && end - unit <= longestUnit && std::string_view(" \n,;.)?").find(text[end]) == std::string_view::npos)
        ++end;
    if (first == last || unit == last || unit == end || (end < text.size() && text[end] == '?'))
        return std::nullopt;
    const std::size_t behind = std::min(text.find_first_not_of(' ', end), text.size());
    const std::string_view rest = text.substr(behind, 3);
    const bool goesOn = !rest.empty() && (std::string_view("+-*/^(").find(rest.front()) != std::string_view::npos || rest.starts_with("×") || rest.starts_with("·") || rest == "−");
    return goesOn ? std::nullopt : scaled(text, {first, last}, {unit, end});
}

} // namespace

std::optional<FalseFact> falseScale(std::string_view text, std::size_t sign, std::size_t end)
{
    constexpr double least = 5;
    const auto to = scaledAt(text, end);
    const auto from = to ? scaledBefore(text, sign) : std::nullopt;
    const bool judged = from && from->power == to->power && from->name != to->name && (from->scientific || to->scientific || from->power < 0);
    const auto ratio = judged ? unitRatio(from->name, to->name) : std::nullopt;
    if (!ratio)
        return std::nullopt;
    const double right = from->number * std::pow(static_cast<double>(ratio->toReal()), from->power);
    const double off = right / to->number;
    if (!std::isfinite(off) || (off < least && off > 1 / least))
        return std::nullopt;
    std::ostringstream value;
    constexpr int digits = 3;
    value.precision(digits);
    value << right;
    FalseFact fact;
    fact.span = {from->span.begin, to->span.end};
    fact.kind = FactKind::Rounded;
    fact.left = from->span;
    fact.rightValue = value.str();
    fact.right = std::string(from->span.in(text)) + " ≈ " + fact.rightValue + " " + std::string(to->unit.in(text));
    fact.gap = 1;
    return fact;
}

} // namespace core
