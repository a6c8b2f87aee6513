#include "core/answers/math/math_tokens.h"

#include "core/answers/math/math_lexer.h"
#include "core/answers/math/written_number.h"
#include "core/text/ascii.h"
#include "core/text/byte_block.h"
#include "core/text/letter_runs.h"

#include <algorithm>
#include <array>
#include <bit>

namespace core {

namespace {

using K = TokenKind;

/// What a byte begins.
enum class ByteForm : std::uint8_t { Sign, Space, LineEnd, Digit, Letter, Command, Wide };

/// What may stand behind a sign and make a longer one of it, a bit each.
enum Behind : std::uint8_t { lessBehind = 1, greaterBehind = 2, equalBehind = 4, minusBehind = 8, slashBehind = 16, starBehind = 32, pointBehind = 64, digitBehind = 128 };

/// What a number may go on with behind its digits: only before a digit or a backslash, or whatever comes then.
enum NumberEnd : std::uint8_t { goesOnBeforeDigit = 1, goesOn = 2 };

constexpr std::array<ByteForm, 256> byteForms = [] {
    std::array<ByteForm, 256> forms{};
    for (unsigned i = 0x80; i < 256; ++i)
        forms[i] = ByteForm::Wide;
    for (unsigned c = '0'; c <= '9'; ++c)
        forms[c] = ByteForm::Digit;
    for (unsigned c = 'a'; c <= 'z'; ++c)
        forms[c] = forms[c - 'a' + 'A'] = ByteForm::Letter;
    for (const unsigned char c : {' ', '\t', '\r', '~'})
        forms[c] = ByteForm::Space;
    forms['\n'] = ByteForm::LineEnd;
    forms['\\'] = ByteForm::Command;
    return forms;
}();

struct alignas(8) ByteUse
{
    TokenKind kind = K::Other;             ///< of the token that it begins, where it is simple
    std::uint8_t simple = 0;               ///< 1 where it mostly begins a token that its run of letters or digits, or it alone, is
    std::uint8_t run = 0;                  ///< which of MathLexer::Runs holds what it runs on with
    std::uint8_t isDigit = 0;              ///< all bits
    std::uint8_t extends = 0;              ///< Behind: what makes a longer sign of it
    std::uint8_t behind = 0;               ///< which Behind it is itself
    std::uint8_t numberEnd = 0;            ///< NumberEnd
    std::uint8_t behindNumberEnd = goesOn; ///< which NumberEnd counts where it is the byte behind
};

constexpr std::array<ByteUse, 256> byteUses = [] {
    std::array<ByteUse, 256> table;
    for (unsigned i = 0; i < 256; ++i) {
        table[i].simple = i < 0x80 ? 1 : 0;
        table[i].numberEnd = i < 0x80 ? 0 : goesOn;
    }
    for (unsigned c = '0'; c <= '9'; ++c) {
        table[c].kind = K::Number;
        table[c].run = 2;
        table[c].isDigit = 0xFF;
        table[c].behind = digitBehind;
        table[c].behindNumberEnd = goesOn | goesOnBeforeDigit;
    }
    for (unsigned c = 'a'; c <= 'z'; ++c)
        for (const unsigned letter : {c, c - 'a' + 'A'}) {
            table[letter].kind = K::Word;
            table[letter].run = 1;
        }
    for (const unsigned char c : {' ', '\t', '\r', '~', '\n', '\\', '$', '\0'}) // zeros stand behind the end
        table[c].simple = 0;
    const auto put = [&table](unsigned char c, TokenKind kind, int extends = 0) {
        table[c].kind = kind;
        table[c].extends = static_cast<std::uint8_t>(extends);
    };
    put('/', K::Divide);
    put('^', K::Power);
    put('_', K::Subscript);
    put('%', K::Percent);
    put('\'', K::Prime);
    put('(', K::ParenOpen);
    put(')', K::ParenClose);
    put('[', K::SquareOpen);
    put(']', K::SquareClose);
    put('{', K::GroupOpen);
    put('}', K::GroupClose);
    put('|', K::Bar);
    put(',', K::Comma);
    put(';', K::Semicolon);
    put(':', K::Colon);
    put('?', K::Question);
    put('&', K::Ampersand);
    put('+', K::Plus, minusBehind | slashBehind);
    put('-', K::Minus, greaterBehind);
    put('*', K::Times, starBehind);
    put('!', K::Factorial, equalBehind);
    put('=', K::Equal, lessBehind | greaterBehind | equalBehind);
    put('<', K::Less, equalBehind);
    put('>', K::Greater, equalBehind);
    put('.', K::Period, pointBehind | digitBehind);
    table['<'].behind = lessBehind;
    table['>'].behind = greaterBehind;
    table['='].behind = equalBehind;
    table['-'].behind = minusBehind;
    table['/'].behind = slashBehind;
    table['*'].behind = starBehind;
    table['.'].behind = pointBehind;
    for (const unsigned char c : {',', '.', ' '})
        table[c].numberEnd = goesOnBeforeDigit;
    for (const unsigned char c : {'{', '\\', 'e', 'E'})
        table[c].numberEnd = goesOn;
    table['\\'].behindNumberEnd = goesOn | goesOnBeforeDigit;
    return table;
}();

constexpr std::uint32_t modWord = 'm' | 'o' << 8 | 'd' << 16;

} // namespace

MathLexer::Block::Block(std::string_view text, std::size_t at)
    : bytes(text, at), begin(at), runs{0, bytes.letters(), bytes.digits()}, spaces(bytes.any(' ')), starts(~spaces & ~(runs[1] & runs[1] << 1) & ~(runs[2] & runs[2] << 1))
{
}

/// Adds the tokens here while they are such as most: a word or number that nothing changes, or a sign of one byte. One way for all of them, as
/// the processor cannot foresee which comes next, and where they begin is known beforehand, so that it need not wait for one to begin the next.
inline void MathLexer::simpleTokens(const Block& block)
{
    constexpr std::size_t seen = 4; // bytes that are looked at behind a token, or from its beginning
    const ByteBlock& bytes = block.bytes;
    const char* const text = m_text.data() + block.begin;
    const std::size_t first = m_at - block.begin;
    const std::size_t last = std::min(ByteBlock::width - seen, first + m_limit - m_tokens.size());
    const std::uint64_t here = std::uint64_t{1} << first;
    const std::uint64_t spaced = (block.spaces << 1 & ~here) | (m_space ? here : 0);
    std::uint64_t starts = (block.starts & ~(here - 1)) | (here & ~block.spaces); // the general way may end inside a run
    for (; starts != 0; starts &= starts - 1) {
        const auto at = static_cast<std::size_t>(std::countr_zero(starts));
        const ByteUse use = byteUses[bytes[at]];
        const auto run = static_cast<std::size_t>(std::countr_one(block.runs[use.run] >> at));
        const std::size_t end = at + run + (use.run == 0 ? 1 : 0);
        const unsigned char behind = bytes[end % ByteBlock::width];
        const unsigned longer = use.extends & byteUses[behind].behind;
        const unsigned further = use.isDigit & byteUses[behind].numberEnd & byteUses[bytes[(end + 1) % ByteBlock::width]].behindNumberEnd;
        if (use.simple == 0 || end > last || (longer | further) != 0 || (use.run == 1 && bytes.threeAt(at) == modWord))
            break;
        m_tokens.emplace_back(use.kind, Span{block.begin + at, block.begin + end}, TokenText({text + at, run}), false, (spaced >> at & 1) != 0);
    }
    const auto end = static_cast<std::size_t>(std::countr_zero(starts)); // of these tokens
    m_space = end == ByteBlock::width || (spaced >> end & 1) != 0; // where no more begins, spaces end the block
    m_at = block.begin + end;
}

void MathLexer::word()
{
    const std::string_view text = m_text.substr(m_at, isLetter(peek(1)) ? letterRunAt(m_text, m_at).length : 1);
    if (text == "mod")
        add(K::Mod, text.size());
    else
        add(K::Word, text.size(), text);
}

/// Adds the token here, or passes over what is none.
void MathLexer::otherToken()
{
    const char c = m_text[m_at];
    switch (byteForms[static_cast<unsigned char>(c)]) {
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
        break;
    case ByteForm::Letter: word(); break;
    case ByteForm::Command: command(); break;
    case ByteForm::Wide: wide(); break;
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
    while (m_at < m_text.size() && m_tokens.size() < m_limit) {
        const Block block(m_text, m_at);
        const std::size_t next = std::min(m_text.size(), m_at + ByteBlock::width - 16); // where it is time for another block
        do {
            if (m_undelimited == 0)
                simpleTokens(block);
            if (m_at < m_text.size() && m_tokens.size() < m_limit)
                otherToken();
        } while (m_at < next && m_tokens.size() < m_limit);
    }
    return std::move(m_tokens);
}

void MathLexer::number()
{
    if (m_undelimited > 0 && isDigit(peek()) && isDigit(peek(1))) { // \frac12: one digit an argument
        --m_undelimited;
        return add(K::Number, 1, m_text.substr(m_at, 1));
    }
    m_undelimited -= m_undelimited > 0 ? 1U : 0U;
    WrittenNumber written = readNumber(m_text, m_at, m_commas, inScript() ? DigitGroups::Joined : DigitGroups::Spaced, m_source);
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

std::vector<Token> mathTokens(std::string_view text, CommaStyle commas, std::size_t limit, NumberSource source, std::vector<Token> room)
{
    return MathLexer(text, commas, limit, source, std::move(room)).run();
}

} // namespace core
