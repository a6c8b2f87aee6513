#include "core/text/utf8.h"
#include "core/tokens/bpe_options.h"
#include "core/tokens/byte_tokens.h"
#include "core/tokens/cached_words.h"
#include "core/tokens/character_ids.h"
#include "core/tokens/merge_table.h"
#include "core/tokens/pair_merging.h"
#include "core/tokens/token_model.h"
#include "core/tokens/unicode_class.h"
#include "core/tokens/whole_words.h"

#include <algorithm>
#include <optional>

namespace core {

namespace {

constexpr std::string_view blank = "\xE2\x96\x81"; ///< U+2581, what SentencePiece writes for a space
constexpr char32_t blankCharacter = 0x2581;
constexpr std::uint32_t noToken = ~std::uint32_t{0};

struct CharacterOptions
{
    std::uint32_t unknown = noToken;
    std::uint32_t fuseUnknown = 0;
    std::uint32_t cutsBeforeBlanks = 0; ///< `joinedToBlank` is complete, so words may be cut before other blanks
};

struct CharacterTables
{
    Table<CharacterOptions> options; ///< one
    Table<MergeTable::Slot> merges;
    CharacterIds::Tables characters;
    Table<std::uint32_t> byteIds;      ///< with byte_fallback, else empty
    Table<char32_t> joinedToBlank;     ///< characters that merges join a blank to
    WholeWords::Tables wholeWords;     ///< with ignore_merges
    Table<std::uint16_t> tokenBytes;
    void each(auto&& f)
    {
        f(options);
        f(merges);
        characters.each(f);
        f(byteIds);
        f(joinedToBlank);
        wholeWords.each(f);
        f(tokenBytes);
    }
};

/// BPE whose symbols are characters, with bytes for those that have no token.
class CharacterBpe final : public TokenModel
{
public:
    explicit CharacterBpe(const CharacterTables& tables)
        : m_cutsBeforeBlanks(tables.options[0].cutsBeforeBlanks != 0), m_joinedToBlank(tables.joinedToBlank), m_words(tables)
    {
    }

    void encode(std::string_view text, std::span<const TextPiece> pieces, TokenOutput& out) const override
    {
        if (!m_cutsBeforeBlanks) {
            m_words.encode(text, pieces, out);
            return;
        }
        thread_local std::vector<TextPiece> cut;
        for (const TextPiece& piece : pieces) {
            cut.clear();
            cutBeforeBlanks(text, piece, cut);
            m_words.encode(text, cut, out);
        }
    }

private:
    /// Cuts before each run of blanks, but after a character that merges may join to them.
    void cutBeforeBlanks(std::string_view text, const TextPiece& piece, std::vector<TextPiece>& cut) const
    {
        const std::string_view whole = text.substr(0, piece.end);
        std::size_t begin = piece.begin;
        for (std::size_t at = whole.find(blank, begin); at != whole.npos; at = whole.find(blank, at)) {
            if (at > begin && !joinsBlank(whole, at)) {
                cut.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)});
                begin = at;
            }
            while (whole.substr(at, blank.size()) == blank)
                at += blank.size();
        }
        if (begin < piece.end)
            cut.push_back({static_cast<std::uint32_t>(begin), piece.end});
    }

    /// Whether merges may join a blank to the character before `at`.
    [[nodiscard]] bool joinsBlank(std::string_view text, std::size_t at) const
    {
        const char32_t before = decodeValid(text.data() + floorCharBoundary(text, at - 1)).value;
        return std::find(m_joinedToBlank.begin(), m_joinedToBlank.end(), before) != m_joinedToBlank.end();
    }

    class Words final : public CachedWordModel
    {
    public:
        explicit Words(const CharacterTables& tables)
            : CachedWordModel(tables.tokenBytes), m_options(tables.options[0]), m_merges(tables.merges),
              m_characters(tables.characters), m_bytes(tables.byteIds), m_wholeWords(tables.wholeWords)
        {
        }

    private:
        struct Workspace
        {
            MergeScratch merging;
            std::vector<std::uint32_t> symbols, bytes;
            std::vector<MergedToken> merged;
            void add(std::uint32_t id, std::size_t size)
            {
                symbols.push_back(id);
                bytes.push_back(static_cast<std::uint32_t>(size));
            }
        };

        [[nodiscard]] std::optional<std::uint32_t> wholeToken(std::string_view word) const override
        {
            return m_wholeWords.empty() ? std::nullopt : m_wholeWords.find(word);
        }
        void encodeWord(std::string_view word, std::vector<WordToken>& tokens) const override
        {
            thread_local Workspace work;
            work.symbols.clear();
            work.bytes.clear();
            work.merged.clear();
            addSymbols(word, work);
            mergePairs(m_merges, work.symbols, work.merging, work.merged);
            std::size_t at = 0;
            for (const MergedToken& token : work.merged) {
                std::uint32_t size = 0;
                for (std::uint32_t i = 0; i < token.symbols; ++i)
                    size += work.bytes[at++];
                tokens.push_back({token.id, size});
            }
        }

        void addSymbols(std::string_view word, Workspace& work) const
        {
            std::size_t unknownBytes = 0; // of an unknown token that waits to be joined by the next
            const auto flush = [&] {
                if (unknownBytes > 0)
                    work.add(m_options.unknown, unknownBytes);
                unknownBytes = 0;
            };
            for (std::size_t at = 0; at < word.size();) {
                const DecodedChar c = decodeValid(word.data() + at);
                const std::string_view bytes = word.substr(at, c.length);
                at += c.length;
                if (const std::uint32_t known = m_characters.find(c.value); known != CharacterIds::none) {
                    flush();
                    work.add(known, c.length);
                } else if (m_bytes.canSpell(bytes)) {
                    for (const char byte : bytes)
                        work.add(m_bytes.id(byte), 1);
                } else {
                    if (m_options.fuseUnknown == 0)
                        flush();
                    unknownBytes += c.length;
                }
            }
            flush();
        }

        CharacterOptions m_options;
        MergeTable m_merges;
        CharacterIds m_characters;
        ByteTokens m_bytes;
        WholeWords m_wholeWords;
    };

    bool m_cutsBeforeBlanks;
    Table<char32_t> m_joinedToBlank;
    Words m_words;
};

/// Adds the characters that stand before a blank inside `product`.
void addJoined(std::string_view product, std::vector<char32_t>& joined)
{
    for (std::size_t at = product.find(blank, 1); at != product.npos; at = product.find(blank, at + 1)) {
        const char32_t before = decodeValid(product.data() + floorCharBoundary(product, at - 1)).value;
        if (before != blankCharacter && std::find(joined.begin(), joined.end(), before) == joined.end())
            joined.push_back(before);
    }
}

/// The characters that merges join a blank to; nothing when there are many, or when symbols that are no characters (bytes
/// and the unknown token) may be among them.
std::optional<std::vector<char32_t>> findJoined(const TokenizerFile& file, const std::string& unknown)
{
    constexpr std::size_t most = 16;
    std::vector<char32_t> joined;
    for (const auto& [left, right] : file.merges) {
        if (right.find(blank) == right.npos && left.find(blank, 1) == left.npos)
            continue;
        const std::string product = std::string(left).append(right);
        const std::size_t known = joined.size();
        addJoined(product, joined);
        const bool special = product.find("<0x") != product.npos ||
                             (!unknown.empty() && product.find(unknown) != product.npos);
        if (joined.size() > most || (special && joined.size() > known))
            return std::nullopt;
    }
    return joined;
}

void placeVocabulary(const TokenizerFile& file, const BpeOptions& options, std::vector<std::uint16_t>& tokenBytes,
                     CharacterTables& tables)
{
    std::vector<std::pair<char32_t, std::uint32_t>> characters;
    std::vector<std::pair<std::string, std::uint32_t>> words;
    for (const VocabularyEntry& entry : file.vocabulary) {
        if (!entry.text.empty() && decodeValid(entry.text.data()).length == entry.text.size())
            characters.emplace_back(decodeValid(entry.text.data()).value, entry.id);
        if (options.byteFallback && ByteTokens::byteOf(entry.text))
            tokenBytes[entry.id] = 1;
        if (options.ignoreMerges)
            words.emplace_back(entry.text, entry.id);
    }
    tables.characters = CharacterIds::lay(characters);
    if (options.byteFallback)
        tables.byteIds = ByteTokens::collect(file.vocabulary);
    if (options.ignoreMerges)
        tables.wholeWords = WholeWords::lay(words);
}

/// The id of the unknown token; noToken when there is none.
Result<std::uint32_t> findUnknown(const BpeOptions& options, const VocabularyIndex& vocabulary)
{
    if (options.unknownToken.empty())
        return noToken;
    const auto unknown = vocabulary.find(options.unknownToken);
    if (!unknown)
        return Error{ErrorCode::BadFormat,
                     "This is not a usable tokenizer.json: its unknown token \"" + options.unknownToken +
                         "\" is not in the vocabulary.",
                     "model.unk_token"};
    return *unknown;
}

Result<CharacterOptions> settle(const TokenizerFile& file, const BpeOptions& options, const VocabularyIndex& vocabulary,
                                CharacterTables& tables)
{
    const Result<std::uint32_t> unknown = findUnknown(options, vocabulary);
    if (!unknown.ok())
        return unknown.error();
    if (unknown.value() == noToken && !ByteTokens(tables.byteIds).complete())
        return Error{ErrorCode::Unsupported,
                     "This tokenizer uses BPE with neither an unknown token nor a token for each byte, which is not supported.",
                     "model"};
    CharacterOptions settled{unknown.value(), options.fuseUnknown ? 1U : 0U, 0};
    if (options.ignoreMerges || CharacterIds(tables.characters).find(blankCharacter) == CharacterIds::none)
        return settled;
    if (auto joined = findJoined(file, options.unknownToken)) {
        tables.joinedToBlank = Table<char32_t>(*std::move(joined));
        settled.cutsBeforeBlanks = 1;
    }
    return settled;
}

} // namespace

Status compileCharacterBpe(const TokenizerFile& file, TableList& tables)
{
    const Result<BpeOptions> options = readBpeOptions(file);
    if (!options.ok())
        return options.error();
    const VocabularyIndex vocabulary(file.vocabulary);
    const Result<std::vector<MergeRule>> rules = resolveMerges(file, vocabulary);
    if (!rules.ok())
        return rules.error();
    CharacterTables parts;
    const Result<Table<std::uint16_t>> sizes =
        measureTokens(file.vocabulary, [](std::string_view text) { return text.size(); });
    if (!sizes.ok())
        return sizes.error();
    std::vector<std::uint16_t> tokenBytes(sizes.value().begin(), sizes.value().end());
    placeVocabulary(file, options.value(), tokenBytes, parts);
    parts.tokenBytes = Table<std::uint16_t>(std::move(tokenBytes));
    const Result<CharacterOptions> settled = settle(file, options.value(), vocabulary, parts);
    if (!settled.ok())
        return settled.error();
    parts.options = Table<CharacterOptions>({settled.value()});
    parts.merges = MergeTable::lay(rules.value());
    putTables(parts, tables);
    return Done{};
}

std::unique_ptr<TokenModel> characterBpe(TableList& tables)
{
    CharacterTables parts;
    if (!takeTables(parts, tables) || parts.options.size() != 1 || !MergeTable::isUsable(parts.merges) ||
        !parts.characters.isUsable() || !(parts.byteIds.empty() || parts.byteIds.size() == 256) ||
        !parts.wholeWords.isUsable())
        return nullptr;
    return std::make_unique<CharacterBpe>(parts);
}

} // namespace core
