#include "core/tokens/byte_tokens.h"
#include "core/tokens/cached_words.h"
#include "core/tokens/prefix_trie.h"
#include "core/tokens/token_model.h"
#include "core/tokens/unicode_class.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <optional>
#include <unordered_map>

namespace core {

namespace {

constexpr double unknownPenalty = 10.0; ///< how far below the lowest score an unknown character stands

struct UnigramParts
{
    PrefixTrie trie;
    std::vector<double> scores;
    std::unordered_map<std::string, std::uint32_t> ids;
    std::uint32_t unknown = 0;
    double unknownScore = 0;
    std::optional<ByteTokens> bytes;
    std::vector<std::uint16_t> tokenBytes;
};

class Unigram final : public CachedWordModel
{
public:
    explicit Unigram(UnigramParts parts) : CachedWordModel(std::move(parts.tokenBytes)), m_parts(std::move(parts)) {}

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
            if (node.id == m_parts.unknown && !backwards.empty() && backwards.back().id == m_parts.unknown)
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
        m_parts.trie.prefixes(word.substr(at), [&](std::size_t length, std::uint32_t id) {
            reach(length, id, m_parts.scores[id]);
            hasCharacter = hasCharacter || length == charLength;
        });
        if (!hasCharacter)
            reach(charLength, m_parts.unknown, m_parts.unknownScore);
    }
    void addToken(const WordToken& token, std::string_view text, std::vector<WordToken>& tokens) const
    {
        if (token.id != m_parts.unknown) {
            tokens.push_back(token);
        } else if (const auto known = m_parts.ids.find(std::string(text)); known != m_parts.ids.end()) {
            tokens.push_back({known->second, token.bytes});
        } else if (m_parts.bytes && m_parts.bytes->canSpell(text)) {
            for (const char byte : text)
                tokens.push_back({m_parts.bytes->id(byte), 1});
        } else {
            tokens.push_back(token);
        }
    }

    UnigramParts m_parts;
};

Error unsupported(const std::string& what)
{
    return {ErrorCode::Unsupported, "This tokenizer uses " + what + ", which is not supported.", "model"};
}

/// **Errors** see makeUnigram.
std::optional<Error> readOptions(const TokenizerFile& file, UnigramParts& parts)
{
    const nlohmann::json json = nlohmann::json::parse(file.modelOptions, nullptr, false);
    if (json.is_discarded())
        return Error{ErrorCode::BadFormat, "This is not a usable tokenizer.json: its model cannot be read.", "model"};
    bool hasUnknown = false;
    for (const auto& [key, value] : json.items()) {
        if (key == "unk_id" && value.is_number_unsigned()) {
            hasUnknown = value.get<std::uint64_t>() < file.vocabulary.size();
            parts.unknown = value.get<std::uint32_t>();
        } else if (key == "byte_fallback" && value.is_boolean()) {
            if (value.get<bool>())
                parts.bytes.emplace(file.vocabulary);
        } else if (!value.is_null() && value != false) {
            return unsupported("the Unigram option \"" + key + "\"");
        }
    }
    return hasUnknown ? std::nullopt : std::optional(unsupported("Unigram without an unknown token"));
}

} // namespace

Result<std::unique_ptr<TokenModel>> makeUnigram(const TokenizerFile& file)
{
    UnigramParts parts;
    if (auto error = readOptions(file, parts))
        return *std::move(error);
    std::vector<std::pair<std::string, std::uint32_t>> words;
    double lowest = std::numeric_limits<double>::infinity();
    for (const VocabularyEntry& entry : file.vocabulary) {
        words.emplace_back(entry.text, entry.id);
        parts.ids[std::string(entry.text)] = entry.id;
        parts.scores.push_back(entry.score);
        lowest = std::min(lowest, entry.score);
        const bool spellsByte = parts.bytes && ByteTokens::byteOf(entry.text);
        parts.tokenBytes.push_back(static_cast<std::uint16_t>(spellsByte ? 1 : std::min<std::size_t>(entry.text.size(), 0xFFFF)));
    }
    parts.unknownScore = lowest - unknownPenalty;
    parts.trie = PrefixTrie(std::move(words));
    return std::unique_ptr<TokenModel>(std::make_unique<Unigram>(std::move(parts)));
}

} // namespace core
