#include "core/answers/math_tokens.h"

#include "core/answers/math_symbols.h"
#include "core/answers/written_number.h"
#include "core/text/letter_runs.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

using K = TokenKind;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

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

/// What a byte begins.
enum class ByteForm : std::uint8_t { Sign, SignAlone, Space, LineEnd, Digit, Letter, Command, Wide };

struct ByteUse
{
    ByteForm form = ByteForm::Sign;
    TokenKind kind{}; ///< of a sign of one byte
};

constexpr std::array<ByteUse, 256> byteUses = [] {
    std::array<ByteUse, 256> table;
    for (unsigned i = 0; i < 256; ++i)
        table[i] = {i < 0x80 ? ByteForm::Sign : ByteForm::Wide, K::Other};
    for (unsigned c = '0'; c <= '9'; ++c)
        table[c].form = ByteForm::Digit;
    for (unsigned c = 'a'; c <= 'z'; ++c)
        table[c].form = table[c - 'a' + 'A'].form = ByteForm::Letter;
    for (const unsigned char c : {' ', '\t', '\r', '~'})
        table[c].form = ByteForm::Space;
    table['\n'].form = ByteForm::LineEnd;
    table['\\'].form = ByteForm::Command;
    const auto put = [&table](ByteForm form, unsigned char c, TokenKind kind) { table[c] = {form, kind}; };
    put(ByteForm::SignAlone, '/', K::Divide);
    put(ByteForm::SignAlone, '^', K::Power);
    put(ByteForm::SignAlone, '_', K::Subscript);
    put(ByteForm::SignAlone, '%', K::Percent);
    put(ByteForm::SignAlone, '\'', K::Prime);
    put(ByteForm::SignAlone, '(', K::ParenOpen);
    put(ByteForm::SignAlone, ')', K::ParenClose);
    put(ByteForm::SignAlone, '[', K::SquareOpen);
    put(ByteForm::SignAlone, ']', K::SquareClose);
    put(ByteForm::SignAlone, '}', K::GroupClose);
    put(ByteForm::SignAlone, '|', K::Bar);
    put(ByteForm::SignAlone, ',', K::Comma);
    put(ByteForm::SignAlone, ';', K::Semicolon);
    put(ByteForm::SignAlone, ':', K::Colon);
    put(ByteForm::SignAlone, '?', K::Question);
    put(ByteForm::SignAlone, '&', K::Ampersand);
    put(ByteForm::Sign, '+', K::Plus); // these may begin a longer one
    put(ByteForm::Sign, '-', K::Minus);
    put(ByteForm::Sign, '*', K::Times);
    put(ByteForm::Sign, '!', K::Factorial);
    put(ByteForm::Sign, '=', K::Equal);
    put(ByteForm::Sign, '<', K::Less);
    put(ByteForm::Sign, '>', K::Greater);
    put(ByteForm::Sign, '{', K::GroupOpen);
    put(ByteForm::Sign, '.', K::Period);
    return table;
}();

class Lexer
{
public:
    Lexer(std::string_view text, CommaStyle commas, std::size_t limit, ExponentStyle exponents, std::vector<Token> room)
        : m_text(text), m_commas(commas), m_limit(limit), m_exponents(exponents), m_tokens(std::move(room))
    {
        m_tokens.clear();
    }

    std::vector<Token> run()
    {
        m_tokens.reserve(std::min(m_limit, m_text.size() / 3 + 4));
        while (m_at < m_text.size() && m_added < m_limit)
            next();
        return std::move(m_tokens);
    }

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }

    void add(TokenKind kind, std::size_t length, TokenText text = {}, bool latex = false)
    {
        m_tokens.emplace_back(kind, Span{m_at, m_at + length}, std::move(text), latex, m_space);
        ++m_added;
        m_space = false;
        m_at += length;
    }

    void next()
    {
        const char c = m_text[m_at];
        const ByteUse use = byteUses[static_cast<unsigned char>(c)];
        switch (use.form) {
        case ByteForm::LineEnd:
            add(K::LineEnd, 1);
            m_space = true;
            break;
        case ByteForm::Space:
            m_space = true;
            ++m_at;
            break;
        case ByteForm::Digit:
            if (const std::size_t length = m_undelimited == 0 ? plainDigits(m_text, m_at) : 0; length > 0)
                add(K::Number, length, m_text.substr(m_at, length));
            else
                number();
            return skipSpace();
        case ByteForm::Letter: word(); return skipSpace();
        case ByteForm::Command: command(); break;
        case ByteForm::Wide: wide(); break;
        case ByteForm::SignAlone: add(use.kind, 1); return skipSpace();
        case ByteForm::Sign:
            if (c == '.' && isDigit(peek(1)))
                number();
            else
                sign(c);
            break;
        }
    }

    /// One space stands behind most numbers, words and signs.
    void skipSpace()
    {
        if (m_at < m_text.size() && m_text[m_at] == ' ') {
            m_space = true;
            ++m_at;
        }
    }

    /// True behind _ and ^, where a space parts numbers: "\log_5 125".
    [[nodiscard]] bool inScript() const
    {
        return !m_tokens.empty() && (m_tokens.back().kind == K::Subscript || m_tokens.back().kind == K::Power);
    }

    void number()
    {
        if (m_undelimited > 0 && isDigit(peek()) && isDigit(peek(1))) { // \frac12: one digit an argument
            --m_undelimited;
            return add(K::Number, 1, m_text.substr(m_at, 1));
        }
        m_undelimited -= m_undelimited > 0 ? 1U : 0U;
        WrittenNumber written = readNumber(m_text, m_at, m_commas, inScript() ? DigitGroups::Joined : DigitGroups::Spaced, m_exponents);
        add(K::Number, written.length, std::move(written.digits));
        m_tokens.back().scientific = written.scientific;
    }

    void word()
    {
        const std::string_view text = m_text.substr(m_at, isLetter(peek(1)) ? letterRunAt(m_text, m_at).length : 1);
        if (text.size() == 3 && text == "mod")
            add(K::Mod, text.size());
        else
            add(K::Word, text.size(), text);
    }

    void command()
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

    void environment(std::size_t end, bool begins)
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

    void textCommand(std::size_t end)
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
    void textToken(std::string_view content, std::size_t length)
    {
        for (const std::string_view name : {"gcd", "lcm", "sin", "cos", "tan", "log", "ln", "arcsin", "arccos", "arctan"})
            if (content == name)
                return add(K::Word, length, content, true);
        add(K::Text, length, content);
    }

    /// "１２" is 12.
    void wideNumber()
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
    bool fractionSign(char32_t sign, std::size_t length)
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

    void wide()
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

    void script(bool super)
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

    /// A sign of one byte that may begin a longer one.
    void sign(char c)
    {
        const char second = peek(1);
        switch (c) {
        case '$':
            m_space = m_space || second == ' ';
            ++m_at;
            return;
        case '*':
            if (second == '*')
                return bold();
            break;
        case '=':
            if (second == '<' || second == '>' || second == '=')
                return add(second == '<' ? K::LessEqual : second == '>' ? K::Arrow : K::Equal, 2);
            break;
        case '<':
        case '>':
        case '!':
            if (second == '=')
                return add(c == '<' ? K::LessEqual : c == '>' ? K::GreaterEqual : K::NotEqual, 2);
            break;
        case '-':
            if (second == '>')
                return add(K::Arrow, 2);
            break;
        case '+':
            if (second == '-' || (second == '/' && peek(2) == '-'))
                return add(K::PlusMinus, second == '/' ? 3U : 2U);
            break;
        case '.':
            if (second == '.' && peek(2) == '.')
                return add(K::Ellipsis, 3);
            break;
        case '{': m_undelimited = 0; break;
        default: break;
        }
        add(byteUses[static_cast<unsigned char>(c)].kind, 1);
        skipSpace();
    }

    /// "**": Markdown bold next to a space or line end, else a power.
    void bold()
    {
        const bool power = m_at > 0 && (isLetter(m_text[m_at - 1]) || isDigit(m_text[m_at - 1]) || m_text[m_at - 1] == ')') &&
                           (isDigit(peek(2)) || peek(2) == '(' || peek(2) == '-');
        if (power)
            return add(K::Power, 2);
        m_at += 2;
        m_space = true;
    }

    std::string_view m_text;
    CommaStyle m_commas;
    std::size_t m_limit; ///< of tokens
    std::size_t m_added = 0;
    ExponentStyle m_exponents;
    std::size_t m_at = 0;
    bool m_space = false;
    unsigned m_undelimited = 0; ///< arguments of \frac that may be single digits, still to come
    std::vector<Token> m_tokens;
};

} // namespace

std::vector<Token> mathTokens(std::string_view text, CommaStyle commas, std::size_t limit, ExponentStyle exponents, std::vector<Token> room)
{
    return Lexer(text, commas, limit, exponents, std::move(room)).run();
}

} // namespace core
