#include "core/tokens/bpe_options.h"
#include "core/tokens/byte_alphabet.h"
#include "core/tokens/cached_words.h"
#include "core/tokens/joined_characters.h"
#include "core/tokens/merge_table.h"
#include "core/tokens/pair_merging.h"
#include "core/tokens/token_model.h"
#include "core/tokens/whole_words.h"

#include <algorithm>
#include <optional>

namespace core {

namespace {

struct ByteLevelTables
{
    Table<MergeTable::Slot> merges;
    Table<std::uint32_t> byteIds;
    Table<std::uint16_t> tokenBytes; ///< by id
    Table<std::uint64_t> joined;
    WholeWords::Tables wholeWords; ///< with ignore_merges
    void each(auto&& f)
    {
        f(merges);
        f(byteIds);
        f(tokenBytes);
        f(joined);
        wholeWords.each(f);
    }
};

class ByteLevelBpe final : public CachedWordModel
{
public:
    explicit ByteLevelBpe(const ByteLevelTables& tables)
        : CachedWordModel(tables.tokenBytes, JoinedCharacters(tables.joined)), m_merges(tables.merges),
          m_byteIds(tables.byteIds), m_wholeWords(tables.wholeWords)
    {
    }

private:
    [[nodiscard]] std::optional<std::uint32_t> wholeToken(std::string_view word) const override
    {
        return m_wholeWords.empty() ? std::nullopt : m_wholeWords.find(word);
    }
    void encodeWord(std::string_view word, std::vector<WordToken>& tokens) const override
    {
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
    Table<std::uint32_t> m_byteIds;
    WholeWords m_wholeWords;
};

Result<Table<std::uint32_t>> findByteIds(const VocabularyIndex& vocabulary)
{
    std::vector<std::uint32_t> ids(256);
    for (unsigned byte = 0; byte < 256; ++byte) {
        const auto id = vocabulary.find(byteLetter(static_cast<unsigned char>(byte)));
        if (!id)
            return Error{ErrorCode::Unsupported,
                         "This tokenizer has no token for the byte " + std::to_string(byte) + ", which is not supported.",
                         "model.vocab"};
        ids[byte] = *id;
    }
    return Table<std::uint32_t>(std::move(ids));
}

std::size_t letterCount(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Whether tokens share an id: then what a token stands for is not the text that it was merged from.
bool sharesIds(const TokenizerFile& file, std::size_t ids)
{
    std::vector<bool> seen(ids);
    return std::any_of(file.vocabulary.begin(), file.vocabulary.end(), [&](const VocabularyEntry& entry) {
        const bool again = seen[entry.id];
        seen[entry.id] = true;
        return again;
    });
}

/// The bytes of all tokens that a text can spell.
void placeWords(const TokenizerFile& file, const BpeOptions& options, ByteLevelTables& tables)
{
    std::vector<std::string> tokens;
    std::vector<std::pair<std::string, std::uint32_t>> words;
    for (const VocabularyEntry& entry : file.vocabulary) {
        auto bytes = bytesOfLetters(entry.text);
        if (!bytes)
            continue;
        if (options.ignoreMerges)
            words.emplace_back(*bytes, entry.id);
        tokens.push_back(*std::move(bytes));
    }
    if (!sharesIds(file, tables.tokenBytes.size()))
        tables.joined = JoinedCharacters::collect(tokens);
    if (options.ignoreMerges)
        tables.wholeWords = WholeWords::lay(words);
}

} // namespace

Status compileByteLevelBpe(const TokenizerFile& file, TableList& tables)
{
    const Result<BpeOptions> options = readBpeOptions(file);
    if (!options.ok())
        return options.error();
    const VocabularyIndex vocabulary(file.vocabulary);
    const Result<std::vector<MergeRule>> rules = resolveMerges(file, vocabulary);
    if (!rules.ok())
        return rules.error();
    ByteLevelTables parts;
    Result<Table<std::uint32_t>> byteIds = findByteIds(vocabulary);
    if (!byteIds.ok())
        return byteIds.error();
    parts.byteIds = std::move(byteIds).value();
    Result<Table<std::uint16_t>> sizes = measureTokens(file.vocabulary, letterCount);
    if (!sizes.ok())
        return sizes.error();
    parts.tokenBytes = std::move(sizes).value();
    parts.merges = MergeTable::lay(rules.value());
    placeWords(file, options.value(), parts);
    putTables(parts, tables);
    return Done{};
}

std::unique_ptr<TokenModel> byteLevelBpe(TableList& tables)
{
    ByteLevelTables parts;
    if (!takeTables(parts, tables) || !MergeTable::isUsable(parts.merges) || parts.byteIds.size() != 256 ||
        !JoinedCharacters::isUsable(parts.joined) || !parts.wholeWords.isUsable())
        return nullptr;
    return std::make_unique<ByteLevelBpe>(parts);
}

} // namespace core
