#include "core/answers/math/math_lexer.h"

#include "core/answers/math/math_symbols.h"
#include "core/text/ascii.h"

#include <algorithm>

namespace core {

void MathLexer::command()
{
    std::size_t end = m_at + 1;
    while (end < m_text.size() && isLetter(m_text[end]))
        ++end;
    if (end == m_at + 1)
        end = std::min(m_text.size(), end + 1);
    const std::string_view name = m_text.substr(m_at + 1, end - m_at - 1);
    const CommandUse use = commandUse(name);
    switch (use.form) {
    case CommandForm::Row: return add(K::RowEnd, end - m_at);
    case CommandForm::Environment: return environment(end, name == "begin");
    case CommandForm::Text: return textCommand(end);
    case CommandForm::Looks:
        m_at = end;
        m_space = true;
        if ((name == "left" || name == "right") && peek() == '.')
            ++m_at;
        return;
    case CommandForm::Symbol: return add(use.symbol.kind, end - m_at, use.symbol.word, true);
    case CommandForm::Argument:
        add(K::Command, end - m_at, use.symbol.word, true);
        m_undelimited = 0;
        return;
    case CommandForm::Fraction:
        add(K::Command, end - m_at, use.symbol.word, true);
        while (peek() == ' ')
            ++m_at;
        m_undelimited = isDigit(peek()) ? 2 : 0;
        return;
    case CommandForm::Unknown: break;
    }
    if (name.empty() || !isLetter(name.front()))
        return add(K::Other, 1);
    add(K::Word, end - m_at, name, true);
    m_undelimited = 0;
}

void MathLexer::environment(std::size_t end, bool begins)
{
    if (end >= m_text.size() || m_text[end] != '{')
        return add(K::Other, end - m_at);
    const std::size_t close = m_text.find('}', end);
    if (close == std::string_view::npos || close - end > 24)
        return add(K::Other, end - m_at);
    const std::string_view name = m_text.substr(end + 1, close - end - 1);
    const bool matrix = name.find("matrix") != std::string_view::npos || name == "array";
    if (!matrix) {
        m_at = close + 1;
        m_space = true;
        return;
    }
    add(begins ? K::MatrixBegin : K::MatrixEnd, close + 1 - m_at, name);
    if (begins && name == "array" && peek() == '{') {
        const std::size_t columns = m_text.find('}', m_at);
        m_at = columns == std::string_view::npos ? m_at : columns + 1;
    }
}

void MathLexer::textCommand(std::size_t end)
{
    while (end < m_text.size() && m_text[end] == ' ')
        ++end;
    if (end >= m_text.size() || m_text[end] != '{') {
        m_at = end;
        return;
    }
    std::size_t depth = 0;
    for (std::size_t i = end; i < m_text.size() && i < end + 2000; ++i) {
        if (m_text[i] == '{')
            ++depth;
        else if (m_text[i] == '}' && --depth == 0)
            return textToken(m_text.substr(end + 1, i - end - 1), i + 1 - m_at);
    }
    m_at = end; // unclosed: read the rest as it stands
}

/// "\operatorname{lcm}" and "\text{gcd}" are functions, other contents are words.
void MathLexer::textToken(std::string_view content, std::size_t length)
{
    for (const std::string_view name : {"gcd", "lcm", "sin", "cos", "tan", "log", "ln", "arcsin", "arccos", "arctan"})
        if (content == name)
            return add(K::Word, length, content, true);
    add(K::Text, length, content);
}

} // namespace core
