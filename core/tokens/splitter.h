#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace core {

/// A piece of a text between pre-tokenizer cuts: bytes [begin, end).
struct Piece
{
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend bool operator==(const Piece&, const Piece&) = default;
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
                              std::vector<Piece>& pieces) const = 0;
};

/// The hand-written splitter for a regular expression of a known model (each match is a piece, and each gap), or null
/// when the pattern is another.
[[nodiscard]] std::unique_ptr<Splitter> knownPatternSplitter(std::string_view pattern);

/// The splitter for ByteLevel's own regular expression, that of GPT-2.
[[nodiscard]] std::unique_ptr<Splitter> gpt2Splitter();

} // namespace core
