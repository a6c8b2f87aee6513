#include "core/text/utf8.h"
#include "core/tokens/bpe_options.h"
#include "core/tokens/byte_tokens.h"
#include "core/tokens/cached_words.h"
#include "core/tokens/merge_table.h"
#include "core/tokens/pair_merging.h"
#include "core/tokens/token_model.h"
#include "core/tokens/unicode_class.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace core {

namespace {

constexpr std::string_view blank = "\xE2\x96\x81"; ///< U+2581, what SentencePiece writes for a space
constexpr std::uint32_t noToken = ~std::uint32_t{0};

struct CharacterParts
{
    MergeTable merges;
    std::unordered_map<char32_t, std::uint32_t> characters;
    std::optional<ByteTokens> bytes; ///< with byte_fallback
    std::uint32_t unknown = noToken;
    bool fuseUnknown = false;
    std::optional<std::vector<std::string>> joinedToBlank; ///< characters that merges join a blank to; none: unknown
    std::unordered_map<std::string, std::uint32_t> wholeWords; ///< with ignore_merges
    std::vector<std::uint16_t> tokenBytes;
};

/// BPE whose symbols are characters, with bytes for those that have no token.
class CharacterBpe final : public TokenModel
{
public:
    explicit CharacterBpe(CharacterParts parts) : m_joinedToBlank(parts.joinedToBlank), m_words(std::move(parts)) {}

    void encode(std::string_view text, std::span<const TextPiece> pieces, TokenOutput& out) const override
    {
        if (!m_joinedToBlank) {
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
            const bool joined = std::any_of(m_joinedToBlank->begin(), m_joinedToBlank->end(), [&](const std::string& c) {
                return whole.substr(begin, at - begin).ends_with(c);
            });
            if (at > begin && !joined) {
                cut.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)});
                begin = at;
            }
            while (whole.substr(at, blank.size()) == blank)
                at += blank.size();
        }
        if (begin < piece.end)
            cut.push_back({static_cast<std::uint32_t>(begin), piece.end});
    }

    class Words final : public CachedWordModel
    {
    public:
        explicit Words(CharacterParts parts) : CachedWordModel(std::move(parts.tokenBytes)), m_parts(std::move(parts)) {}

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

        void encodeWord(std::string_view word, std::vector<WordToken>& tokens) const override
        {
            if (!m_parts.wholeWords.empty()) {
                const auto whole = m_parts.wholeWords.find(std::string(word));
                if (whole != m_parts.wholeWords.end()) {
                    tokens.push_back({whole->second, static_cast<std::uint32_t>(word.size())});
                    return;
                }
            }
            thread_local Workspace work;
            work.symbols.clear();
            work.bytes.clear();
            work.merged.clear();
            addSymbols(word, work);
            mergePairs(m_parts.merges, work.symbols, work.merging, work.merged);
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
                    work.add(m_parts.unknown, unknownBytes);
                unknownBytes = 0;
            };
            for (std::size_t at = 0; at < word.size();) {
                const DecodedChar c = decodeValid(word.data() + at);
                const std::string_view bytes = word.substr(at, c.length);
                at += c.length;
                if (const auto known = m_parts.characters.find(c.value); known != m_parts.characters.end()) {
                    flush();
                    work.add(known->second, c.length);
                } else if (m_parts.bytes && m_parts.bytes->canSpell(bytes)) {
                    for (const char byte : bytes)
                        work.add(m_parts.bytes->id(byte), 1);
                } else {
                    if (!m_parts.fuseUnknown)
                        flush();
                    unknownBytes += c.length;
                }
            }
            flush();
        }

        CharacterParts m_parts;
    };

    std::optional<std::vector<std::string>> m_joinedToBlank;
    Words m_words;
};

/// Adds the characters that stand before a blank inside `product`.
void addJoined(std::string_view product, std::vector<std::string>& joined)
{
    for (std::size_t at = product.find(blank, 1); at != product.npos; at = product.find(blank, at + 1)) {
        const std::size_t before = floorCharBoundary(product, at - 1);
        std::string character(product.substr(before, at - before));
        if (character != blank && std::find(joined.begin(), joined.end(), character) == joined.end())
            joined.push_back(std::move(character));
    }
}

/// The characters that merges join a blank to; nothing when there are many, or when symbols that are no characters (bytes
/// and the unknown token) may be among them.
std::optional<std::vector<std::string>> findJoined(const TokenizerFile& file, const std::string& unknown)
{
    constexpr std::size_t most = 16;
    std::vector<std::string> joined;
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

void placeVocabulary(const TokenizerFile& file, const BpeOptions& options, CharacterParts& parts)
{
    if (options.byteFallback)
        parts.bytes.emplace(file.vocabulary);
    for (const VocabularyEntry& entry : file.vocabulary) {
        if (!entry.text.empty() && decodeValid(entry.text.data()).length == entry.text.size())
            parts.characters[decodeValid(entry.text.data()).value] = entry.id;
        if (options.byteFallback && ByteTokens::byteOf(entry.text))
            parts.tokenBytes[entry.id] = 1;
        if (options.ignoreMerges)
            parts.wholeWords[std::string(entry.text)] = entry.id;
    }
    parts.fuseUnknown = options.fuseUnknown;
    if (!options.ignoreMerges && parts.characters.contains(decodeValid(blank.data()).value))
        parts.joinedToBlank = findJoined(file, options.unknownToken);
}

} // namespace

Result<std::unique_ptr<TokenModel>> makeCharacterBpe(const TokenizerFile& file)
{
    const Result<BpeOptions> options = readBpeOptions(file);
    if (!options.ok())
        return options.error();
    const VocabularyIndex vocabulary(file.vocabulary);
    const Result<std::vector<MergeRule>> rules = resolveMerges(file, vocabulary);
    if (!rules.ok())
        return rules.error();
    CharacterParts parts;
    Result<std::vector<std::uint16_t>> sizes =
        measureTokens(file.vocabulary, [](std::string_view text) { return text.size(); });
    if (!sizes.ok())
        return sizes.error();
    parts.tokenBytes = std::move(sizes).value();
    if (!options.value().unknownToken.empty()) {
        const auto unknown = vocabulary.find(options.value().unknownToken);
        if (!unknown)
            return Error{ErrorCode::BadFormat,
                         "This is not a usable tokenizer.json: its unknown token \"" + options.value().unknownToken +
                             "\" is not in the vocabulary.",
                         "model.unk_token"};
        parts.unknown = *unknown;
    }
    placeVocabulary(file, options.value(), parts);
    if (parts.unknown == noToken && !(parts.bytes && parts.bytes->complete()))
        return Error{ErrorCode::Unsupported,
                     "This tokenizer uses BPE with neither an unknown token nor a token for each byte, which is not supported.",
                     "model"};
    parts.merges = MergeTable(rules.value());
    return std::unique_ptr<TokenModel>(std::make_unique<CharacterBpe>(std::move(parts)));
}

} // namespace core
