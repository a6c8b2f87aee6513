#pragma once

#include "core/result.h"
#include "core/tokens/merge_table.h"
#include "core/tokens/tokenizer_file.h"
#include "core/tokens/vocabulary.h"

#include <string>
#include <vector>

namespace core {

/// The options of a BPE model that this program follows.
struct BpeOptions
{
    std::string unknownToken; ///< empty: none
    bool fuseUnknown = false;
    bool byteFallback = false;
    bool ignoreMerges = false; ///< a piece that is in the vocabulary is that token, whatever the merges say
};

/// **Errors** BadFormat, Unsupported (dropout, prefixes and suffixes of subwords; names it).
[[nodiscard]] Result<BpeOptions> readBpeOptions(const TokenizerFile& file);

/// The merges with ids for texts, in order.
/// **Errors** BadFormat: a part or a product is not in the vocabulary, or there are no merges.
[[nodiscard]] Result<std::vector<MergeRule>> resolveMerges(const TokenizerFile& file, const VocabularyIndex& vocabulary);

} // namespace core
