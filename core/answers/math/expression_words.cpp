#include "core/answers/math/expression_words.h"

#include "core/answers/math/unit_sizes.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace core {

namespace {

const std::unordered_map<std::string_view, std::string_view>& unitTable()
{
    static const std::unordered_map<std::string_view, std::string_view> table{
        {"mm", "mm"}, {"millimeter", "mm"}, {"cm", "cm"}, {"centimeter", "cm"}, {"centimetre", "cm"}, {"dm", "dm"},
        {"m", "m"}, {"meter", "m"}, {"metre", "m"}, {"km", "km"}, {"kilometer", "km"}, {"kilometre", "km"}, {"nm", "nm"},
        {"in", "in"}, {"inch", "in"}, {"inche", "in"}, {"ft", "ft"}, {"feet", "ft"}, {"foot", "ft"}, {"yd", "yd"}, {"yard", "yd"},
        {"mi", "mi"}, {"mile", "mi"}, {"pc", "pc"}, {"parsec", "pc"}, {"ly", "ly"}, {"lightyear", "ly"}, {"AU", "AU"}, {"mph", "mi per h"}, {"kph", "km per h"},
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
        {"CNY", "yuan"}, {"RMB", "yuan"}, {"EUR", "euro"}, {"INR", "rupee"}, {"yen", "yen"}, {"JPY", "yen"}, {"CHF", "franc"},
        {"SEK", "krona"}, {"NOK", "krone"}, {"DKK", "krone"}, {"PLN", "zloty"}, {"zloty", "zloty"}, {"RUB", "ruble"}, {"ruble", "ruble"}, {"KRW", "won"},
        {"元", "yuan"}, {"块", "yuan"}, {"厘米", "cm"}, {"毫米", "mm"}, {"分米", "dm"}, {"米", "m"}, {"千米", "km"}, {"公里", "km"},
        {"克", "g"}, {"千克", "kg"}, {"公斤", "kg"}, {"吨", "ton"}, {"秒", "s"}, {"分钟", "min"}, {"小时", "h"}, {"天", "day"},
        {"周", "week"}, {"月", "month"}, {"个月", "month"}, {"年", "year"}, {"升", "L"}, {"毫升", "mL"}, {"度", "deg"},
        {"平方厘米", "cm 2"}, {"平方米", "m 2"}, {"立方厘米", "cm 3"}, {"立方米", "m 3"},
        {"pm", "pm"}, {"am", "am"}, {"Celsius", "degC"}, {"°C", "degC"}, {"℃", "degC"}, {"Fahrenheit", "degF"}, {"°F", "degF"}, {"Omega", "ohm"}, {"ohm", "ohm"}, {"kilohm", "kohm"}, {"megohm", "Mohm"}, {"unit", "unit"}, {"square", "square"}, {"sq", "square"}, {"cubic", "cubic"}, {"per", "per"},
    };
    return table;
}

constexpr auto functionWords = std::to_array<std::string_view>({"arcsin", "arccos", "arctan", "asin", "acos", "atan", "abs", "cos", "cot", "csc", "cosh", "cbrt", "ceil", "exp", "floor",
                                                               "gcd", "ln", "log", "lg", "lcm", "min", "max", "sin", "sec", "sinh", "sqrt", "tan", "tanh"});

/// A word of at most eight letters as one number.
constexpr std::uint64_t packed(std::string_view word)
{
    std::uint64_t letters = 0;
    for (const char c : word)
        letters = letters << 8U | static_cast<unsigned char>(c);
    return letters;
}

constexpr std::size_t functionSlots = 128;
constexpr std::size_t slotOf(std::uint64_t letters) { return letters * 0x9E3779B97F4A7C15U >> 57U; }

/// The function words, each at its slot or the next free one behind it.
constexpr auto functionTable = [] {
    std::array<std::uint64_t, functionSlots> table{};
    for (const std::string_view word : functionWords) {
        std::size_t slot = slotOf(packed(word));
        while (table[slot] != 0)
            slot = (slot + 1) % functionSlots;
        table[slot] = packed(word);
    }
    return table;
}();

/// The second letters that words of each first letter have, a bit each: few other words begin so.
constexpr auto secondLetters = [] {
    std::array<std::uint32_t, 32> letters{};
    for (const std::string_view word : functionWords)
        letters[static_cast<unsigned char>(word[0]) % 32U] |= std::uint32_t{1} << static_cast<unsigned char>(word[1]) % 32U;
    return letters;
}();

} // namespace

bool isFunctionWord(std::string_view word)
{
    if (word.size() < 2 || word.size() > 6 || (secondLetters[static_cast<unsigned char>(word[0]) % 32U] >> static_cast<unsigned char>(word[1]) % 32U & 1) == 0)
        return false;
    const std::uint64_t letters = packed(word);
    std::size_t slot = slotOf(letters);
    while (functionTable[slot] != 0 && functionTable[slot] != letters)
        slot = (slot + 1) % functionSlots;
    return functionTable[slot] == letters;
}

bool isConstantWord(std::string_view word)
{
    return word == "pi" || word == "e" || word == "i" || word == "infinity" || word == "inf" || word == "oo";
}

std::string_view unitName(std::string_view word)
{
    if (word.size() > 2 && word.back() == 's' && !unitTable().contains(word) && !isUnitSign(word)) // no "μs"
        word.remove_suffix(1);
    const auto at = unitTable().find(word);
    return at == unitTable().end() ? word : at->second;
}

std::string plainUnit(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    const auto flush = [&] {
        if (!word.empty())
            words.emplace_back(unitName(word));
        word.clear();
    };
    std::string plain;
    if (text.find_first_of("\xC2") != std::string_view::npos) { // "kg·m/s²"
        plain = text;
        for (const auto& [sign, spelling] : std::initializer_list<std::pair<std::string_view, std::string_view>>{{"·", " "}, {"²", "^2"}, {"³", "^3"}})
            for (std::size_t at = plain.find(sign); at != std::string::npos; at = plain.find(sign, at))
                plain.replace(at, sign.size(), spelling);
        text = plain;
    }
    for (const char c : text) {
        const bool digit = c >= '0' && c <= '9';
        if (digit && !(word.empty() || (word.back() >= '0' && word.back() <= '9')))
            flush();
        if (c == '/') {
            flush();
            words.emplace_back("per");
        } else if (c == ' ' || c == '^' || c == '{' || c == '}' || c == '*' || c == '\\' || c == ',') {
            flush();
        } else if (c != '.') {
            word += c;
        }
    }
    flush();
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool power = (words[i] == "square" || words[i] == "cubic") && i + 1 < words.size() && words[i + 1] != "unit";
        const bool prefix = i + 1 < words.size() && words[i + 1] == "ohm" && words[i].size() == 1; // k\Omega
        if (!power)
            out += (out.empty() || out.ends_with('+') ? "" : " ") + words[i] + (prefix ? "+" : "");
        if (i > 0 && words[i - 1] == "square" && words[i] != "unit")
            out += " 2";
        if (i > 0 && words[i - 1] == "cubic" && words[i] != "unit")
            out += " 3";
    }
    std::erase(out, '+');
    return out;
}

namespace {

/// The first two bytes of units, a bit for each pair, where the second is 0 behind the last: few other words begin so.
const std::array<std::uint32_t, 32>& unitBeginnings()
{
    static const auto beginnings = [] {
        std::array<std::uint32_t, 32> table{};
        for (const auto& [unit, name] : unitTable())
            table[static_cast<unsigned char>(unit[0]) % 32U] |= std::uint32_t{1} << (unit.size() > 1 ? static_cast<unsigned char>(unit[1]) % 32U : 0);
        return table;
    }();
    return beginnings;
}

} // namespace

bool isUnitWord(std::string_view word)
{
    if (word.empty() || (unitBeginnings()[static_cast<unsigned char>(word[0]) % 32U] >> (word.size() > 1 ? static_cast<unsigned char>(word[1]) % 32U : 0) & 1) == 0)
        return false;
    const std::string_view singular = word.size() > 2 && word.back() == 's' ? word.substr(0, word.size() - 1) : word;
    return unitTable().contains(word) || unitTable().contains(singular);
}

} // namespace core
