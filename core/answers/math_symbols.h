#pragma once

#include "core/answers/math_tokens.h"

#include <optional>
#include <string_view>

namespace core {

/// What a LaTeX command without arguments stands for.
struct MathSymbol
{
    TokenKind kind = TokenKind::Other;
    std::string_view word; ///< for TokenKind::Word: the name it is read as
};

/// `name` without backslash: "times" is Times, "leq" is LessEqual, "pi" the Word "pi"; nothing for unknown commands.
[[nodiscard]] std::optional<MathSymbol> latexSymbol(std::string_view name);

/// A character outside ASCII: "×" is Times, "π" the Word "pi", "，" a Comma; nothing for letters and unknown signs.
[[nodiscard]] std::optional<MathSymbol> unicodeSymbol(char32_t character);

/// True for commands that only change looks: \left, \displaystyle, \mathbf, \, and their like.
[[nodiscard]] bool isLooksCommand(std::string_view name);

/// True for commands whose argument is text: \text, \mathrm, \mbox, \operatorname.
[[nodiscard]] bool isTextCommand(std::string_view name);

} // namespace core
