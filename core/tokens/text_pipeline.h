#pragma once

#include "core/result.h"
#include "core/tokens/aligned_text.h"
#include "core/tokens/splitter.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace core {

/// Rewrites a text before it is cut; what it rewrites stays tied to the original.
/// **Threads** both calls are re-entrant.
class Normalizer
{
public:
    virtual ~Normalizer() = default;
    /// True when normalising would give `text` back; false may be said of such a text too.
    [[nodiscard]] virtual bool leavesAsIs(std::string_view text) const = 0;
    /// Replaces `out` by the normalised text.
    virtual void normalize(std::string_view text, AlignedText& out) const = 0;
};

/// What happens to a text between added tokens before the model sees it.
struct TextPipeline
{
    std::unique_ptr<Normalizer> normalizer;   ///< null: none
    std::unique_ptr<Normalizer> spacing;      ///< rewrites that pre-tokenizers make before the first cut; null: none
    std::unique_ptr<Normalizer> firstSpacing; ///< in its place for what the text begins with; null: the same
    std::unique_ptr<Splitter> splitter;       ///< null: one piece
    bool byteLevel = false;                   ///< the model's symbols are bytes
};

/// Reads the "normalizer" and "pre_tokenizer" of a tokenizer.json.
/// **Errors** BadFormat, Unsupported (names the part that is not supported).
[[nodiscard]] Result<TextPipeline> readTextPipeline(const std::string& normalizerJson, const std::string& preTokenizerJson);

} // namespace core
