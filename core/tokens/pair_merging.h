#pragma once

#include "core/tokens/merge_table.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace core {

/// A token and the number of symbols that it was merged from.
struct MergedToken
{
    std::uint32_t id = 0;
    std::uint32_t symbols = 1;
    friend bool operator==(const MergedToken&, const MergedToken&) = default;
};

/// Memory that pair merging works in; one a thread, reused from word to word.
class MergeScratch
{
public:
    std::vector<std::uint32_t> ids, counts, products;
    std::vector<std::int32_t> ranks;
    std::vector<MergedToken> window, pair;
};

/// Byte-pair encoding of one word: again and again the pair of neighbours with the lowest rank, the leftmost first,
/// becomes one symbol, until no rule applies.
///
/// Long words are encoded in windows, each joined to what stands before by re-encoding its end: a sequence of tokens is
/// the encoding of a text exactly when each two neighbours are the encoding of theirs, since the first merge to cross a
/// boundary would also have been made in the two neighbours alone.
/// **Cost** linear in practice; n log n whatever the rules.
/// Appends to `out`.
void mergePairs(const MergeTable& table, std::span<const std::uint32_t> symbols, MergeScratch& scratch,
                std::vector<MergedToken>& out);

} // namespace core
