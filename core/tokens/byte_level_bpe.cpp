#include "core/tokens/bpe_options.h"
#include "core/tokens/byte_alphabet.h"
#include "core/tokens/merge_table.h"
#include "core/tokens/pair_merging.h"
#include "core/tokens/token_model.h"
#include "core/tokens/unicode_class.h"
#include "core/tokens/whole_words.h"
#include "core/tokens/word_cache.h"

#include <algorithm>
#include <array>
#include <optional>

namespace core {

namespace {

struct ByteLevelParts
{
    MergeTable merges;
    std::array<std::uint32_t, 256> byteIds{};
    std::vector<std::uint16_t> tokenBytes; ///< by id
    std::optional<WholeWords> wholeWords;  ///< with ignore_merges
};

class ByteLevelBpe final : public TokenModel
{
public:
    explicit ByteLevelBpe(ByteLevelParts parts) : m_parts(std::move(parts)) {}

    void encode(std::string_view text, std::span<const Piece> pieces, TokenOutput& out) const override
    {
        std::array<std::uint32_t, WordCache::mostTokens + 1> ids{};
        for (const Piece& piece : pieces) {
            const std::size_t length = piece.end - piece.begin;
            if (length == 1) {
                out.add(m_parts.byteIds[static_cast<unsigned char>(text[piece.begin])], piece.begin);
                continue;
            }
            if (length == 0 || length > WordCache::longestWord) {
                encodeAnew(text, piece, nullptr, out);
                continue;
            }
            const WordCache::Key key = WordCache::keyOf(text, piece.begin, length);
            const std::uint32_t count = m_cache.find(key, ids);
            if (count == 0)
                encodeAnew(text, piece, &key, out);
            else
                addKnown(std::span(ids.data(), count), piece.begin, out);
        }
    }

private:
    void addKnown(std::span<const std::uint32_t> ids, std::size_t start, TokenOutput& out) const
    {
        out.count += ids.size();
        if (out.ids != nullptr)
            out.ids->insert(out.ids->end(), ids.begin(), ids.end());
        if (out.starts == nullptr)
            return;
        for (const std::uint32_t id : ids) {
            out.starts->push_back(static_cast<std::uint32_t>(start));
            start += m_parts.tokenBytes[id];
        }
    }

    void encodeAnew(std::string_view text, const Piece& piece, const WordCache::Key* key, TokenOutput& out) const
    {
        struct Workspace
        {
            MergeScratch merging;
            std::vector<std::uint32_t> symbols;
            std::vector<MergedToken> tokens;
        };
        thread_local Workspace work;
        work.tokens.clear();
        const std::string_view word = text.substr(piece.begin, piece.end - piece.begin);
        const auto whole = m_parts.wholeWords ? m_parts.wholeWords->find(word) : std::nullopt;
        if (whole) {
            work.tokens.push_back({*whole, static_cast<std::uint32_t>(word.size())});
        } else {
            work.symbols.clear();
            for (const char c : word)
                work.symbols.push_back(m_parts.byteIds[static_cast<unsigned char>(c)]);
            mergePairs(m_parts.merges, work.symbols, work.merging, work.tokens);
        }
        std::size_t start = piece.begin;
        for (const MergedToken& token : work.tokens) {
            out.add(token.id, start);
            start += token.symbols;
        }
        if (key != nullptr && work.tokens.size() <= WordCache::mostTokens)
            remember(*key, work.tokens);
    }

    void remember(const WordCache::Key& key, std::span<const MergedToken> tokens) const
    {
        std::array<std::uint32_t, WordCache::mostTokens> ids{};
        std::transform(tokens.begin(), tokens.end(), ids.begin(), [](const MergedToken& token) { return token.id; });
        m_cache.insert(key, std::span(ids.data(), tokens.size()));
    }

    ByteLevelParts m_parts;
    mutable WordCache m_cache;
};

std::optional<Error> findByteIds(const VocabularyIndex& vocabulary, ByteLevelParts& parts)
{
    for (unsigned byte = 0; byte < 256; ++byte) {
        const auto id = vocabulary.find(byteLetter(static_cast<unsigned char>(byte)));
        if (!id)
            return Error{ErrorCode::Unsupported,
                         "This tokenizer has no token for the byte " + std::to_string(byte) + ", which is not supported.",
                         "model.vocab"};
        parts.byteIds[byte] = *id;
    }
    return std::nullopt;
}

std::optional<Error> measureTokens(const TokenizerFile& file, ByteLevelParts& parts)
{
    std::uint32_t highest = 0;
    for (const VocabularyEntry& entry : file.vocabulary)
        highest = std::max(highest, entry.id);
    parts.tokenBytes.resize(std::size_t{highest} + 1);
    for (const VocabularyEntry& entry : file.vocabulary) {
        const auto letters = static_cast<std::size_t>(std::count_if(
            entry.text.begin(), entry.text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
        if (letters > 0xFFFF)
            return Error{ErrorCode::Unsupported, "This tokenizer has a token of over 65535 bytes, which is not supported.",
                         "model.vocab"};
        if (parts.tokenBytes[entry.id] != 0 && parts.tokenBytes[entry.id] != letters)
            return Error{ErrorCode::BadFormat,
                         "This is not a usable tokenizer.json: two tokens have the id " + std::to_string(entry.id) + ".",
                         "model.vocab"};
        parts.tokenBytes[entry.id] = static_cast<std::uint16_t>(letters);
    }
    return std::nullopt;
}

} // namespace

Result<std::unique_ptr<TokenModel>> makeByteLevelBpe(const TokenizerFile& file)
{
    const Result<BpeOptions> options = readBpeOptions(file);
    if (!options.ok())
        return options.error();
    const VocabularyIndex vocabulary(file.vocabulary);
    const Result<std::vector<MergeRule>> rules = resolveMerges(file, vocabulary);
    if (!rules.ok())
        return rules.error();
    ByteLevelParts parts;
    if (auto error = findByteIds(vocabulary, parts))
        return *std::move(error);
    if (auto error = measureTokens(file, parts))
        return *std::move(error);
    parts.merges = MergeTable(rules.value());
    if (options.value().ignoreMerges)
        parts.wholeWords.emplace(file.vocabulary);
    return std::unique_ptr<TokenModel>(std::make_unique<ByteLevelBpe>(std::move(parts)));
}

} // namespace core
