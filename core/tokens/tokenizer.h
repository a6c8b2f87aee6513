#pragma once

#include "core/result.h"
#include "core/span.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Where the tokens of one text end, so that every span of it can be counted from one encoding.
///
/// A token belongs to the span that holds its first byte: so the counts of pieces that partition the text add up to the
/// whole, and a boundary inside a token gives that token to the piece before the boundary.
/// A token that begins inside a character (a byte of it) begins at that byte. Where normalising changes a stretch of the
/// text (a letter with its marks, say), the tokens made of the stretch all begin at its first byte; so do characters that
/// a tokenizer puts in, at the byte before which they stand.
class TokenMap
{
public:
    TokenMap() = default;
    /// **Input** first byte of each token in the original text, not decreasing.
    explicit TokenMap(std::vector<std::uint32_t> starts) : m_starts(std::move(starts)) {}
    [[nodiscard]] std::size_t total() const { return m_starts.size(); }
    /// Tokens whose first byte lies in `span`. **Cost** two binary searches.
    [[nodiscard]] std::size_t countIn(Span span) const;
    [[nodiscard]] const std::vector<std::uint32_t>& starts() const { return m_starts; }

private:
    std::vector<std::uint32_t> m_starts;
};

/// Counts and encodes text exactly as the official Hugging Face `tokenizers` does with the same tokenizer.json
/// (no special tokens added; added tokens inside the text are recognised). Ill-formed UTF-8 is read as toValidUtf8 gives it.
/// **Errors** of count, encode and map: Unsupported, when a regular expression of the tokenizer.json needs too many steps on
/// this very text; the hand-written rules of known models never fail.
/// **Cost** linear in the text, on average 10 to 20 ns a byte. **Input** texts under 4 GiB.
/// **Threads** every const call is re-entrant.
class Tokenizer
{
public:
    virtual ~Tokenizer() = default;
    /// Shown wherever counts are: "Qwen3", or a short name of the file (see tokenizer_label.h).
    [[nodiscard]] virtual const std::string& name() const = 0;
    [[nodiscard]] virtual Result<std::size_t> count(std::string_view text) const = 0;
    [[nodiscard]] virtual Result<std::vector<std::uint32_t>> encode(std::string_view text) const = 0;
    [[nodiscard]] virtual Result<TokenMap> map(std::string_view text) const = 0;
};

/// A name that --tokenizer takes, and how it is shown.
struct TokenizerName
{
    std::string key;   ///< "qwen3"
    std::string title; ///< "Qwen3"
};

/// The vocabularies that are installed with the program.
[[nodiscard]] std::vector<TokenizerName> installedTokenizers();

/// The tokenizer with that key, title (any case), or path of a tokenizer.json. The same object for the same file.
/// **Errors** NotFound (lists the names there are), BadFormat, Unsupported (names what is not supported).
[[nodiscard]] Result<std::shared_ptr<const Tokenizer>> loadTokenizer(std::string_view nameOrFile);

} // namespace core
