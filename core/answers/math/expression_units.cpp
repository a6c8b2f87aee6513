#include "core/answers/math/expression_parser.h"
#include "core/answers/math/expression_words.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

/// "m s^{-2}" as "m /s^2".
std::string withoutNegativePowers(std::string unit)
{
    for (char& c : unit)
        if (c == '~' || c == '{' || c == '}' || c == '\\' || c == ',')
            c = ' ';
    for (const std::string_view speed : {"ms^-", "ms^ -"}) // metres a second, no milliseconds
        if (const std::size_t at = unit.find(speed); at != std::string::npos)
            unit.insert(at + 1, " ");
    for (std::size_t caret = unit.find('^'); caret != std::string::npos; caret = unit.find('^', caret + 1)) {
        const std::size_t minus = unit.find_first_not_of(' ', caret + 1);
        if (minus == std::string::npos || unit[minus] != '-')
            continue;
        const bool one = unit.substr(minus + 1, 2) == "1" || unit.substr(minus + 1, 2) == "1 ";
        unit.replace(caret, minus + (one ? 2U : 1U) - caret, one ? "" : "^");
        const std::size_t word = caret == 0 ? std::string::npos : unit.rfind(' ', caret - 1);
        unit.insert(word == std::string::npos ? 0 : word, " /");
        caret += 2;
    }
    return unit;
}

/// "5 squared", "3 halves", "7 plus x": what is done with a number is no unit of it; "5 times" alone is a count.
bool isOperation(std::string_view word, bool last)
{
    constexpr auto words = std::to_array<std::string_view>({"squared", "cubed", "factorial", "choose", "over", "plus", "minus", "halves", "thirds", "quarters", "fourths",
                                                            "fifths", "sixths", "eighths", "tenths", "hundredths", "thousandths", "divided", "doubled", "tripled", "halved", "root", "upward", "upwards", "onward", "onwards"});
    return std::find(words.begin(), words.end(), word) != words.end() || (word == "times" && !last);
}

/// "5 less than x", "5 does not work": what tells of a number is no unit of it.
bool isTelling(std::string_view word)
{
    constexpr auto words = std::to_array<std::string_view>({"less", "more", "fewer", "than", "mod", "modulo", "remainder", "through", "not", "does", "do", "fails", "fail", "works", "is", "are", "isn't", "cannot",
                                                            "if", "unless", "except", "wrong", "incorrect", "seems", "looks", "appears", "comes", "divides", "must", "can", "was", "were", "will", "would", "should", "could", "might", "has", "have", "had",
                                                            "exceeds", "violates", "contradicts", "equals", "gives", "leads", "lies", "too", "remains", "base", "binary", "octal", "hexadecimal", "expressed", "rounded", "exception", "exceptions",
                                                            "below", "above", "ago", "later", "earlier", "under", "before", "after", "behind", "ahead", "older", "younger", "taller", "shorter", "longer",
                                                            "now", "reversed", "rounded", "inclusive", "exclusive", "with", "without", "probably", "maybe", "perhaps", "possibly", "likely", "faster", "slower", "higher", "lower", "deeper", "cheaper"});
    constexpr auto heads = std::to_array<std::string_view>({"还是", "的", "或", "不", "以上", "以下", "以内", "左右", "至", "到", "是", "多", "倍", "分之", "减", "加", "乘", "除", "余", "错", "被", "能"});
    return std::find(words.begin(), words.end(), word) != words.end() || std::any_of(heads.begin(), heads.end(), [word](std::string_view head) { return word.starts_with(head); });
}

} // namespace

/// "\$30": a number with its unit in front.
ExpressionParser::Id ExpressionParser::currency()
{
    if (m_mode == ParseMode::Answer && m_out.unit.empty())
        m_out.unit = token().text;
    ++m_at;
    return primary();
}

/// True when the tokens up to the next separator read as a unit: "cm", "\text{ square meters}", "km/h", "m^2".
bool ExpressionParser::unitAhead() const
{
    if (m_brackets > 0)
        return false;
    const Token& first = token();
    const bool text = first.kind == K::Text || first.kind == K::Currency;
    const bool minutes = first.kind == K::Word && first.text == "min" && !first.latex && (m_at + 1 >= m_tokens.size() || token(1).kind == K::Comma);
    const bool ohms = first.kind == K::Word && first.latex && first.text == "Omega" && m_at + 1 >= m_tokens.size();
    const bool word = minutes || ohms || (first.kind == K::Word && !first.latex && !isFunctionWord(first.text) && !isConstantWord(first.text) &&
                      (first.text.size() > 3 || (isUnitWord(first.text) && (first.text.size() > 1 || first.spaceBefore))));
    if ((!text && !word) || atListSeparator() || isOperation(first.text, m_at + 1 >= m_tokens.size()) || isTelling(first.text))
        return false;
    if (m_at == 1 && (m_tokens[0].text == "A" || m_tokens[0].text == "a") && !isUnitWord(first.text))
        return false; // "A triangle"
    const bool letter = first.kind == K::Word && first.text.size() == 1; // "\pi r^2 h" is in no hours
    const bool letters = first.kind == K::Word && first.text.size() <= 2; // "\mu mg" in no milligrams
    const bool counted = m_at > 0 && m_tokens[m_at - 1].kind == K::Number && !letter;
    if (letters && !counted && std::any_of(m_out.nodes.begin(), m_out.nodes.end(), [](const ExprNode& node) { return node.op == ExprOp::Symbol && node.text != "pi" && node.text != "e" && node.text != "i"; }))
        return false;
    for (std::size_t ahead = 1; ahead < 14; ++ahead) {
        if (m_at + ahead >= m_tokens.size())
            return true;
        const Token& t = token(ahead);
        if ((t.kind == K::Word || t.kind == K::Text) && isTelling(t.text))
            return false;
        if (letter && t.kind == K::Word && !isUnitWord(t.text) && t.text != "per")
            return false; // "\\pi h r^2"
        switch (t.kind) {
        case K::Comma: case K::Semicolon: return true;
        case K::Word: case K::Text: case K::Divide: case K::Power: case K::Superscript: case K::Times: case K::Minus:
        case K::GroupOpen: case K::GroupClose: case K::Currency: continue;
        case K::Number:
            if (t.text.size() == 1 && (!t.spaceBefore || token(ahead - 1).kind != K::Word)) // "kg of 7"
                continue;
            return false;
        default: return false;
        }
    }
    return false;
}

void ExpressionParser::takeUnit()
{
    std::string unit;
    while (m_at < m_tokens.size() && !is(K::Comma) && !is(K::Semicolon)) {
        if (!unit.empty() && atListSeparator())
            break;
        const Token& t = token();
        if (t.kind == K::Word || t.kind == K::Text || ((t.kind == K::Number || t.kind == K::Superscript) && !unit.ends_with("^-")))
            unit += (unit.ends_with('^') ? "" : " ") + t.text.str();
        else if (t.kind == K::Number)
            unit += t.text.str();
        else if (t.kind == K::Divide)
            unit += " / ";
        else if (t.kind == K::Power)
            unit += '^';
        else if (t.kind == K::Minus)
            unit += '-';
        ++m_at;
    }
    unit = withoutNegativePowers(std::move(unit));
    if (m_out.unit.empty())
        m_out.unit = plainUnit(unit);
    if (m_out.unit == "deg degC" || m_out.unit == "deg degF")
        m_out.unit.erase(0, 4);
}

} // namespace core
