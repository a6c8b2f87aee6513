#include "core/answers/facts/clock_facts.h"

#include "core/answers/facts/number_run.h"
#include "core/answers/facts/spoken_judgement.h"
#include "core/answers/facts/spoken_number.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"
#include "core/text/byte_finder.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace core {

namespace {

constexpr int hour = 60;          ///< in minutes
constexpr int halfDay = 12 * hour;

struct ClockTime
{
    Span span;
    int minutes = 0;
};

/// "9:40", "9:40 am" that ends at `end`.
std::optional<ClockTime> clockTimeBefore(std::string_view text, std::size_t end)
{
    constexpr auto halves = std::to_array<std::string_view>({" am", " pm", " AM", " PM", " a.m.", " p.m.", "am", "pm", "AM", "PM"});
    const auto half = std::find_if(halves.begin(), halves.end(), [&](std::string_view one) { return text.substr(0, end).ends_with(one); });
    const std::size_t last = half == halves.end() ? end : end - half->size();
    std::size_t begin = last;
    while (begin > 0 && last - begin < 6 && (isDigit(text[begin - 1]) || text[begin - 1] == ':'))
        --begin;
    const std::string_view digits = text.substr(begin, last - begin);
    const std::size_t colon = digits.find(':');
    const bool shaped = (colon == 1 || colon == 2) && digits.size() == colon + 3 && digits.rfind(':') == colon;
    if (!shaped || digits[colon + 1] > '5')
        return std::nullopt;
    const int hours = std::stoi(std::string(digits.substr(0, colon)));
    return hours <= 24 ? std::optional(ClockTime{{begin, end}, hours * hour + std::stoi(std::string(digits.substr(colon + 1)))}) : std::nullopt;
}

/// "85 minutes", "1 hour and 25 minutes", in minutes.
struct Duration
{
    std::size_t end = 0;
    Rational minutes;
    Rational rounding = Rational(0); ///< one in the last place, where there are decimals
};

/// The number and its unit at `at`.
std::optional<Duration> partAt(std::string_view text, std::size_t at)
{
    const auto number = spokenNumberAt(text, at);
    if (!number || number->worded || number->span.end >= text.size() || text[number->span.end] != ' ')
        return std::nullopt;
    const std::string_view unit = WordCursor(text, number->span.end + 1).word();
    const bool hours = unit == "hours" || unit == "hour";
    const auto size = number->value * Rational(hours ? hour : 1);
    const auto place = Rational(10).power(-static_cast<std::int64_t>(number->places));
    const auto rounding = place && number->places > 0 ? *place * Rational(hours ? hour : 1) : std::optional(Rational(0));
    return size && rounding && (hours || unit == "minutes" || unit == "minute") ? std::optional(Duration{number->span.end + 1 + unit.size(), *size, *rounding}) : std::nullopt;
}

std::optional<Duration> durationAt(std::string_view text, std::size_t at)
{
    const auto first = partAt(text, at);
    if (!first)
        return std::nullopt;
    constexpr auto joints = std::to_array<std::string_view>({" and ", ", ", " "});
    for (const std::string_view joint : joints)
        if (text.substr(first->end).starts_with(joint))
            if (const auto second = partAt(text, first->end + joint.size()))
                if (const auto both = first->minutes + second->minutes)
                    return Duration{second->end, *both, second->rounding};
    return first;
}

std::string written(int minutes)
{
    return minutes < hour ? std::to_string(minutes) + " min" : std::to_string(minutes) + " min = " + std::to_string(minutes / hour) + " h " + std::to_string(minutes % hour) + " min";
}

/// True where clocks may go differently: in two places, or on another day.
bool mayDiffer(std::string_view text, std::size_t at)
{
    constexpr std::size_t reach = 400;
    constexpr auto words = std::to_array<std::string_view>({"time zone", "timezone", "local time", "daylight", "clock runs", "clock loses", "clock gains", "slow", "fast", "excluding", "break", "lunch", "stop"});
    const std::size_t from = at - std::min(at, reach);
    return holdsAny(text.substr(from, at - from + 60), words);
}

} // namespace

std::optional<FalseFact> falseDuration(std::string_view text, std::size_t verb)
{
    constexpr std::string_view to = " to ";
    constexpr std::string_view from = "rom ";
    constexpr std::string_view which = ", which";
    constexpr std::string_view is = " is ";
    const std::size_t end = text.substr(0, verb).ends_with(which) ? verb - which.size() : verb;
    const auto last = clockTimeBefore(text, end);
    const auto first = last && text.substr(0, last->span.begin).ends_with(to) ? clockTimeBefore(text, last->span.begin - to.size()) : std::nullopt;
    if (!first || !text.substr(0, first->span.begin).ends_with(from))
        return std::nullopt;
    const auto stated = durationAt(text, verb + is.size());
    if (!stated || !spokenEndsHere(text, stated->end) || mayDiffer(text, first->span.begin))
        return std::nullopt;
    const int gap = ((last->minutes - first->minutes) % halfDay + halfDay) % halfDay;
    const auto off = stated->minutes - Rational(gap);
    const auto turns = off ? *off / Rational(halfDay) : off;
    const auto inSeconds = stated->minutes * Rational(hour);
    const auto size = off && off->sign() < 0 ? off->negated() : off.value_or(Rational(0));
    if (!turns || size <= stated->rounding || turns->isInteger() || !inSeconds || *inSeconds == Rational(gap))
        return std::nullopt;
    const std::size_t begin = first->span.begin;
    FalseFact fact = falseCount({begin, stated->end}, std::string(text.substr(begin, end - begin)) + ": " + written(gap), std::to_string(gap));
    fact.left = {begin, end};
    return fact;
}

} // namespace core
