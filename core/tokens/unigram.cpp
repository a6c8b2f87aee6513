#include "core/tokens/byte_tokens.h"
#include "core/tokens/cached_words.h"
#include "core/tokens/prefix_trie.h"
#include "core/tokens/token_model.h"
#include "core/tokens/unicode_class.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace core {

namespace {

constexpr double unknownPenalty = 10.0; ///< how far below the lowest score an unknown character stands

struct UnigramOptions
{
    double unknownScore = 0;
    std::uint64_t unknown = 0;
};

struct UnigramTables
{
    Table<UnigramOptions> options; ///< one
    Table<PrefixTrie::Node> trie;
    Table<double> scores;
    Table<std::uint32_t> byteIds; ///< with byte_fallback, else empty
    Table<std::uint16_t> tokenBytes;
    void each(auto&& f)
    {
        f(options);
        f(trie);
        f(scores);
        f(byteIds);
        f(tokenBytes);
    }
};

class Unigram final : public CachedWordModel
{
public:
    explicit Unigram(const UnigramTables& tables)
        : CachedWordModel(tables.tokenBytes), m_unknown(static_cast<std::uint32_t>(tables.options[0].unknown)),
          m_unknownScore(tables.options[0].unknownScore), m_trie(tables.trie), m_scores(tables.scores),
          m_bytes(tables.byteIds)
    {
    }

private:
    /// The best way to reach a byte of the word.
    struct Node
    {
        double score = 0;
        std::uint32_t from = unreached;
        std::uint32_t id = 0;
    };
    static constexpr std::uint32_t unreached = ~std::uint32_t{0};

    void encodeWord(std::string_view word, std::vector<WordToken>& tokens) const override
    {
        thread_local std::vector<Node> nodes;
        nodes.assign(word.size() + 1, {});
        for (std::size_t at = 0; at < word.size();) {
            const std::size_t length = decodeValid(word.data() + at).length;
            reachFrom(word, at, length, nodes);
            at += length;
        }
        thread_local std::vector<WordToken> backwards;
        backwards.clear();
        for (std::size_t end = word.size(); end > 0;) {
            const Node& node = nodes[end];
            const auto bytes = static_cast<std::uint32_t>(end - node.from);
            if (node.id == m_unknown && !backwards.empty() && backwards.back().id == m_unknown)
                backwards.back().bytes += bytes; // unknown neighbours are one
            else
                backwards.push_back({node.id, bytes});
            end = node.from;
        }
        std::size_t at = 0;
        for (auto token = backwards.rbegin(); token != backwards.rend(); ++token) {
            addToken(*token, word.substr(at, token->bytes), tokens);
            at += token->bytes;
        }
    }
    void reachFrom(std::string_view word, std::size_t at, std::size_t charLength, std::vector<Node>& nodes) const
    {
        const double before = nodes[at].score;
        bool hasCharacter = false;
        const auto reach = [&](std::size_t length, std::uint32_t id, double score) {
            Node& target = nodes[at + length];
            const double candidate = score + before;
            if (target.from == unreached || candidate > target.score)
                target = {candidate, static_cast<std::uint32_t>(at), id};
        };
        m_trie.prefixes(word.substr(at), [&](std::size_t length, std::uint32_t id) {
            reach(length, id, m_scores[id]);
            hasCharacter = hasCharacter || length == charLength;
        });
        if (!hasCharacter)
            reach(charLength, m_unknown, m_unknownScore);
    }
    void addToken(const WordToken& token, std::string_view text, std::vector<WordToken>& tokens) const
    {
        if (token.id != m_unknown) {
            tokens.push_back(token);
        } else if (const std::uint32_t known = m_trie.find(text); known != PrefixTrie::none) {
            tokens.push_back({known, token.bytes});
        } else if (m_bytes.canSpell(text)) {
            for (const char byte : text)
                tokens.push_back({m_bytes.id(byte), 1});
        } else {
            tokens.push_back(token);
        }
    }

    std::uint32_t m_unknown;
    double m_unknownScore;
    PrefixTrie m_trie;
    Table<double> m_scores;
    ByteTokens m_bytes;
};

Error unsupported(const std::string& what)
{
    return {ErrorCode::Unsupported, "This tokenizer uses " + what + ", which is not supported.", "model"};
}

/// The id of the unknown token; lays the tokens of bytes. **Errors** see compileUnigram.
Result<std::uint32_t> readOptions(const TokenizerFile& file, UnigramTables& tables)
{
    const nlohmann::json json = nlohmann::json::parse(file.modelOptions, nullptr, false);
    if (json.is_discarded())
        return Error{ErrorCode::BadFormat, "This is not a usable tokenizer.json: its model cannot be read.", "model"};
    std::uint32_t unknown = 0;
    bool hasUnknown = false;
    for (const auto& [key, value] : json.items()) {
        if (key == "unk_id" && value.is_number_unsigned()) {
            hasUnknown = value.get<std::uint64_t>() < file.vocabulary.size();
            unknown = hasUnknown ? value.get<std::uint32_t>() : 0;
        } else if (key == "byte_fallback" && value.is_boolean()) {
            if (value.get<bool>())
                tables.byteIds = ByteTokens::collect(file.vocabulary);
        } else if (!value.is_null() && value != false) {
            return unsupported("the Unigram option \"" + key + "\"");
        }
    }
    if (!hasUnknown)
        return unsupported("Unigram without an unknown token");
    return unknown;
}

} // namespace

Status compileUnigram(const TokenizerFile& file, TableList& tables)
{
    UnigramTables parts;
    const Result<std::uint32_t> unknown = readOptions(file, parts);
    if (!unknown.ok())
        return unknown.error();
    std::vector<std::pair<std::string, std::uint32_t>> words;
    std::vector<double> scores;
    std::vector<std::uint16_t> tokenBytes;
    double lowest = std::numeric_limits<double>::infinity();
    for (const VocabularyEntry& entry : file.vocabulary) {
        if (entry.id != scores.size())
            return Error{ErrorCode::BadFormat,
                         "This is not a usable tokenizer.json: a Unigram vocabulary must be a list of texts with scores.",
                         "model.vocab"};
        words.emplace_back(entry.text, entry.id);
        scores.push_back(entry.score);
        lowest = std::min(lowest, entry.score);
        const bool spellsByte = !parts.byteIds.empty() && ByteTokens::byteOf(entry.text);
        tokenBytes.push_back(static_cast<std::uint16_t>(spellsByte ? 1 : std::min<std::size_t>(entry.text.size(), 0xFFFF)));
    }
    parts.options = Table<UnigramOptions>({{lowest - unknownPenalty, unknown.value()}});
    parts.trie = PrefixTrie::lay(std::move(words));
    parts.scores = Table<double>(std::move(scores));
    parts.tokenBytes = Table<std::uint16_t>(std::move(tokenBytes));
    putTables(parts, tables);
    return Done{};
}

std::unique_ptr<TokenModel> unigram(TableList& tables)
{
    UnigramTables parts;
    if (!takeTables(parts, tables) || parts.options.size() != 1 || parts.trie.empty() ||
        parts.scores.size() != parts.tokenBytes.size() || !(parts.byteIds.empty() || parts.byteIds.size() == 256))
        return nullptr;
    return std::make_unique<Unigram>(parts);
}

} // namespace core
