#pragma once

#include "core/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class PieceKind : std::uint8_t {
    Word,
    Value,  ///< a number or formula
    Letter, ///< a capital that may name an option
    Comma,
    Colon,
    Stop, ///< also a semicolon or line feed
    Question,
    Open,
    Close
};

/// A word, value or sign of a sentence.
struct Piece
{
    PieceKind kind = PieceKind::Word;
    Span span;
    std::string word; ///< in lower case; empty for others
};

/// The pieces of a text in words. What `value` spans is one Value whatever stands there.
/// **Cost** linear in the text.
[[nodiscard]] std::vector<Piece> sentencePieces(std::string_view text, Span value = {});

} // namespace core
