#include "core/annotate/labels/asked_sum.h"

#include "core/text/ascii.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

namespace core {

namespace {

/// A letter that is no part of a word, a number or a command.
bool standsAlone(std::string_view text, std::size_t at)
{
    const auto joins = [](char c) { return isLetter(c) || isDigit(c) || c == '\\'; };
    return isLetter(text[at]) && (at == 0 || !joins(text[at - 1])) && (at + 1 >= text.size() || !joins(text[at + 1]));
}

std::size_t skipSpaces(std::string_view text, std::size_t at)
{
    while (at < text.size() && text[at] == ' ')
        ++at;
    return at;
}

/// The small letters of the sum that begins at `at`: "m + n + p"; nothing where it is a part of a formula.
std::string sumAt(std::string_view text, std::size_t at)
{
    constexpr std::string_view formula = "+-*/^=<>(_";
    const std::size_t before = text.substr(0, at).find_last_not_of(' ');
    if (before != std::string_view::npos && text[before] != '(' && formula.find(text[before]) != std::string_view::npos)
        return {};
    std::string letters;
    while (at < text.size() && standsAlone(text, at) && text[at] >= 'a') {
        letters += text[at];
        at = skipSpaces(text, at + 1);
        if (at >= text.size() || text[at] != '+')
            break;
        at = skipSpaces(text, at + 1);
    }
    const bool goesOn = at < text.size() && formula.find(text[at]) != std::string_view::npos;
    return letters.size() >= 2 && !goesOn ? letters : std::string();
}

/// True when each of `letters` stands in `text`.
bool holdsAll(std::string_view text, std::string_view letters)
{
    return std::all_of(letters.begin(), letters.end(), [text](char letter) {
        for (std::size_t at = text.find(letter); at != std::string_view::npos; at = text.find(letter, at + 1))
            if (standsAlone(text, at))
                return true;
        return false;
    });
}

/// True when `problem` writes a fraction of `letters`: \frac{m \sqrt n}{p}, m/n.
bool hasFractionOf(std::string_view problem, std::string_view letters)
{
    constexpr std::size_t reach = 30;
    for (std::size_t at = problem.find("rac"); at != std::string_view::npos; at = problem.find("rac", at + 1))
        if (holdsAll(problem.substr(at + 3, reach), letters))
            return true;
    for (std::size_t at = problem.find('/', 1); at != std::string_view::npos; at = problem.find('/', at + 1))
        if (holdsAll(problem.substr(at - 1, 3), letters))
            return true;
    return false;
}

/// The whole numbers in `value`, if it is made of whole numbers.
std::optional<std::vector<std::uint64_t>> numbersIn(std::string_view value)
{
    constexpr std::size_t most = 12; ///< digits
    std::vector<std::uint64_t> numbers;
    for (std::size_t at = 0; at < value.size(); ++at) {
        if (value[at] == '.' || standsAlone(value, at))
            return std::nullopt;
        if (!isDigit(value[at]))
            continue;
        std::string digits;
        for (; at < value.size() && (isDigit(value[at]) || value[at] == ','); ++at)
            if (value[at] != ',')
                digits += value[at];
        --at;
        if (digits.size() > most)
            return std::nullopt;
        numbers.push_back(0);
        std::from_chars(digits.data(), digits.data() + digits.size(), numbers.back());
    }
    return numbers;
}

} // namespace

std::size_t AskedSum::askedParts() const
{
    if (m_parts)
        return *m_parts;
    std::string letters;
    for (std::size_t at = m_problem.size(); at-- > 0 && letters.empty();)
        if (standsAlone(m_problem, at))
            letters = sumAt(m_problem, at);
    m_parts = !letters.empty() && hasFractionOf(m_problem, letters) ? letters.size() : 0;
    return *m_parts;
}

bool AskedSum::isSumOf(std::string_view value, std::string_view sum) const
{
    const bool fraction = value.find('/') != std::string_view::npos || value.find("frac") != std::string_view::npos;
    if (!fraction || sum.empty() || !std::all_of(sum.begin(), sum.end(), isDigit))
        return false;
    const std::size_t parts = askedParts();
    if (parts == 0)
        return false;
    const auto numbers = numbersIn(value);
    if (!numbers || numbers->size() != parts || (parts == 2 && std::gcd((*numbers)[0], (*numbers)[1]) != 1))
        return false;
    return std::to_string(std::accumulate(numbers->begin(), numbers->end(), std::uint64_t{0})) == sum;
}

} // namespace core
