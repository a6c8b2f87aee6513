#pragma once

#include "core/result.h"
#include "core/tokens/table_cache.h"
#include "core/tokens/vocabulary.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

/// An entry of added_tokens.
struct AddedToken
{
    std::string content;
    std::uint32_t id = 0;
    bool singleWord = false, leftStrip = false, rightStrip = false, normalized = false;
};

/// The largest tokenizer.json that is read.
inline constexpr std::uint64_t largestTokenizerFile = 256U << 20;

/// Why a path cannot be a tokenizer.json, without reading it.
/// **Returns** NotFound, NoPermission, NotAFile, Empty, TooLarge; nothing when there is no reason.
[[nodiscard]] std::optional<Error> whyUnreadable(const std::filesystem::path& path);

/// What a tokenizer.json says, unjudged: the large tables as views into the parsed file, the small parts as JSON text.
class TokenizerFile
{
public:
    /// Reads and parses a file.
    /// **Errors** those of whyUnreadable, BadFormat (broken JSON, or not the
    /// shape of a tokenizer.json; says where). **Cost** about 30 ms for 10 MB.
    [[nodiscard]] static Result<TokenizerFile> read(const std::filesystem::path& path);
    TokenizerFile(TokenizerFile&&) noexcept;
    TokenizerFile& operator=(TokenizerFile&&) noexcept;
    ~TokenizerFile();

    /// The hash of the bytes that were read.
    [[nodiscard]] ContentKey key() const;

    std::string modelType;                ///< "BPE", "Unigram", ...; empty when the file does not say
    std::vector<VocabularyEntry> vocabulary;
    std::vector<std::pair<std::string_view, std::string_view>> merges;
    bool hasMerges = false;
    std::string modelOptions = "{}";      ///< JSON object: the model's other keys
    std::string normalizer = "null";      ///< JSON
    std::string preTokenizer = "null";    ///< JSON
    std::vector<AddedToken> addedTokens;

    static constexpr std::uint32_t highestId = (1U << 24) - 1;

private:
    struct Parsed;
    TokenizerFile();
    std::unique_ptr<Parsed> m_parsed;
    friend class TokenizerFileReader;
};

} // namespace core
