#pragma once

#include "core/answers/math/math_tokens.h"

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

/// Text without the spaces at its ends.
[[nodiscard]] inline std::string_view trimmedText(std::string_view text)
{
    const auto begin = text.find_first_not_of(" ~");
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(" ~") + 1 - begin);
}

[[nodiscard]] inline bool isLetters(const Token& token) { return token.kind == TokenKind::Word || token.kind == TokenKind::Text; }

/// Replaces `count` tokens from `at` on with `token`, which keeps the place of the first.
inline void replaceTokens(std::vector<Token>& tokens, std::size_t at, std::size_t count, Token token)
{
    token.span = {tokens[at].span.begin, tokens[at + count - 1].span.end};
    token.spaceBefore = tokens[at].spaceBefore;
    tokens[at] = std::move(token);
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at + 1), tokens.begin() + static_cast<std::ptrdiff_t>(at + count));
}

} // namespace core
