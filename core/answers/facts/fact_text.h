#pragma once

#include "core/answers/math/arithmetic_side.h"
#include "core/answers/math/math_tokens.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

[[nodiscard]] bool isRelationToken(TokenKind kind);
[[nodiscard]] bool isOperatorToken(TokenKind kind);
[[nodiscard]] bool isOpenToken(TokenKind kind);
[[nodiscard]] bool isCloseToken(TokenKind kind);

/// One side of a relation: its tokens, and whether nothing before them belongs to it ("apples + 3 = 9": not whole).
struct FactSide
{
    std::size_t begin = 0;
    std::size_t end = 0;
    bool whole = true;
};

/// Sides and the relations between them: a = b = c.
struct FactChain
{
    std::vector<FactSide> sides;
    std::vector<TokenKind> relations; ///< one less than sides; "is" and "equals" count as =
};

/// Memory that texts which are read one after another use in turn.
struct FactRoom
{
    std::vector<Token> tokens;
    std::vector<unsigned char> uses;
};

/// The tokens of some lines that belong together; a chain that goes on over several lines is one.
class FactText
{
public:
    /// `text` begins at byte `offset` of the whole. Uses the memory of `room` and gives it back.
    FactText(std::string_view text, std::size_t offset, FactRoom& room);
    ~FactText();
    FactText(const FactText&) = delete;
    FactText& operator=(const FactText&) = delete;

    [[nodiscard]] std::size_t size() const { return m_tokens.size(); }
    [[nodiscard]] const Token& operator[](std::size_t at) const { return m_tokens[at]; }
    /// LineEnd behind the last token.
    [[nodiscard]] TokenKind kindAt(std::size_t at) const { return at < m_tokens.size() ? m_tokens[at].kind : TokenKind::LineEnd; }
    [[nodiscard]] bool isWordAt(std::size_t at, std::initializer_list<std::string_view> words) const;
    [[nodiscard]] std::string_view text() const { return m_text; }

    /// Puts the first chain that begins at or behind `at` into `chain`; none when there is none. **Returns** where to go on.
    [[nodiscard]] std::size_t chainFrom(std::size_t at, FactChain& chain) const;
    /// Tokens of a side without a bullet before and a currency behind.
    [[nodiscard]] std::span<const Token> tokensOf(const FactSide& side) const;
    /// Value of the tokens from `begin` to `end`, where they are arithmetic alone.
    [[nodiscard]] std::optional<ArithmeticSide> evaluate(std::size_t begin, std::size_t end,
                                                         FunctionReading reading = FunctionReading::Plain) const;
    [[nodiscard]] std::optional<ArithmeticSide> evaluate(const FactSide& side) const { return evaluate(side.begin, side.end); }
    /// False where the numbers of two sides cannot be compared because their units differ: "2 * 0.5 kg = 1000 g".
    [[nodiscard]] bool unitsAgree(const FactSide& left, const FactSide& right) const;
    /// True when a side holds a function that has to be read one way or another: log, sin, arctan.
    [[nodiscard]] bool hasFunction(const FactSide& side) const;
    /// False when a side holds a letter that is no number: it has no value then.
    [[nodiscard]] bool isNumeric(const FactSide& side) const;
    /// A bit for the first byte of each word of a side: sides with other bits have other symbols.
    [[nodiscard]] std::uint64_t lettersIn(const FactSide& side) const;
    /// Where "(mod m)" begins in a side; its end when there is none.
    [[nodiscard]] std::size_t modulusAt(const FactSide& side) const;
    [[nodiscard]] std::optional<Rational> modulusOf(const FactSide& side) const;
    /// Where the tokens from `begin` to `end` lie in the whole text.
    [[nodiscard]] Span spanOf(std::size_t begin, std::size_t end) const;

private:
    void join();
    void readWords();
    void moveRest(std::size_t kept, std::size_t from);
    [[nodiscard]] std::size_t takeWord(std::size_t& kept, std::size_t at);
    void noteUnit(std::size_t kept, std::size_t begin, std::size_t end);
    [[nodiscard]] std::size_t unitEnd(std::size_t at) const;
    [[nodiscard]] std::string productUnit(const FactSide& side) const;
    [[nodiscard]] bool isMeasured(std::size_t at, std::size_t unit) const;
    [[nodiscard]] bool isTenPower(std::size_t at) const;
    [[nodiscard]] bool endsDecimal(std::size_t kept, std::size_t at) const;
    [[nodiscard]] bool endsContraction(std::size_t kept, std::size_t at) const;
    [[nodiscard]] std::size_t wordSignAt(std::size_t kept, std::size_t at, Token& out) const;
    [[nodiscard]] std::size_t fillersAt(std::size_t at) const;
    [[nodiscard]] bool isVerb(std::size_t at) const;
    [[nodiscard]] bool isEquationAt(std::size_t at) const;
    [[nodiscard]] bool endsStatement(std::size_t at) const;
    /// Where a side ends, and how many brackets are open there.
    struct SideEnd
    {
        std::size_t end = 0;
        int depth = 0;
    };
    [[nodiscard]] SideEnd sideEnd(std::size_t begin) const;
    [[nodiscard]] TokenKind relationAt(std::size_t begin, std::size_t at) const;
    [[nodiscard]] std::size_t chainBehind(FactSide side, FactChain& chain) const;
    [[nodiscard]] bool isWhole(std::size_t begin) const;

    std::string_view m_text;
    std::size_t m_offset;
    FactRoom& m_room;
    std::vector<Token> m_tokens;
    std::vector<unsigned char> m_uses;  ///< of each token: what it is in a relation
    std::vector<std::string> m_units; ///< behind each token, where there are any
};

} // namespace core
