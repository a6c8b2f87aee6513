#include "core/answers/facts/fact_text.h"

#include "core/answers/math/expression_words.h"
#include "core/answers/math/unit_sizes.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

using K = TokenKind;

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(' ');
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(" .") - begin + 1);
}

/// A word, or \text{...}, that names a unit.
bool namesUnit(const Token& token)
{
    if (token.kind == K::Text) {
        const std::string_view word = trimmed(token.text);
        return !word.empty() && isUnitWord(word.substr(0, word.find_first_of("/^ ")));
    }
    return token.kind == K::Word && !token.latex && token.text != "min" && token.text != "in" && isUnitWord(token.text);
}

/// Words of a unit: "m per s" is m, per, s.
std::set<std::string> wordsOf(std::string_view unit)
{
    std::set<std::string> words;
    for (std::size_t at = 0; at < unit.size();) {
        const std::size_t end = std::min(unit.find(' ', at), unit.size());
        const std::string_view word = unit.substr(at, end - at);
        if (word != "per" && !word.empty() && (word.front() < '0' || word.front() > '9'))
            words.emplace(word);
        at = end + 1;
    }
    return words;
}

} // namespace

/// Where the unit ends that begins at `at`: "m", "m/s", "kg m^2", "\text{cm}^2"; `at` when there is none.
std::size_t FactText::unitEnd(std::size_t at) const
{
    std::size_t end = at;
    while (end < m_tokens.size() && namesUnit(m_tokens[end])) {
        ++end;
        if (kindAt(end) == K::Superscript)
            ++end;
        else if (kindAt(end) == K::Power && kindAt(end + 1) == K::Number)
            end += 2;
        else if (kindAt(end) == K::Power && kindAt(end + 1) == K::Minus && kindAt(end + 2) == K::Number)
            end += 3;
        const bool goesOn = (kindAt(end) == K::Divide || kindAt(end) == K::Times) && end + 1 < m_tokens.size() && namesUnit(m_tokens[end + 1]);
        end += goesOn ? 1 : 0;
    }
    return end;
}

/// Notes the unit that the tokens from `begin` to `end` write, behind the last of the first `kept` tokens.
void FactText::noteUnit(std::size_t kept, std::size_t begin, std::size_t end)
{
    if (begin == end)
        return;
    std::string words;
    for (std::size_t i = begin; i < end; ++i)
        words += kindAt(i) == K::Divide ? " / " : " " + m_tokens[i].text.str();
    m_units.resize(kept);
    m_units.back() = plainUnit(words);
    m_tokens[kept - 1].span.end = m_tokens[end - 1].span.end;
}

/// True when the token at `unit` may name the unit of the number that ends at `at`; single letters only behind decimals ("2.5 m"), as
/// they are symbols elsewhere.
bool FactText::isMeasured(std::size_t at, std::size_t unit) const
{
    const Token& next = m_tokens[unit];
    const K before = m_tokens[at].kind;
    if ((next.kind != K::Word && next.kind != K::Text) || (before != K::Number && before != K::Superscript && before != K::GroupClose))
        return false;
    if (next.kind == K::Text || next.text.size() > 1)
        return true;
    const Token& number = m_tokens[at];
    constexpr std::string_view signs = "mgsNJWVALhKT";
    const std::size_t after = unitEnd(unit); // of "g/mol" too
    const K behind = kindAt(after);
    const bool ends = after >= m_tokens.size() || behind == K::Period || behind == K::Comma || behind == K::LineEnd || behind == K::Semicolon;
    const bool stated = before == K::Number && at > 0 && (m_tokens[at - 1].kind == K::Equal || m_tokens[at - 1].kind == K::Approx);
    if (next.spaceBefore && stated && ends && next.text.size() == 1 && signs.find(next.text[0]) != std::string_view::npos) // "= 18 m."
        return true;
    const bool power = at > 0 && (m_tokens[at - 1].kind == K::Power || m_tokens[at - 1].kind == K::Minus) && before == K::Number;
    const bool speed = next.text == "m" && kindAt(unit + 1) == K::Divide && isWordAt(unit + 2, {"s"});
    const auto named = [&next](const std::string& unitBefore) { return wordsOf(unitBefore).contains(next.text.str()); };
    const bool known = std::any_of(m_units.begin(), m_units.end(), named); // "4e-7 s ... = 3 s"
    return next.spaceBefore && (speed || known || number.scientific || number.text.find('.') != std::string::npos || (power && at > 1 && isTenPower(at)));
}

/// True when the number at `at` is the exponent of a ten: "10^8", "10^-8".
bool FactText::isTenPower(std::size_t at) const
{
    const std::size_t sign = kindAt(at - 1) == K::Minus ? at - 2 : at - 1;
    return kindAt(sign) == K::Power && sign > 0 && m_tokens[sign - 1].text == "10";
}

/// The unit of a product or quotient of quantities, as plainUnit writes units: "kg m per s s" for "2.5 kg * 9.8 m/s^2". Empty where the
/// side is no such product.
std::string FactText::productUnit(const FactSide& side) const
{
    std::string above;
    std::string below;
    bool divided = false;
    for (std::size_t i = side.begin; i < side.end; ++i) {
        const K kind = kindAt(i);
        const bool exponent = i > side.begin && kindAt(i - 1) == K::Power;
        if (kind == K::Times || kind == K::Divide)
            divided = kind == K::Divide;
        else if (kind != K::Number && kind != K::Superscript && kind != K::Power && !(kind == K::Minus && (exponent || i == side.begin)))
            return {};
        if (kind == K::Power && !m_units[i - 1].empty()) // "(3 m)^2"
            return {};
        const std::string_view unit = m_units[i];
        const std::size_t per = std::min(unit.find("per "), unit.size());
        const std::string_view under = unit.substr(per == unit.size() ? per : per + 4);
        (divided ? below : above) += " " + std::string(unit.substr(0, per));
        (divided ? above : below) += " " + std::string(under);
    }
    const auto squeezed = [](std::string_view words) {
        std::string out;
        for (const char c : words)
            if (c != ' ' || (!out.empty() && out.back() != ' '))
                out += c;
        return out.substr(0, out.find_last_not_of(' ') + 1);
    };
    const std::string under = squeezed(below);
    return squeezed(above) + (under.empty() ? "" : " per " + under);
}

/// False where numbers cannot be compared because their units differ, or only one side has some.
bool FactText::unitsAgree(const FactSide& left, const FactSide& right) const
{
    if (m_units.empty())
        return true;
    std::set<std::string> whole;
    std::set<std::string> leftWords;
    std::set<std::string> rightWords;
    bool sum = false;
    for (std::size_t i = left.begin; i < left.end; ++i) {
        sum = sum || kindAt(i) == K::Plus || (kindAt(i) == K::Minus && i > left.begin);
        if (!m_units[i].empty())
            whole.insert(m_units[i]);
        leftWords.merge(wordsOf(m_units[i]));
    }
    for (std::size_t i = right.begin; i < right.end; ++i)
        rightWords.merge(wordsOf(m_units[i]));
    if (leftWords.empty())
        return true;
    if (!sum && leftWords.size() > 1 && right.end == right.begin + 1) // "2.5 kg * 9.8 m/s^2 = 24.5 N"
        if (const auto ratio = unitRatio(productUnit(left), m_units[right.begin]))
            return *ratio == Rational(1);
    const bool among = std::includes(leftWords.begin(), leftWords.end(), rightWords.begin(), rightWords.end());
    return !rightWords.empty() && among && (!sum || whole.size() == 1);
}

} // namespace core
