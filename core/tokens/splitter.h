#pragma once

#include "core/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// A piece of a text between pre-tokenizer cuts: bytes [begin, end).
struct TextPiece
{
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend bool operator==(const TextPiece&, const TextPiece&) = default;
};

/// Cuts a text into the pieces that merging never crosses.
/// **Threads** split is re-entrant.
class Splitter
{
public:
    virtual ~Splitter() = default;
    /// Appends pieces of `text` from byte `from` on, until the text ends or about `limit` were appended.
    /// **Input** well-formed UTF-8 under 4 GiB; `from` is 0 or what the call before returned.
    /// **Returns** where to go on; text.size() at the end. **Cost** linear.
    virtual std::size_t split(std::string_view text, std::size_t from, std::size_t limit,
                              std::vector<TextPiece>& pieces) const = 0;
};

/// Thrown by a pattern that needs more steps or memory on a text than it may take; caught where a text is handed to a
/// tokenizer, so that what would be counted wrongly is not counted.
struct PatternGaveUp
{
    std::string expression;
};

/// Finds the places of a text that match something. **Throws** PatternGaveUp, if it is a regular expression.
/// **Threads** find is re-entrant.
class TextPattern
{
public:
    virtual ~TextPattern() = default;
    /// The first match that begins at `from` or later; empty when begin is text.size(). Matches are never empty otherwise.
    [[nodiscard]] virtual TextPiece find(std::string_view text, std::size_t from) const = 0;
};

/// What a Split does with its matches: each a piece, dropped, joined to the piece before or after, or runs of them a piece.
enum class SplitBehavior : std::uint8_t { Isolated, Removed, MergedWithPrevious, MergedWithNext, Contiguous };
/// Whether the matches are the delimiters, or what stands between them.
enum class SplitOn : std::uint8_t { Matches, Rest };

/// A splitter by the matches of a pattern, with the official Split's rules.
[[nodiscard]] std::unique_ptr<Splitter> patternSplitter(std::shared_ptr<const TextPattern> pattern,
                                                        SplitBehavior behavior, SplitOn on);
/// Matches exactly `text`.
[[nodiscard]] std::shared_ptr<const TextPattern> literalPattern(std::string text);
/// Matches single characters with a bit of a CharRuns mask.
[[nodiscard]] std::shared_ptr<const TextPattern> characterPattern(std::uint32_t mask);
/// Matches a regular expression as the official tokenizer (Oniguruma, Ruby's syntax) would.
/// **Errors** Unsupported: a construct that cannot be promised to mean the same here; names it.
[[nodiscard]] Result<std::shared_ptr<const TextPattern>> regexPattern(const std::string& expression);
/// Cuts by the first splitter, each piece by the second, and so on.
[[nodiscard]] std::unique_ptr<Splitter> chainSplitter(std::vector<std::unique_ptr<Splitter>> steps);

/// The hand-written splitter for a regular expression of a known model (each match is a piece, and each gap), or null
/// when the pattern is another.
[[nodiscard]] std::unique_ptr<Splitter> knownPatternSplitter(std::string_view pattern);

/// The splitter for ByteLevel's own regular expression, that of GPT-2.
[[nodiscard]] std::unique_ptr<Splitter> gpt2Splitter();

} // namespace core
