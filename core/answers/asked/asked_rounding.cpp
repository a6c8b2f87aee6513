#include "core/answers/asked/asked_rounding.h"

#include "core/answers/math/rational.h"
#include "core/answers/words/answer_text.h"
#include "core/answers/words/word_cursor.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace core {

namespace {

using Name = std::pair<std::string_view, std::size_t>;

constexpr std::size_t longestAnswer = 200;

constexpr auto counts = std::to_array<Name>({{"one", 1},
                                             {"two", 2},
                                             {"three", 3},
                                             {"four", 4},
                                             {"five", 5},
                                             {"six", 6},
                                             {"一", 1},
                                             {"两", 2},
                                             {"二", 2},
                                             {"三", 3},
                                             {"四", 4},
                                             {"五", 5}});

/// Behind "nearest" and "精确到".
constexpr auto places = std::to_array<Name>({{"tenth", 1},
                                             {"hundredth", 2},
                                             {"cent", 2},
                                             {"thousandth", 3},
                                             {"ten-thousandth", 4},
                                             {"0.1", 1},
                                             {"0.01", 2},
                                             {"0.001", 3},
                                             {"0.0001", 4},
                                             {"十分位", 1},
                                             {"百分位", 2},
                                             {"千分位", 3},
                                             {"小数点后一位", 1},
                                             {"小数点后两位", 2},
                                             {"小数点后三位", 3}});

/// The number that `text` ends with: "two", "2", "$2$", "两"; 0 for none.
std::size_t countBefore(std::string_view text)
{
    while (!text.empty() && std::string_view(" -$").find(text.back()) != std::string_view::npos)
        text.remove_suffix(1);
    const auto apart = [&](std::size_t length) {
        return length == text.size() || !(isLetter(text[text.size() - length - 1]) ||
                                          isDigit(text[text.size() - length - 1]));
    };
    if (!text.empty() && text.back() >= '1' && text.back() <= '9' && apart(1))
        return static_cast<std::size_t>(text.back() - '0');
    for (const auto& [name, count] : counts)
        if (text.ends_with(name) && (!isLetter(name[0]) || apart(name.size())))
            return count;
    return 0;
}

/// A digit or letter that would go on with a name: "cent" of "centimeter".
bool goesOn(std::string_view rest)
{
    return !rest.empty() && (isLetter(rest[0]) || isDigit(rest[0]));
}

/// Commands beside a number that leave its value as it is.
bool isHarmlessCommand(std::string_view name)
{
    constexpr auto names =
        std::to_array<std::string_view>({"", "text", "mathrm", "approx", "circ", "boxed", "quad", "degree"});
    return isOneOf(name, names);
}

bool isOnlyDressed(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (std::string_view("+*!|<>").find(text[at]) != std::string_view::npos)
            return false;
        if (text[at] == '^' && !text.substr(at + 1).starts_with("\\circ") &&
            !text.substr(at + 1).starts_with("{\\circ"))
            return false;
        if (text[at] == '\\' && !isHarmlessCommand(WordCursor(text, at + 1).word()))
            return false;
    }
    return true;
}

} // namespace

std::optional<AskedRounding> askedRounding(std::string_view problem)
{
    const std::string text = lowered(std::string(problem));
    std::vector<AskedRounding> found;
    constexpr auto counted =
        std::to_array<std::pair<std::string_view, bool>>({{"decimal place", false},
                                                          {"decimals", false},
                                                          {"digits after the decimal point", false},
                                                          {"significant figure", true},
                                                          {"significant digit", true},
                                                          {"sig fig", true},
                                                          {"位小数", false},
                                                          {"位有效数字", true}});
    for (const auto& [noun, significant] : counted)
        for (std::size_t at = text.find(noun); at != std::string::npos; at = text.find(noun, at + 1))
            if (const std::size_t count = countBefore(std::string_view(text).substr(0, at)); count > 0)
                found.push_back({count, significant});
    for (const std::string_view verb : {"nearest ", "精确到"})
        for (std::size_t at = text.find(verb); at != std::string::npos; at = text.find(verb, at + 1))
            for (const auto& [place, digits] : places)
                if (const std::string_view rest = std::string_view(text).substr(at + verb.size());
                    rest.starts_with(place) && !goesOn(rest.substr(place.size())))
                    found.push_back({digits, false});
    const bool one =
        !found.empty() && std::all_of(found.begin(), found.end(),
                                      [&](const AskedRounding& other) { return other == found.front(); });
    return one ? std::optional(found.front()) : std::nullopt;
}

std::string roundedAsAsked(std::string_view answer, AskedRounding rounding, std::string_view problem)
{
    constexpr std::string_view digits = "0123456789.,";
    const std::size_t begin =
        answer.size() > longestAnswer ? std::string_view::npos : answer.find_first_of("0123456789");
    if (begin == std::string_view::npos)
        return {};
    std::size_t end = std::min(answer.find_first_not_of(digits, begin), answer.size());
    std::string_view behind = answer.substr(end);
    end = answer.find_last_not_of(".,", end - 1) + 1;
    if (!answer.substr(end).starts_with("...")) // "3.14159..."
        behind = answer.substr(end);
    std::string number(answer.substr(begin, end - begin));
    const bool given = problem.find(number) != std::string_view::npos;
    std::erase(number, ',');
    const bool other = behind.find_first_of("0123456789") != std::string_view::npos;
    const std::size_t point = number.find('.');
    if (other || point == std::string_view::npos || given || !isOnlyDressed(answer.substr(0, begin)) ||
        !isOnlyDressed(behind))
        return {};
    const std::size_t first = std::min(number.find_first_not_of("0."), number.size()); // digit that counts
    const std::size_t before = first < point ? point - first : 0;
    if (rounding.significant && before > rounding.digits)
        return {};
    const std::size_t kept = !rounding.significant ? rounding.digits
                             : before > 0          ? rounding.digits - before
                                                   : rounding.digits + first - point - 1;
    const auto value = number.size() - point - 1 > kept ? Rational::fromDecimal(number) : std::nullopt;
    return value ? std::string(answer.substr(0, begin)) + value->toDecimal(static_cast<unsigned>(kept)) +
                       std::string(behind)
                 : std::string{};
}

} // namespace core
