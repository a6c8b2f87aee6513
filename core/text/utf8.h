#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// True when `text` is well-formed UTF-8 (no surrogates, no overlong forms).
[[nodiscard]] bool isValidUtf8(std::string_view text);

/// The bytes of the ill-formed sequence at `at`: the longest beginning of a character that is there, or one byte; 0 where a
/// well-formed character is. **Source** Unicode 15, chapter 3, "U+FFFD substitution of maximal subparts", as Python, Rust
/// and browsers do.
[[nodiscard]] std::size_t illFormedLength(std::string_view text, std::size_t at);

/// `text` with each ill-formed byte sequence replaced by U+FFFD.
[[nodiscard]] std::string toValidUtf8(std::string_view text);

/// True when `at` does not stand inside a character; the end counts as a boundary.
[[nodiscard]] inline bool isCharBoundary(std::string_view text, std::size_t at)
{
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

/// `at` moved down to the next character boundary.
[[nodiscard]] std::size_t floorCharBoundary(std::string_view text, std::size_t at);

/// The character that begins at `at` (U+FFFD where ill-formed), and its length in bytes.
struct CodePoint
{
    char32_t value = 0;
    std::size_t length = 0;
};
[[nodiscard]] CodePoint codePointAt(std::string_view text, std::size_t at);

void appendUtf8(std::string& out, char32_t codePoint);

/// Number of Unicode code points in well-formed `text`.
[[nodiscard]] std::size_t countCodePoints(std::string_view text);

/// Turns byte offsets into code-point offsets and back, for files whose offsets count code points.
/// **Cost** one pass over the text to build, then O(1) amortised a look-up (a mark every 1,024 bytes).
class CodePointMap
{
public:
    explicit CodePointMap(std::string_view text);
    [[nodiscard]] std::size_t fromByte(std::size_t byte) const;
    [[nodiscard]] std::size_t toByte(std::size_t codePoint) const;

private:
    std::string_view m_text;
    std::vector<std::size_t> m_marks; ///< code points before byte 1024 * i
};

} // namespace core
