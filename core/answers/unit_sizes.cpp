#include "core/answers/unit_sizes.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace core {

namespace {

enum Measure : std::uint8_t { Length, Mass, Time, Calendar, Money, Energy, Electronvolts, Power, Force, Frequency, Pressure, Voltage, Current, Amount, measures };

struct Size
{
    Rational factor = 1; ///< in m, g, s, months, dollars, J, ...
    std::array<int, measures> powers{};
};

struct NamedUnit
{
    std::string_view name;
    std::int64_t top;
    std::int64_t bottom;
    Measure measure;
    int power = 1;
};

constexpr auto units = std::to_array<NamedUnit>({
    {"nm", 1, 1'000'000'000, Length}, {"mm", 1, 1000, Length}, {"cm", 1, 100, Length}, {"dm", 1, 10, Length}, {"m", 1, 1, Length},
    {"km", 1000, 1, Length}, {"in", 254, 10'000, Length}, {"ft", 3048, 10'000, Length}, {"yd", 9144, 10'000, Length}, {"mi", 1'609'344, 1000, Length},
    {"mg", 1, 1000, Mass}, {"g", 1, 1, Mass}, {"kg", 1000, 1, Mass}, {"lb", 45'359'237, 100'000, Mass}, {"pound", 45'359'237, 100'000, Mass},
    {"oz", 45'359'237, 1'600'000, Mass}, {"ms", 1, 1000, Time}, {"s", 1, 1, Time}, {"min", 60, 1, Time}, {"h", 3600, 1, Time},
    {"day", 86'400, 1, Time}, {"week", 604'800, 1, Time}, {"mL", 1, 1'000'000, Length, 3}, {"L", 1, 1000, Length, 3},
    {"gal", 3'785'411'784, 1'000'000'000'000, Length, 3}, {"gallon", 3'785'411'784, 1'000'000'000'000, Length, 3},
    {"qt", 3'785'411'784, 4'000'000'000'000, Length, 3}, {"quart", 3'785'411'784, 4'000'000'000'000, Length, 3},
    {"pt", 3'785'411'784, 8'000'000'000'000, Length, 3}, {"pint", 3'785'411'784, 8'000'000'000'000, Length, 3},
    {"μm", 1, 1'000'000, Length}, {"μs", 1, 1'000'000, Time}, {"μg", 1, 1'000'000, Mass}, {"μL", 1, 1'000'000'000, Length, 3},
    {"month", 1, 1, Calendar}, {"year", 12, 1, Calendar}, {"dollar", 1, 1, Money}, {"cent", 1, 100, Money},
    {"J", 1, 1, Energy}, {"mJ", 1, 1000, Energy}, {"kJ", 1000, 1, Energy}, {"MJ", 1'000'000, 1, Energy}, {"eV", 1, 1, Electronvolts}, {"keV", 1000, 1, Electronvolts},
    {"MeV", 1'000'000, 1, Electronvolts}, {"GeV", 1'000'000'000, 1, Electronvolts}, {"W", 1, 1, Power}, {"mW", 1, 1000, Power}, {"kW", 1000, 1, Power},
    {"MW", 1'000'000, 1, Power}, {"N", 1, 1, Force}, {"kN", 1000, 1, Force}, {"Hz", 1, 1, Frequency}, {"kHz", 1000, 1, Frequency},
    {"MHz", 1'000'000, 1, Frequency}, {"GHz", 1'000'000'000, 1, Frequency}, {"Pa", 1, 1, Pressure}, {"kPa", 1000, 1, Pressure}, {"MPa", 1'000'000, 1, Pressure},
    {"V", 1, 1, Voltage}, {"mV", 1, 1000, Voltage}, {"kV", 1000, 1, Voltage}, {"A", 1, 1, Current}, {"mA", 1, 1000, Current}, {"mol", 1, 1, Amount}, {"mmol", 1, 1000, Amount},
});

/// Multiplies `size` by `unit` to the power `power`.
bool multiply(Size& size, const NamedUnit& unit, int power)
{
    const auto one = Rational(unit.top) / Rational(unit.bottom);
    const auto all = one ? one->power(power) : one;
    const auto factor = all ? size.factor * *all : all;
    if (!factor)
        return false;
    size.factor = *factor;
    size.powers[unit.measure] += unit.power * power;
    return true;
}

std::string_view nextWord(std::string_view& text)
{
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
}

std::optional<Size> sizeOf(std::string_view text)
{
    Size size;
    int sign = 1;
    while (!text.empty()) {
        const std::string_view word = nextWord(text);
        if (word == "per") {
            sign = -1;
            continue;
        }
        const auto unit = std::find_if(units.begin(), units.end(), [word](const NamedUnit& one) { return one.name == word; });
        if (unit == units.end())
            return std::nullopt;
        int power = sign;
        if (!text.empty() && text.front() >= '2' && text.front() <= '3' && (text.size() == 1 || text[1] == ' '))
            power *= nextWord(text).front() - '0';
        if (!multiply(size, *unit, power))
            return std::nullopt;
    }
    return size;
}

} // namespace

std::optional<Rational> unitRatio(std::string_view from, std::string_view to)
{
    const auto a = sizeOf(from);
    const auto b = sizeOf(to);
    return a && b && a->powers == b->powers ? a->factor / b->factor : std::nullopt;
}

} // namespace core
