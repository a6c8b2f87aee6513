#include "core/answers/math_tokens.h"

#include "core/answers/math_lexer.h"
#include "core/answers/written_number.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

using K = TokenKind;

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

} // namespace

inline void MathLexer::word()
{
    const std::string_view text = m_text.substr(m_at, isLetter(peek(1)) ? letterRunAt(m_text, m_at).length : 1);
    if (text.size() == 3 && text == "mod")
        add(K::Mod, text.size());
    else
        add(K::Word, text.size(), text);
}

inline void MathLexer::next()
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

std::vector<Token> MathLexer::run()
{
    m_tokens.reserve(std::min(m_limit, m_text.size() / 3 + 4));
    while (m_at < m_text.size() && m_added < m_limit)
        next();
    return std::move(m_tokens);
}

void MathLexer::number()
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

/// A sign of one byte that may begin a longer one.
void MathLexer::sign(char c)
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
void MathLexer::bold()
{
    const bool power = m_at > 0 && (isLetter(m_text[m_at - 1]) || isDigit(m_text[m_at - 1]) || m_text[m_at - 1] == ')') &&
                       (isDigit(peek(2)) || peek(2) == '(' || peek(2) == '-');
    if (power)
        return add(K::Power, 2);
    m_at += 2;
    m_space = true;
}

std::vector<Token> mathTokens(std::string_view text, CommaStyle commas, std::size_t limit, ExponentStyle exponents, std::vector<Token> room)
{
    return MathLexer(text, commas, limit, exponents, std::move(room)).run();
}

} // namespace core
