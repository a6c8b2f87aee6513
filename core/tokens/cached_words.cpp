#include "core/tokens/cached_words.h"

#include <array>

namespace core {

void CachedWordModel::encode(std::string_view text, std::span<const TextPiece> pieces, TokenOutput& out) const
{
    for (const TextPiece& piece : pieces) {
        const Word word{text.substr(piece.begin, piece.end - piece.begin), piece.begin};
        if (!word.text.empty() && word.text.size() <= WordCache::longestWord)
            encodeShort(text, word, out);
        else
            encodeLong(text, word, out);
    }
}

void CachedWordModel::encodeShort(std::string_view text, const Word& word, TokenOutput& out) const
{
    std::array<std::uint32_t, WordCache::mostTokens + 1> ids; // filled by find
    WordCache::Key key = WordCache::keyOf(text, word.start, word.text.size());
    if (word.extent == Extent::Part)
        key.markAsPart(); // where a whole piece has a token of its own, a part with the same bytes may not be it
    const std::uint32_t count = m_cache.find(key, ids);
    if (count == 0)
        encodeAnew(word, &key, out);
    else
        addKnown(std::span(ids.data(), count), word.start, out);
}

void CachedWordModel::encodeLong(std::string_view text, const Word& word, TokenOutput& out) const
{
    if (!m_joined.knowsAny() || wholeToken(word.text)) {
        encodeAnew(word, nullptr, out);
        return;
    }
    for (std::size_t at = 0; at < word.text.size();) {
        const std::size_t end = m_joined.nextCut(word.text, at);
        const Word part{word.text.substr(at, end - at), word.start + at, Extent::Part};
        if (end - at <= WordCache::longestWord)
            encodeShort(text, part, out);
        else
            encodeAnew(part, nullptr, out);
        at = end;
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

void CachedWordModel::encodeAnew(const Word& word, const WordCache::Key* key, TokenOutput& out) const
{
    thread_local std::vector<WordToken> tokens;
    tokens.clear();
    if (const auto whole = word.extent == Extent::Piece ? wholeToken(word.text) : std::nullopt)
        tokens.push_back({*whole, static_cast<std::uint32_t>(word.text.size())});
    else
        encodeWord(word.text, tokens);
    std::size_t start = word.start;
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
