#include "core/answers/math_tokens.h"

#include "core/answers/math_symbols.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <cstdlib>

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

class Lexer
{
public:
    Lexer(std::string_view text, CommaStyle commas, std::size_t limit) : m_text(text), m_commas(commas), m_limit(limit) {}

    std::vector<Token> run()
    {
        while (m_at < m_text.size() && m_tokens.size() < m_limit)
            next();
        return std::move(m_tokens);
    }

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }

    void add(TokenKind kind, std::size_t length, std::string text = {}, bool latex = false)
    {
        m_tokens.push_back({kind, {m_at, m_at + length}, std::move(text), latex, m_space});
        m_space = false;
        m_at += length;
    }

    void next()
    {
        const char c = m_text[m_at];
        if (c == '\n') {
            add(K::LineEnd, 1);
            m_space = true;
        } else if (c == ' ' || c == '\t' || c == '\r' || c == '~') {
            m_space = true;
            ++m_at;
        } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            number();
        } else if (isLetter(c)) {
            word();
        } else if (c == '\\') {
            command();
        } else if (static_cast<unsigned char>(c) >= 0x80) {
            wide();
        } else {
            sign(c);
        }
    }

    /// Length of a thousands separator at `at` that three digits follow, or 0.
    [[nodiscard]] std::size_t separatorAt(std::size_t at) const
    {
        using namespace std::string_view_literals;
        for (const std::string_view separator : {","sv, "{,}"sv, ",\\!"sv, ",\\! "sv, "\\,"sv, "\\ "sv, " "sv, "，"sv, " "sv}) {
            if (!m_text.substr(at).starts_with(separator))
                continue;
            if (m_commas != CommaStyle::Thousands && separator.front() == ',')
                return 0;
            const bool script = !m_tokens.empty() && (m_tokens.back().kind == K::Subscript || m_tokens.back().kind == K::Power);
            if (script && separator.front() != ',' && separator.front() != '{') // "\log_5 125"
                return 0;
            const std::size_t digits = at + separator.size();
            const auto digitAt = [&](std::size_t i) { return i < m_text.size() && isDigit(m_text[i]); };
            if (digitAt(digits) && digitAt(digits + 1) && digitAt(digits + 2) && !digitAt(digits + 3))
                return separator.size();
            if (separator.size() > 1)
                return 0;
        }
        return 0;
    }

    void number()
    {
        std::string digits;
        std::size_t end = m_at;
        while (end < m_text.size() && isDigit(m_text[end]))
            digits += m_text[end++];
        if (m_undelimited > 0) { // \frac12: one digit an argument
            --m_undelimited;
            if (digits.size() > 1) {
                add(K::Number, 1, digits.substr(0, 1));
                return;
            }
        }
        if (digits.size() <= 3 && !digits.empty() && digits.front() != '0')
            while (const std::size_t separator = separatorAt(end)) {
                digits += m_text.substr(end + separator, 3);
                end += separator + 3;
            }
        const bool comma = m_commas == CommaStyle::Decimal && end < m_text.size() && m_text[end] == ',';
        if (end + 1 < m_text.size() && (m_text[end] == '.' || comma) && isDigit(m_text[end + 1])) {
            digits += '.';
            for (++end; end < m_text.size() && isDigit(m_text[end]); ++end)
                digits += m_text[end];
        }
        if (const std::size_t exponent = exponentAt(end, digits); exponent > 0) {
            add(K::Number, end + exponent - m_at, shifted(digits, std::atoi(std::string(m_text.substr(end + 1, exponent - 1)).c_str())));
            m_tokens.back().scientific = true;
            return;
        }
        add(K::Number, end - m_at, std::move(digits));
    }

    /// Length of "e23" at `at` behind a number, or 0. "3e-2" may be 3e - 2; with a point or an E it is not.
    [[nodiscard]] std::size_t exponentAt(std::size_t at, std::string_view digits) const
    {
        if (at >= m_text.size() || (m_text[at] != 'e' && m_text[at] != 'E'))
            return 0;
        std::size_t end = at + 1;
        const bool minus = end < m_text.size() && m_text[end] == '-';
        if (minus && m_text[at] == 'e' && digits.find('.') == std::string_view::npos)
            return 0;
        end += minus || (end < m_text.size() && m_text[end] == '+') ? 1 : 0;
        const std::size_t first = end;
        while (end < m_text.size() && isDigit(m_text[end]))
            ++end;
        const bool longer = end < m_text.size() && (isLetter(m_text[end]) || m_text[end] == '^' || (m_text[end] == '.' && end + 1 < m_text.size() && isDigit(m_text[end + 1])));
        return end == first || end - first > 3 || longer ? 0 : end - at;
    }

    /// `digits` with the point moved by `places` to the right: "2.5", 3 is "2500".
    static std::string shifted(std::string_view digits, int places)
    {
        std::size_t point = std::min(digits.find('.'), digits.size());
        std::string plain(digits);
        if (point < plain.size())
            plain.erase(point, 1);
        if (places < 0 && point <= static_cast<std::size_t>(-places)) {
            plain.insert(0, static_cast<std::size_t>(-places) - point + 1, '0');
            point = static_cast<std::size_t>(-places) + 1;
        }
        point = places < 0 ? point - static_cast<std::size_t>(-places) : point + static_cast<std::size_t>(places);
        if (point >= plain.size())
            return plain + std::string(point - plain.size(), '0');
        return plain.insert(point, 1, '.');
    }

    void word()
    {
        std::size_t end = m_at;
        while (end < m_text.size() && isLetter(m_text[end]))
            ++end;
        const std::string_view text = m_text.substr(m_at, end - m_at);
        if (text == "mod")
            add(K::Mod, text.size());
        else
            add(K::Word, text.size(), std::string(text));
    }

    void command()
    {
        std::size_t end = m_at + 1;
        while (end < m_text.size() && isLetter(m_text[end]))
            ++end;
        if (end == m_at + 1)
            end = std::min(m_text.size(), end + 1);
        const std::string_view name = m_text.substr(m_at + 1, end - m_at - 1);
        if (name == "\\" || name == "cr") {
            add(K::RowEnd, end - m_at);
        } else if (name == "begin" || name == "end") {
            environment(end, name == "begin");
        } else if (isTextCommand(name)) {
            textCommand(end);
        } else if (isLooksCommand(name)) {
            m_at = end;
            m_space = true;
            if ((name == "left" || name == "right") && peek() == '.')
                ++m_at;
        } else if (const auto symbol = latexSymbol(name)) {
            add(symbol->kind, end - m_at, std::string(symbol->word), true);
        } else if (name.empty() || static_cast<unsigned char>(name.front()) >= 0x80 || !isLetter(name.front())) {
            add(K::Other, 1);
        } else {
            argumentCommand(name, end);
        }
    }

    void argumentCommand(std::string_view name, std::size_t end)
    {
        std::string_view kind = name;
        if (name == "dfrac" || name == "tfrac" || name == "cfrac")
            kind = "frac";
        if (name == "dbinom" || name == "tbinom")
            kind = "binom";
        const bool fraction = kind == "frac" || kind == "binom";
        const bool known = fraction || kind == "sqrt" || kind == "overline" || kind == "bar" || kind == "vec" ||
                           kind == "hat" || kind == "dot" || kind == "widehat" || kind == "over" || kind == "choose" || kind == "overrightarrow";
        add(known ? K::Command : K::Word, end - m_at, std::string(kind), true);
        while (fraction && peek() == ' ')
            ++m_at;
        m_undelimited = fraction && isDigit(peek()) ? 2 : 0;
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
        add(begins ? K::MatrixBegin : K::MatrixEnd, close + 1 - m_at, std::string(name));
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
                return add(K::Word, length, std::string(content), true);
        add(K::Text, length, std::string(content));
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
        add(K::Number, end - m_at, std::move(digits));
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
        constexpr std::array<Known, 12> known{{{U'½', "1", "2"}, {U'¼', "1", "4"}, {U'¾', "3", "4"}, {U'⅓', "1", "3"}, {U'⅔', "2", "3"}, {U'⅕', "1", "5"},
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
            add(symbol->kind, c.length, std::string(symbol->word), symbol->kind == K::Word);
        } else {
            add(K::Other, c.length, std::string(m_text.substr(m_at, c.length)));
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
            return add(K::Superscript, end - m_at, std::move(digits));
        add(K::Subscript, 0);
        add(K::Number, end - m_at, std::move(digits));
    }

    void sign(char c)
    {
        const char second = peek(1);
        const auto two = [&](char a, char b) { return c == a && second == b; };
        if (two('*', '*'))
            return bold();
        if (two('<', '=') || two('=', '<'))
            return add(K::LessEqual, 2);
        if (two('>', '='))
            return add(K::GreaterEqual, 2);
        if (two('!', '='))
            return add(K::NotEqual, 2);
        if (two('-', '>') || (two('=', '>')))
            return add(K::Arrow, 2);
        if (two('+', '-') || (c == '+' && second == '/' && peek(2) == '-'))
            return add(K::PlusMinus, second == '/' ? 3U : 2U);
        if (two('=', '='))
            return add(K::Equal, 2);
        if (c == '$') {
            m_space = m_space || second == ' ';
            ++m_at;
            return;
        }
        if (c == '.' && second == '.' && peek(2) == '.')
            return add(K::Ellipsis, 3);
        if (c == '{')
            m_undelimited = 0;
        add(oneSign(c), 1);
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

    static TokenKind oneSign(char c)
    {
        switch (c) {
        case '+': return K::Plus;
        case '-': return K::Minus;
        case '*': return K::Times;
        case '/': return K::Divide;
        case '^': return K::Power;
        case '_': return K::Subscript;
        case '!': return K::Factorial;
        case '%': return K::Percent;
        case '\'': return K::Prime;
        case '=': return K::Equal;
        case '<': return K::Less;
        case '>': return K::Greater;
        case '(': return K::ParenOpen;
        case ')': return K::ParenClose;
        case '[': return K::SquareOpen;
        case ']': return K::SquareClose;
        case '{': return K::GroupOpen;
        case '}': return K::GroupClose;
        case '|': return K::Bar;
        case ',': return K::Comma;
        case ';': return K::Semicolon;
        case ':': return K::Colon;
        case '.': return K::Period;
        case '?': return K::Question;
        case '&': return K::Ampersand;
        default: return K::Other;
        }
    }

    std::string_view m_text;
    CommaStyle m_commas;
    std::size_t m_limit;
    std::size_t m_at = 0;
    bool m_space = false;
    unsigned m_undelimited = 0; ///< arguments of \frac that may be single digits, still to come
    std::vector<Token> m_tokens;
};

} // namespace

std::vector<Token> mathTokens(std::string_view text, CommaStyle commas, std::size_t limit)
{
    return Lexer(text, commas, limit).run();
}

} // namespace core
