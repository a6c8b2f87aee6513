#include "core/tokens/bpe_options.h"
#include "core/tokens/byte_alphabet.h"
#include "core/tokens/cached_words.h"
#include "core/tokens/merge_table.h"
#include "core/tokens/pair_merging.h"
#include "core/tokens/token_model.h"
#include "core/tokens/whole_words.h"

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

class ByteLevelBpe final : public CachedWordModel
{
public:
    explicit ByteLevelBpe(ByteLevelParts parts)
        : CachedWordModel(std::move(parts.tokenBytes)), m_merges(std::move(parts.merges)), m_byteIds(parts.byteIds),
          m_wholeWords(std::move(parts.wholeWords))
    {
    }

private:
    void encodeWord(std::string_view word, std::vector<WordToken>& tokens) const override
    {
        if (const auto whole = m_wholeWords ? m_wholeWords->find(word) : std::nullopt) {
            tokens.push_back({*whole, static_cast<std::uint32_t>(word.size())});
            return;
        }
        struct Workspace
        {
            MergeScratch merging;
            std::vector<std::uint32_t> symbols;
            std::vector<MergedToken> merged;
        };
        thread_local Workspace work;
        work.symbols.clear();
        for (const char c : word)
            work.symbols.push_back(m_byteIds[static_cast<unsigned char>(c)]);
        work.merged.clear();
        mergePairs(m_merges, work.symbols, work.merging, work.merged);
        for (const MergedToken& token : work.merged)
            tokens.push_back({token.id, token.symbols});
    }

    MergeTable m_merges;
    std::array<std::uint32_t, 256> m_byteIds;
    std::optional<WholeWords> m_wholeWords;
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

std::size_t letterCount(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
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
    Result<std::vector<std::uint16_t>> sizes = measureTokens(file.vocabulary, letterCount);
    if (!sizes.ok())
        return sizes.error();
    parts.tokenBytes = std::move(sizes).value();
    parts.merges = MergeTable(rules.value());
    if (options.value().ignoreMerges)
        parts.wholeWords.emplace(file.vocabulary);
    return std::unique_ptr<TokenModel>(std::make_unique<ByteLevelBpe>(std::move(parts)));
}

} // namespace core
