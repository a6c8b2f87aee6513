#pragma once

#include "core/answers/words/token_text.h"
#include "core/span.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace core {

enum class TokenKind : std::uint8_t {
    Number,     ///< "12", "3.50", "1,000" (text holds the digits without separators)
    Word,       ///< letters: "x", "sin", "cm"; Greek and LaTeX names as "pi"
    Text,       ///< \text{...}: text holds the content
    Command,    ///< LaTeX command with arguments: "frac", "sqrt", "binom", "boxed", "overline"
    Plus, Minus, PlusMinus, MinusPlus, Times, Divide, Power, Subscript, Superscript, ///< Superscript: "²" as digits
    Factorial, Percent, Degree, Prime, Currency,
    Equal, Approx, Congruent, Less, LessEqual, Greater, GreaterEqual, NotEqual, In, Arrow,
    ParenOpen, ParenClose, SquareOpen, SquareClose, SetOpen, SetClose, GroupOpen, GroupClose, AngleOpen, AngleClose,
    FloorOpen, FloorClose, CeilOpen, CeilClose, Bar,
    Comma, Semicolon, Colon, Period, Ellipsis, Question,
    Union, Intersection, SetMinus, EmptySet, Infinity, Mod,
    MatrixBegin, MatrixEnd, Ampersand, RowEnd,
    LineEnd,    ///< line feed in the text
    Other       ///< anything else
};

struct Token
{
    TokenKind kind = TokenKind::Other;
    Span span;               ///< into the text
    TokenText text;          ///< Number, Word, Text, Command, Superscript: see above
    bool latex = false;      ///< Word that was a LaTeX command: "\sin"
    bool spaceBefore = false;
    bool scientific = false; ///< Number written as 6.02e23 (text holds all digits)
};

/// How commas between digits read.
enum class CommaStyle : std::uint8_t {
    Thousands, ///< "1,234" is one number, "3,5" two
    Separator, ///< every comma separates
    Decimal    ///< "1,25" is 1.25
};

/// Where numbers stand. "3e-2" may be 3e - 2 in an answer ("1.5e-2" and "3e-12" are always powers of ten); a wide comma before
/// three digits stands between thousands there, and between clauses of a calculation.
enum class NumberSource : std::uint8_t { Answer, Calculation };

/// Cuts text into the pieces that mathematics is written with, LaTeX, Unicode and plain alike. Math delimiters, spacing
/// and sizing commands leave no token. Never fails: what is unknown becomes Other.
/// The tokens view `text`, which must outlive them.
/// **Cost** linear; `limit` bounds the number of tokens (the rest of the text is left out). `room` is a list whose memory
/// may be used.
[[nodiscard]] std::vector<Token> mathTokens(std::string_view text, CommaStyle commas = CommaStyle::Thousands,
                                            std::size_t limit = 20'000, NumberSource source = NumberSource::Answer,
                                            std::vector<Token> room = {});

} // namespace core
