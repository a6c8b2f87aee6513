#include "core/answers/math/math_lexer.h"

#include "core/answers/math/math_symbols.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <string>

namespace core {

namespace {

/// The digit that superscript or subscript character `c` writes, or 0.
char scriptDigit(char32_t c, bool super)
{
    if (super) {
        switch (c) {
        case U'⁰': return '0';
        case U'¹': return '1';
        case U'²': return '2';
        case U'³': return '3';
        case U'⁻': return '-';
        case U'ⁿ': return 'n';
        default: return c >= U'⁴' && c <= U'⁹' ? static_cast<char>('4' + (c - U'⁴')) : '\0';
        }
    }
    return c >= U'₀' && c <= U'₉' ? static_cast<char>('0' + (c - U'₀')) : '\0';
}

} // namespace

/// "１２" is 12.
void MathLexer::wideNumber()
{
    std::string digits;
    std::size_t end = m_at;
    while (end < m_text.size()) {
        const CodePoint c = codePointAt(m_text, end);
        if (c.value < U'０' || c.value > U'９')
            break;
        digits += static_cast<char>('0' + (c.value - U'０'));
        end += c.length;
    }
    add(K::Number, end - m_at, TokenText::own(digits));
}

/// "¾" as \frac34.
bool MathLexer::fractionSign(char32_t sign, std::size_t length)
{
    struct Known
    {
        char32_t sign;
        const char* top;
        const char* bottom;
    };
    static constexpr std::array<Known, 12> known{{{U'½', "1", "2"}, {U'¼', "1", "4"}, {U'¾', "3", "4"}, {U'⅓', "1", "3"}, {U'⅔', "2", "3"}, {U'⅕', "1", "5"},
                                           {U'⅖', "2", "5"}, {U'⅙', "1", "6"}, {U'⅛', "1", "8"}, {U'⅜', "3", "8"}, {U'⅝', "5", "8"}, {U'⅞', "7", "8"}}};
    const auto found = std::find_if(known.begin(), known.end(), [sign](const Known& each) { return each.sign == sign; });
    if (found == known.end())
        return false;
    add(K::Command, 0, "frac", true);
    add(K::Number, 0, found->top);
    add(K::Number, length, found->bottom);
    return true;
}

void MathLexer::wide()
{
    const CodePoint c = codePointAt(m_text, m_at);
    if (c.value == 0xA0 || c.value == 0x3000 || (c.value >= 0x2000 && c.value <= 0x200B) || c.value == 0x202F) {
        m_space = true;
        m_at += c.length;
    } else if (c.value >= U'０' && c.value <= U'９') {
        wideNumber();
    } else if (scriptDigit(c.value, true) != '\0') {
        script(true);
    } else if (scriptDigit(c.value, false) != '\0') {
        script(false);
    } else if (fractionSign(c.value, c.length)) {
        return;
    } else if (const auto symbol = unicodeSymbol(c.value)) {
        add(symbol->kind, c.length, symbol->word, symbol->kind == K::Word);
    } else {
        add(K::Other, c.length, m_text.substr(m_at, c.length));
    }
}

void MathLexer::script(bool super)
{
    std::string digits;
    std::size_t end = m_at;
    while (end < m_text.size()) {
        const CodePoint c = codePointAt(m_text, end);
        const char digit = scriptDigit(c.value, super);
        if (digit == '\0')
            break;
        digits += digit;
        end += c.length;
    }
    if (super)
        return add(K::Superscript, end - m_at, TokenText::own(digits));
    add(K::Subscript, 0);
    add(K::Number, end - m_at, TokenText::own(digits));
}

} // namespace core
