#include "core/answers/math/unit_sizes.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace core {

namespace {

enum Measure : std::uint8_t { Length, Mass, Time, Current, Temperature, Amount, Calendar, Money, Electronvolts, measures };

using Powers = std::array<int, measures>;

struct Size
{
    Rational factor = 1; ///< in m, g, s, A, K, mol, months, dollars, eV
    Powers powers{};
};

struct NamedUnit
{
    std::string_view name;
    std::int64_t top;
    std::int64_t bottom;
    Powers powers{};
};

constexpr Powers length{1}, area{2}, volume{3}, mass{0, 1}, duration{0, 0, 1}, current{0, 0, 0, 1}, temperature{0, 0, 0, 0, 1}, amount{0, 0, 0, 0, 0, 1},
    months{0, 0, 0, 0, 0, 0, 1}, money{0, 0, 0, 0, 0, 0, 0, 1}, electronvolts{0, 0, 0, 0, 0, 0, 0, 0, 1};
constexpr Powers frequency{0, 0, -1}, force{1, 1, -2}, pressure{-1, 1, -2}, energy{2, 1, -2}, power{2, 1, -3}, charge{0, 0, 1, 1}, voltage{2, 1, -3, -1},
    resistance{2, 1, -3, -2}, capacitance{-2, -1, 4, 2}, inductance{2, 1, -2, -2}, fluxDensity{0, 1, -2, -1}, flux{2, 1, -2, -1},
    concentration{-3, 0, 0, 0, 0, 1};

/// Units that take prefixes.
constexpr auto prefixed = std::to_array<NamedUnit>({
    {"m", 1, 1, length},           {"meter", 1, 1, length},         {"metre", 1, 1, length},       {"g", 1, 1, mass},
    {"gram", 1, 1, mass},          {"s", 1, 1, duration},           {"second", 1, 1, duration},    {"L", 1, 1000, volume},
    {"liter", 1, 1000, volume},    {"litre", 1, 1000, volume},      {"A", 1, 1, current},          {"ampere", 1, 1, current},
    {"amp", 1, 1, current},        {"K", 1, 1, temperature},        {"kelvin", 1, 1, temperature}, {"mol", 1, 1, amount},
    {"mole", 1, 1, amount},        {"Hz", 1, 1, frequency},         {"hertz", 1, 1, frequency},    {"N", 1000, 1, force},
    {"newton", 1000, 1, force},    {"Pa", 1000, 1, pressure},       {"pascal", 1000, 1, pressure}, {"bar", 100'000'000, 1, pressure},
    {"J", 1000, 1, energy},        {"joule", 1000, 1, energy},      {"cal", 4184, 1, energy},      {"calorie", 4184, 1, energy},
    {"Wh", 3'600'000, 1, energy},  {"W", 1000, 1, power},           {"watt", 1000, 1, power},      {"C", 1, 1, charge},
    {"coulomb", 1, 1, charge},     {"V", 1000, 1, voltage},         {"volt", 1000, 1, voltage},    {"ohm", 1000, 1, resistance},
    {"F", 1, 1000, capacitance},   {"farad", 1, 1000, capacitance}, {"H", 1000, 1, inductance},    {"henry", 1000, 1, inductance},
    {"T", 1000, 1, fluxDensity},   {"tesla", 1000, 1, fluxDensity}, {"Wb", 1000, 1, flux},         {"weber", 1000, 1, flux},
    {"M", 1000, 1, concentration}, {"eV", 1, 1, electronvolts},   {"pc", 30'856'775'814'913'673, 1, length},
});

constexpr auto units = std::to_array<NamedUnit>({
    {"in", 254, 10'000, length},
    {"ft", 3048, 10'000, length},
    {"yd", 9144, 10'000, length},
    {"mi", 1'609'344, 1000, length},
    {"Å", 1, 10'000'000'000, length},
    {"angstrom", 1, 10'000'000'000, length},
    {"AU", 149'597'870'700, 1, length},
    {"ly", 9'460'730'472'580'800, 1, length},
    {"hectare", 10'000, 1, area},
    {"ton", 1'000'000, 1, mass},
    {"lb", 45'359'237, 100'000, mass},
    {"pound", 45'359'237, 100'000, mass},
    {"oz", 45'359'237, 1'600'000, mass},
    {"min", 60, 1, duration},
    {"h", 3600, 1, duration},
    {"day", 86'400, 1, duration},
    {"week", 604'800, 1, duration},
    {"gal", 3'785'411'784, 1'000'000'000'000, volume},
    {"gallon", 3'785'411'784, 1'000'000'000'000, volume},
    {"qt", 3'785'411'784, 4'000'000'000'000, volume},
    {"quart", 3'785'411'784, 4'000'000'000'000, volume},
    {"pt", 3'785'411'784, 8'000'000'000'000, volume},
    {"pint", 3'785'411'784, 8'000'000'000'000, volume},
    {"month", 1, 1, months},
    {"year", 12, 1, months},
    {"dollar", 1, 1, money},
    {"cent", 1, 100, money},
    {"atm", 101'325'000, 1, pressure},
    {"torr", 101'325'000, 760, pressure},
    {"mmHg", 101'325'000, 760, pressure},
    {"Torr", 101'325'000, 760, pressure},
});

/// Prefixes by their powers of ten; signs before words.
constexpr auto prefixes = std::to_array<std::pair<std::string_view, int>>({
    {"f", -15},     {"p", -12},    {"n", -9},    {"μ", -6},     {"m", -3},     {"c", -2},     {"d", -1},    {"k", 3},    {"M", 6},    {"G", 9},    {"T", 12},
    {"femto", -15}, {"pico", -12}, {"nano", -9}, {"micro", -6}, {"milli", -3}, {"centi", -2}, {"deci", -1}, {"kilo", 3}, {"mega", 6}, {"giga", 9}, {"tera", 12},
});

struct FoundUnit
{
    NamedUnit unit;
    int ten = 0; ///< power of ten of its prefix
};

template <typename Table> const NamedUnit* find(const Table& table, std::string_view name)
{
    const auto at = std::find_if(table.begin(), table.end(), [name](const NamedUnit& one) { return one.name == name; });
    return at == table.end() ? nullptr : &*at;
}

std::optional<FoundUnit> findUnit(std::string_view name)
{
    if (const NamedUnit* unit = find(units, name))
        return FoundUnit{*unit, 0};
    if (const NamedUnit* unit = find(prefixed, name))
        return FoundUnit{*unit, 0};
    for (const auto& [prefix, ten] : prefixes) {
        const std::string_view rest = name.starts_with(prefix) ? name.substr(prefix.size()) : std::string_view{};
        const NamedUnit* unit = rest.empty() ? nullptr : find(prefixed, rest);
        const bool sign = prefix.size() <= 2;
        if (unit != nullptr && (rest == "ohm" || sign == (rest.size() <= 3 && rest != "amp"))) // kV, kilovolt
            return FoundUnit{*unit, ten};
    }
    return std::nullopt;
}

/// Multiplies `size` by `found` to the power `times`.
bool multiply(Size& size, const FoundUnit& found, int times)
{
    const auto one = Rational(found.unit.top) / Rational(found.unit.bottom);
    const auto prefix = Rational(10).power(found.ten);
    const auto both = one && prefix ? *one * *prefix : one;
    const auto all = both ? both->power(times) : both;
    const auto factor = all ? size.factor * *all : all;
    if (!factor)
        return false;
    size.factor = *factor;
    for (std::size_t i = 0; i < measures; ++i)
        size.powers[i] += found.unit.powers[i] * times;
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
        const auto unit = findUnit(word);
        if (!unit)
            return std::nullopt;
        int times = sign;
        if (!text.empty() && text.front() >= '2' && text.front() <= '3' && (text.size() == 1 || text[1] == ' '))
            times *= nextWord(text).front() - '0';
        if (!multiply(size, *unit, times))
            return std::nullopt;
    }
    return size;
}

} // namespace

bool isUnitSign(std::string_view word)
{
    return word.size() <= 5 && findUnit(word).has_value();
}

bool isPrefixedUnit(std::string_view word)
{
    constexpr std::size_t shortest = 6;
    if (word.size() < shortest)
        return false;
    const bool named = std::any_of(prefixes.begin(), prefixes.end(), [word](const auto& prefix) { return prefix.first.size() > 2 && word.starts_with(prefix.first); });
    if (!named)
        return word == "megohm" || word == "megohms" || word == "kilohm" || word == "kilohms";
    return word == "kilohm" || word == "kilohms" || findUnit(word).has_value() || (word.back() == 's' && findUnit(word.substr(0, word.size() - 1)).has_value());
}

std::optional<Rational> unitRatio(std::string_view from, std::string_view to)
{
    const auto a = sizeOf(from);
    const auto b = sizeOf(to);
    return a && b && a->powers == b->powers ? a->factor / b->factor : std::nullopt;
}

} // namespace core
