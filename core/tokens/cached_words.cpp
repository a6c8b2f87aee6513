#include "core/tokens/cached_words.h"

namespace core {

void CachedWordModel::encode(std::string_view text, std::span<const TextPiece> pieces, TokenOutput& out) const
{
    std::array<std::uint32_t, WordCache::mostTokens + 1> ids{};
    for (const TextPiece& piece : pieces) {
        const std::size_t length = piece.end - piece.begin;
        const std::string_view word = text.substr(piece.begin, length);
        if (length == 0 || length > WordCache::longestWord) {
            encodeAnew(word, piece.begin, nullptr, out);
            continue;
        }
        const WordCache::Key key = WordCache::keyOf(text, piece.begin, length);
        const std::uint32_t count = m_cache.find(key, ids);
        if (count == 0)
            encodeAnew(word, piece.begin, &key, out);
        else
            addKnown(std::span(ids.data(), count), piece.begin, out);
    }
}

void CachedWordModel::addKnown(std::span<const std::uint32_t> ids, std::size_t start, TokenOutput& out) const
{
    out.count += ids.size();
    if (out.ids != nullptr)
        out.ids->insert(out.ids->end(), ids.begin(), ids.end());
    if (out.starts == nullptr)
        return;
    for (const std::uint32_t id : ids) {
        out.starts->push_back(static_cast<std::uint32_t>(start));
        start += m_tokenBytes[id];
    }
}

void CachedWordModel::encodeAnew(std::string_view word, std::size_t start, const WordCache::Key* key,
                                 TokenOutput& out) const
{
    thread_local std::vector<WordToken> tokens;
    tokens.clear();
    encodeWord(word, tokens);
    for (const WordToken& token : tokens) {
        out.add(token.id, start);
        start += token.bytes;
    }
    if (key != nullptr)
        remember(*key, tokens);
}

void CachedWordModel::remember(const WordCache::Key& key, std::span<const WordToken> tokens) const
{
    std::array<std::uint32_t, WordCache::mostTokens> ids{};
    if (tokens.empty() || tokens.size() > ids.size())
        return;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].id >= m_tokenBytes.size() || m_tokenBytes[tokens[i].id] != tokens[i].bytes)
            return;
        ids[i] = tokens[i].id;
    }
    m_cache.insert(key, std::span(ids.data(), tokens.size()));
}

} // namespace core
