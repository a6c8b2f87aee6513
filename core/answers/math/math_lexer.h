#pragma once

#include "core/answers/math/math_tokens.h"
#include "core/text/byte_block.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

/// Cuts one text into tokens from its beginning to its end: mathTokens tells how. Its parts are in math_tokens.cpp, LaTeX commands in
/// math_lexer_commands.cpp, and characters outside ASCII in math_lexer_wide.cpp.
class MathLexer
{
public:
    MathLexer(std::string_view text, CommaStyle commas, std::size_t limit, NumberSource source, std::vector<Token>&& room)
        : m_text(text), m_commas(commas), m_limit(limit), m_source(source), m_tokens(std::move(room))
    {
        m_tokens.clear();
    }

    [[nodiscard]] std::vector<Token> run();

private:
    using K = TokenKind;

    [[nodiscard]] char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }

    void add(TokenKind kind, std::size_t length, TokenText text = {}, bool latex = false)
    {
        m_tokens.emplace_back(kind, Span{m_at, m_at + length}, std::move(text), latex, m_space);
        m_space = false;
        m_at += length;
    }

    /// True behind _ and ^, where a space parts numbers: "\log_5 125".
    [[nodiscard]] bool inScript() const
    {
        return !m_tokens.empty() && (m_tokens.back().kind == K::Subscript || m_tokens.back().kind == K::Power);
    }

    /// Some bytes of the text, and which of them are what.
    struct Block
    {
        Block(std::string_view text, std::size_t at);

        ByteBlock bytes;
        std::size_t begin;                 ///< in the text
        std::array<std::uint64_t, 3> runs; ///< what runs on: nothing, letters, digits
        std::uint64_t spaces;
        std::uint64_t starts;              ///< of runs and of all else but spaces
    };

    inline void simpleTokens(const Block& block);
    void otherToken();
    void word();
    void number();
    /// A sign of one byte that may begin a longer one.
    void sign(char c);
    /// "**": Markdown bold next to a space or line end, else a power.
    void bold();

    // LaTeX
    void command();
    void environment(std::size_t end, bool begins);
    void textCommand(std::size_t end);
    /// "\operatorname{lcm}" and "\text{gcd}" are functions, other contents are words.
    void textToken(std::string_view content, std::size_t length);

    // Characters outside ASCII
    void wide();
    /// "１２" is 12.
    void wideNumber();
    /// "¾" as \frac34.
    bool fractionSign(char32_t sign, std::size_t length);
    void script(bool super);

    std::string_view m_text;
    CommaStyle m_commas;
    std::size_t m_limit; ///< of tokens
    NumberSource m_source;
    std::size_t m_at = 0;
    bool m_space = false;
    unsigned m_undelimited = 0; ///< arguments of \frac that may be single digits, still to come
    std::vector<Token> m_tokens;
};

} // namespace core
