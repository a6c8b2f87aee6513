#pragma once

#include "core/answers/math/expression_words.h"
#include "core/answers/math/math_tokens.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace core {

/// What tokens are in a relation; a symbol is a word without a value.
enum TokenUse : unsigned char { sideUse = 1, openUse = 2, closeUse = 4, relationUse = 8, operatorUse = 16, numberUse = 32, wordUse = 64, symbolUse = 128 };

/// TokenUse by kind; words are told apart by what they say.
inline constexpr auto kindUses = [] {
    using K = TokenKind;
    std::array<unsigned char, static_cast<std::size_t>(K::Other) + 1> uses{};
    const auto put = [&uses](K kind, int use) { uses[static_cast<std::size_t>(kind)] = static_cast<unsigned char>(use); };
    for (const K kind : {K::Equal, K::Approx, K::Congruent, K::Less, K::LessEqual, K::Greater, K::GreaterEqual})
        put(kind, relationUse);
    for (const K kind : {K::Plus, K::Minus, K::Times, K::Divide, K::Power, K::PlusMinus, K::MinusPlus, K::Mod, K::Subscript})
        put(kind, sideUse | operatorUse);
    for (const K kind : {K::ParenOpen, K::GroupOpen, K::SquareOpen, K::FloorOpen, K::CeilOpen})
        put(kind, sideUse | openUse);
    for (const K kind : {K::ParenClose, K::GroupClose, K::SquareClose, K::FloorClose, K::CeilClose})
        put(kind, sideUse | closeUse);
    put(K::Number, sideUse | numberUse);
    put(K::Superscript, sideUse | numberUse); // of "π² ≈ 9.87"
    for (const K kind : {K::Command, K::Factorial, K::Percent, K::Degree, K::Bar, K::Prime, K::Currency})
        put(kind, sideUse);
    return uses;
}();

[[nodiscard]] inline unsigned char useOf(TokenKind kind) { return kindUses[static_cast<std::size_t>(kind)]; }

[[nodiscard]] inline unsigned char useOf(const Token& token)
{
    if (token.kind != TokenKind::Word)
        return useOf(token.kind);
    const std::string_view word = token.text;
    if (word.size() == 1)
        return wordUse | sideUse | (word[0] == 'C' || word[0] == 'e' ? 0 : symbolUse);
    const bool valued = isFunctionWord(word) || word == "pi";
    return static_cast<unsigned char>(wordUse | (valued ? sideUse : token.latex ? sideUse | symbolUse : symbolUse));
}

} // namespace core
