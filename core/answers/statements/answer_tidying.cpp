#include "core/answers/statements/answer_tidying.h"

#include "core/answers/statements/plain_quantities.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace core {

namespace {

/// Longer answers are taken as they are.
constexpr std::size_t longestTidied = 20'000;

/// "11,\! 111" as "11,111".
void dropTightSpaces(std::string& text)
{
    for (std::size_t at = text.find("\\!"); at != std::string::npos; at = text.find("\\!", at)) {
        const std::size_t end = std::min(text.find_first_not_of(' ', at + 2), text.size());
        if (at > 0 && text[at - 1] == ',')
            text.erase(at, end - at);
        else
            at += 2;
    }
}

/// "$20" with a dollar sign that means money.
bool isPrice(std::string_view text)
{
    const bool minus = text.starts_with('-');
    const std::string_view rest = text.substr(minus ? 1 : 0);
    return rest.size() > 1 && rest.front() == '$' && isDigit(rest[1]) && rest.find_first_not_of("0123456789.,", 1) == std::string_view::npos;
}

/// "3.214.500" as "3214500".
void readPointGroups(std::string& text)
{
    const std::size_t begin = text.find_first_of("0123456789");
    const std::size_t end = std::min(text.find_first_not_of("0123456789.", begin), text.size());
    if (begin == std::string::npos || text.find_first_of("0123456789.", end) != std::string::npos)
        return;
    const std::string_view number = std::string_view(text).substr(begin, end - begin);
    const std::size_t first = number.find('.');
    if (first == 0 || first > 3 || number.size() < first + 8 || (number.size() - first) % 4 != 0)
        return;
    for (std::size_t i = first; i < number.size(); ++i)
        if ((number[i] == '.') != ((i - first) % 4 == 0))
            return;
    std::erase(text, '.');
}

/// "①、③" as "①③".
void joinCircled(std::string& text)
{
    std::string joined;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = std::string_view(text).substr(at);
        const bool separator = rest.starts_with("、") || rest.starts_with("，");
        if (rest.starts_with("\xE2\x91"))
            joined += rest.substr(0, 3);
        else if (!separator && rest[0] != ',' && rest[0] != ' ')
            return;
        at += separator || rest[0] == '\xE2' ? 3 : 1;
    }
    text = joined;
}

/// "\not= 5" as "\neq 5".
void joinNegations(std::string& text)
{
    constexpr auto signs = std::to_array<std::pair<std::string_view, std::string_view>>({{"=", "\\neq "}, {"\\in", "\\notin"}});
    for (std::size_t at = text.find("\\not"); at != std::string::npos; at = text.find("\\not", at + 1)) {
        const std::size_t sign = std::min(text.find_first_not_of(' ', at + 4), text.size());
        for (const auto& [written, joined] : signs)
            if (text.compare(sign, written.size(), written) == 0) {
                text.replace(at, sign + written.size() - at, joined);
                break;
            }
    }
}

/// "I, II only" and "I and II" as "①②".
void readRomanList(std::string& text)
{
    constexpr auto numerals =
        std::to_array<std::pair<std::string_view, std::string_view>>({{"I", "①"}, {"II", "②"}, {"III", "③"}, {"IV", "④"}, {"V", "⑤"}, {"VI", "⑥"}});
    constexpr std::string_view dress = "\\text{";
    const bool dressed = text.starts_with(dress) && text.find('}') + 1 == text.size();
    const std::string_view list = dressed ? std::string_view(text).substr(dress.size(), text.size() - dress.size() - 1) : std::string_view(text);
    if (list.size() > 60 || (!list.starts_with('I') && !list.starts_with('V')))
        return;
    std::string circled;
    std::string word;
    std::size_t count = 0;
    bool longer = false;
    for (std::size_t at = 0; at <= list.size(); ++at) {
        const char c = at < list.size() ? list[at] : ' ';
        if (c != ' ' && c != ',') {
            word += c;
            continue;
        }
        const auto numeral = std::find_if(numerals.begin(), numerals.end(), [&](const auto& one) { return one.first == word; });
        if (numeral == numerals.end() && !word.empty() && word != "and" && word != "only")
            return;
        if (numeral != numerals.end()) {
            circled += numeral->second;
            longer = longer || word.size() > 1;
            ++count;
        }
        word.clear();
    }
    if (count > 1 && longer)
        text = circled;
}

/// "5‰" as "(5/1000)".
void readPerMille(std::string& text)
{
    constexpr std::string_view sign = "‰";
    const std::size_t digits = std::min(text.find_first_not_of("0123456789."), text.size());
    if (digits > 0 && text.substr(digits) == sign)
        text = text.substr(0, digits) + "/1000";
}

/// "J/(g·K)" as "J/g/K".
void openDivisors(std::string& text)
{
    for (std::size_t at = text.find("/("); at != std::string::npos; at = text.find("/(", at + 1)) {
        const std::size_t close = text.find(')', at);
        if (close == std::string::npos || close > at + 24 || at == 0 || static_cast<unsigned char>(text[at - 1] | 0x20) < 'a')
            continue;
        std::string opened;
        std::size_t factors = 1;
        for (std::size_t i = at + 2; i < close; ++i) {
            const std::string_view rest = std::string_view(text).substr(i, close - i);
            const auto joints = std::to_array<std::string_view>({"·", "\\cdot ", "⋅", "*", " "});
            const auto joint = std::find_if(joints.begin(), joints.end(), [rest](std::string_view one) { return rest.starts_with(one); });
            const bool letter =
                (text[i] >= 'a' && text[i] <= 'z') || (text[i] >= 'A' && text[i] <= 'Z') || rest.starts_with("°") || (i > at + 2 && rest.front() == '\xB0');
            if (joint == joints.end() && !letter)
                return;
            opened += joint == joints.end() ? std::string(1, text[i]) : opened.ends_with('/') ? std::string{} : "/";
            factors += joint == joints.end() ? 0U : 1U;
            i += joint == joints.end() ? 0 : joint->size() - 1;
        }
        if (factors > 1 && !opened.empty() && opened.front() != '/')
            text = text.substr(0, at + 1) + opened + text.substr(close + 1);
    }
}

/// "根号3" as "\sqrt{3}", "负5" as "-5".
void readChineseSigns(std::string& text)
{
    constexpr std::string_view root = "根号";
    for (std::size_t at = text.find(root); at != std::string::npos; at = text.find(root, at)) {
        const std::size_t digits = at + root.size();
        const std::size_t end = std::min(text.find_first_not_of("0123456789", digits), text.size());
        if (end == digits)
            return;
        text = text.substr(0, at) + "\\sqrt{" + text.substr(digits, end - digits) + "}" + text.substr(end);
    }
    constexpr std::string_view minus = "负";
    if (text.starts_with(minus) && text.size() > minus.size() && (isDigit(text[minus.size()]) || text[minus.size()] == '\\'))
        text.replace(0, minus.size(), "-");
}

/// "8.4 (approximately)" as "8.4".
void dropApproximation(std::string& text)
{
    for (const std::string_view tail : {"(approximately)", "(approx.)", "(approx)"})
        if (text.ends_with(tail) && text.size() > tail.size() + 1)
            text.resize(text.find_last_not_of(' ', text.size() - tail.size() - 1) + 1);
}

/// "6 C/s" as "6 A": C alone is no unit, for it is a constant or Celsius.
void readQuotients(std::string& text)
{
    constexpr auto quotients = std::to_array<std::pair<std::string_view, std::string_view>>({{" C/s", " A"}, {" C/V", " F"}, {" J/C", " V"}, {" 1/s", " Hz"}});
    for (const auto& [quotient, unit] : quotients)
        if (text.size() > quotient.size() && text.ends_with(quotient) && text.find_first_not_of("-0123456789.") == text.size() - quotient.size())
            text.replace(text.size() - quotient.size(), quotient.size(), unit);
}

/// "ff (base 16)" as "FF_{16}".
void readBase(std::string& text)
{
    constexpr std::size_t longest = 60;
    constexpr std::string_view word = "base ";
    const std::size_t at = text.size() > longest ? std::string::npos : text.find(word);
    const std::size_t end = std::min(text.find_first_not_of("0123456789abcdefABCDEF"), text.size());
    if (at == std::string::npos || end == 0)
        return;
    std::string_view between = std::string_view(text).substr(end, at - end);
    std::string_view base = std::string_view(text).substr(at + word.size());
    const bool bracket = between == " (" || between == "(";
    if (bracket && base.ends_with(')'))
        base.remove_suffix(1);
    else if (bracket || (between != " " && between != " in " && between != ", "))
        return;
    if (base.empty() || base.size() > 2 || base.find_first_not_of("0123456789") != std::string_view::npos)
        return;
    std::string digits = text.substr(0, end);
    for (char& c : digits)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    const auto most = std::max_element(digits.begin(), digits.end()); // capitals stand behind digits
    if ((*most >= 'A' ? *most - 'A' + 10 : *most - '0') >= std::stoi(std::string(base)))
        return;
    text = digits + "_{" + std::string(base) + "}";
}

/// "∠ABC" as "\angle ABC".
void readAngleSigns(std::string& text)
{
    constexpr std::string_view sign = "∠";
    for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign, at))
        text.replace(at, sign.size(), "\\angle ");
}

/// "0x1F" and "0b101" in decimals.
void readHexadecimal(std::string& text)
{
    const bool binary = text.starts_with("0b");
    const bool digits = text.size() > 2 && text.size() < 18 && (binary || text.starts_with("0x") || text.starts_with("0X")) &&
                        text.find_first_not_of(binary ? "01" : "0123456789abcdefABCDEF", 2) == std::string::npos;
    if (digits)
        text = std::to_string(std::stoull(text.substr(2), nullptr, binary ? 2 : 16));
}

} // namespace

std::string tidiedAnswer(std::string text)
{
    if (text.size() > longestTidied)
        return text;
    if (const std::size_t next = text.find("【解析】"); text.starts_with("【答案】") && next != std::string::npos)
        text.resize(text.find_last_not_of(" \n", next - 1) + 1);
    dropTightSpaces(text);
    readPointGroups(text);
    joinCircled(text);
    joinNegations(text);
    readRomanList(text);
    dropApproximation(text);
    if (std::string plain = withPlainQuantities(text); !plain.empty())
        text = std::move(plain);
    readHexadecimal(text);
    readBase(text);
    readQuotients(text);
    readAngleSigns(text);
    readPerMille(text);
    openDivisors(text);
    readChineseSigns(text);
    for (const std::string_view head : {"【答案】", "答：", "答:", "故选：", "故选", "故答案为：", "故答案为"})
        if (text.starts_with(head) && text.size() > head.size())
            text.erase(0, head.size());
    constexpr std::string_view widePoint = "．";
    for (std::size_t at = text.find(widePoint); at != std::string::npos; at = text.find(widePoint, at + 1))
        if (at > 0 && isDigit(text[at - 1]) && at + widePoint.size() < text.size() && isDigit(text[at + widePoint.size()]))
            text.replace(at, widePoint.size(), ".");
    for (std::size_t at = text.find("\xC2\xB5"); at != std::string::npos; at = text.find("\xC2\xB5", at))
        text.replace(at, 2, "μ");
    constexpr std::string_view copula = "是";
    const std::string_view rest = text.starts_with(copula) ? std::string_view(text).substr(copula.size()) : std::string_view{};
    if (!rest.empty() && !rest.starts_with("的") && !rest.starts_with("否") && !rest.starts_with("不"))
        text.erase(0, copula.size());
    if (isPrice(text))
        text.insert(text.find('$'), 1, '\\');
    return text;
}

} // namespace core
