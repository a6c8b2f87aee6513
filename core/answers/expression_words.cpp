#include "core/answers/expression_words.h"

#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace core {

namespace {

const std::unordered_map<std::string_view, std::string_view>& unitTable()
{
    static const std::unordered_map<std::string_view, std::string_view> table{
        {"mm", "mm"}, {"millimeter", "mm"}, {"cm", "cm"}, {"centimeter", "cm"}, {"centimetre", "cm"}, {"dm", "dm"},
        {"m", "m"}, {"meter", "m"}, {"metre", "m"}, {"km", "km"}, {"kilometer", "km"}, {"kilometre", "km"}, {"nm", "nm"},
        {"in", "in"}, {"inch", "in"}, {"inche", "in"}, {"ft", "ft"}, {"feet", "ft"}, {"foot", "ft"}, {"yd", "yd"}, {"yard", "yd"},
        {"mi", "mi"}, {"mile", "mi"}, {"mph", "mph"}, {"kph", "kph"}, {"km/h", "kph"},
        {"mg", "mg"}, {"g", "g"}, {"gram", "g"}, {"kg", "kg"}, {"kilogram", "kg"}, {"lb", "lb"}, {"pound", "lb"},
        {"oz", "oz"}, {"ounce", "oz"}, {"ton", "ton"}, {"tonne", "ton"},
        {"ms", "ms"}, {"s", "s"}, {"sec", "s"}, {"second", "s"}, {"min", "min"}, {"minute", "min"}, {"h", "h"}, {"hr", "h"},
        {"hour", "h"}, {"day", "day"}, {"week", "week"}, {"month", "month"}, {"year", "year"}, {"yr", "year"},
        {"L", "L"}, {"l", "L"}, {"liter", "L"}, {"litre", "L"}, {"mL", "mL"}, {"ml", "mL"}, {"milliliter", "mL"},
        {"J", "J"}, {"joule", "J"}, {"kJ", "kJ"}, {"N", "N"}, {"newton", "N"}, {"W", "W"}, {"watt", "W"}, {"kW", "kW"},
        {"V", "V"}, {"volt", "V"}, {"A", "A"}, {"amp", "A"}, {"Hz", "Hz"}, {"Pa", "Pa"}, {"kPa", "kPa"}, {"K", "K"},
        {"kelvin", "K"}, {"mol", "mol"}, {"mole", "mol"}, {"M", "M"}, {"eV", "eV"}, {"MeV", "MeV"}, {"GeV", "GeV"},
        {"rad", "rad"}, {"radian", "rad"}, {"deg", "deg"}, {"degree", "deg"},
        {"dollar", "dollar"}, {"USD", "dollar"}, {"cent", "cent"}, {"euro", "euro"}, {"yuan", "yuan"}, {"rupee", "rupee"},
        {"unit", "unit"}, {"square", "square"}, {"sq", "square"}, {"cubic", "cubic"}, {"per", "per"},
    };
    return table;
}

} // namespace

bool isFunctionWord(std::string_view word)
{
    if (word.size() < 2 || word.size() > 6)
        return false;
    static const std::unordered_set<std::string_view> names{
        "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "asin", "acos", "atan", "sinh", "cosh",
        "tanh", "exp", "ln", "log", "lg", "sqrt", "cbrt", "abs", "min", "max", "gcd", "lcm", "floor", "ceil"};
    return names.contains(word);
}

std::string_view unitName(std::string_view word)
{
    if (word.size() > 2 && word.back() == 's' && !unitTable().contains(word))
        word.remove_suffix(1);
    const auto at = unitTable().find(word);
    return at == unitTable().end() ? word : at->second;
}

bool isUnitWord(std::string_view word)
{
    const std::string_view singular = word.size() > 2 && word.back() == 's' ? word.substr(0, word.size() - 1) : word;
    return unitTable().contains(word) || unitTable().contains(singular);
}

} // namespace core
