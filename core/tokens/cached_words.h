#pragma once

#include "core/tokens/joined_characters.h"
#include "core/tokens/table.h"
#include "core/tokens/token_model.h"
#include "core/tokens/word_cache.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace core {

/// A token of one word and the bytes of the word that it stands for.
struct WordToken
{
    std::uint32_t id = 0;
    std::uint32_t bytes = 0;
};

/// A model that encodes pieces one by one and remembers those of short words.
class CachedWordModel : public TokenModel
{
public:
    void encode(std::string_view text, std::span<const TextPiece> pieces, TokenOutput& out) const final;

protected:
    /// **Input** `tokenBytes`: by id, the bytes that the token stands for wherever it may be remembered (0: never is);
    /// `joined`: where long words may be cut.
    explicit CachedWordModel(Table<std::uint16_t> tokenBytes, JoinedCharacters joined = {})
        : m_tokenBytes(std::move(tokenBytes)), m_joined(std::move(joined))
    {
    }
    /// The one token of a whole piece, where that goes before merging.
    [[nodiscard]] virtual std::optional<std::uint32_t> wholeToken(std::string_view) const { return std::nullopt; }
    /// Appends the tokens of one piece, or of one part of a piece between cuts.
    virtual void encodeWord(std::string_view word, std::vector<WordToken>& tokens) const = 0;

private:
    enum class Extent : std::uint8_t { Piece, Part };
    struct Word
    {
        std::string_view text;
        std::size_t start = 0;
        Extent extent = Extent::Piece;
    };
    void encodeShort(std::string_view text, const Word& word, TokenOutput& out) const;
    void encodeLong(std::string_view text, const Word& word, TokenOutput& out) const;
    void addKnown(std::span<const std::uint32_t> ids, std::size_t start, TokenOutput& out) const;
    void encodeAnew(const Word& word, const WordCache::Key* key, TokenOutput& out) const;
    void remember(const WordCache::Key& key, std::span<const WordToken> tokens) const;

    Table<std::uint16_t> m_tokenBytes;
    JoinedCharacters m_joined;
    mutable WordCache m_cache;
};

} // namespace core
