#pragma once

#include "core/answers/math/math_tokens.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace core {

/// What a LaTeX command without arguments stands for.
struct MathSymbol
{
    TokenKind kind = TokenKind::Other;
    std::string_view word; ///< for TokenKind::Word: the name it is read as
};

/// How a LaTeX command is read.
enum class CommandForm : std::uint8_t {
    Unknown,
    Looks,       ///< only changes looks: \left, \displaystyle, \mathbf, \, and their like
    Text,        ///< its argument is text: \text, \mathrm, \mbox, \operatorname
    Symbol,      ///< stands for a sign or a name
    Fraction,    ///< takes two arguments: \frac and \binom, of any size
    Argument,    ///< takes others: \sqrt, \overline
    Row,         ///< ends a row: \\ and \cr
    Environment  ///< \begin and \end
};

struct CommandUse
{
    CommandForm form = CommandForm::Unknown;
    MathSymbol symbol; ///< of a Symbol; of a Fraction or an Argument its name
};

/// `name` without backslash: "times" is Times, "leq" is LessEqual, "varphi" the Word "phi".
[[nodiscard]] CommandUse commandUse(std::string_view name);

/// A character outside ASCII: "×" is Times, "π" the Word "pi", "，" a Comma; nothing for letters and unknown signs.
[[nodiscard]] std::optional<MathSymbol> unicodeSymbol(char32_t character);

} // namespace core
