#pragma once

#include "core/tokens/token_model.h"
#include "core/tokens/word_cache.h"

#include <array>
#include <cstdint>
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
    /// **Input** `tokenBytes`: by id, the bytes that the token stands for wherever it may be remembered (0: never is).
    explicit CachedWordModel(std::vector<std::uint16_t> tokenBytes) : m_tokenBytes(std::move(tokenBytes)) {}
    /// Appends the tokens of one piece.
    virtual void encodeWord(std::string_view word, std::vector<WordToken>& tokens) const = 0;

private:
    void addKnown(std::span<const std::uint32_t> ids, std::size_t start, TokenOutput& out) const;
    void encodeAnew(std::string_view word, std::size_t start, const WordCache::Key* key, TokenOutput& out) const;
    void remember(const WordCache::Key& key, std::span<const WordToken> tokens) const;

    std::vector<std::uint16_t> m_tokenBytes;
    mutable WordCache m_cache;
};

} // namespace core
