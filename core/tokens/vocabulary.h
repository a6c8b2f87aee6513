#pragma once

#include "core/result.h"
#include "core/tokens/table.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace core {

/// One entry of a vocabulary as it stands in the file.
struct VocabularyEntry
{
    std::string_view text;
    std::uint32_t id = 0;
    double score = 0; ///< Unigram only
};

/// A hash for tables of texts; the same in every run.
[[nodiscard]] std::uint64_t textHash(std::string_view text);

/// By id, the bytes of text that each token stands for, as `bytesOf` tells of its spelling; 0 for ids without a token.
/// **Errors** BadFormat (two tokens of different length share an id), Unsupported (a token of over 65535 bytes).
[[nodiscard]] Result<Table<std::uint16_t>> measureTokens(std::span<const VocabularyEntry> entries,
                                                         std::size_t (*bytesOf)(std::string_view));

/// Finds entries by their text; of two with the same text the later one counts.
/// Points into `entries`, which must outlive it.
class VocabularyIndex
{
public:
    explicit VocabularyIndex(std::span<const VocabularyEntry> entries);
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const;

private:
    [[nodiscard]] std::size_t place(std::string_view text) const;
    std::span<const VocabularyEntry> m_entries;
    std::vector<std::uint32_t> m_places; ///< index + 1, 0: empty
};

} // namespace core
