#pragma once

#include "core/span.h"

#include <QString>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace widgets {

/// Where each byte of a text stands in a document made of display blocks, and back.
///
/// A block is a paragraph: LF, CRLF, a lone CR, U+2028 and U+2029 end one and are not shown. A very long paragraph is cut
/// into several blocks at sentences or spaces ("soft" cuts), so that no block is slow to lay out. Each character takes as
/// many UTF-16 units as in a QString; characters that a text engine would swallow or interpret (NUL and other controls,
/// U+FFFC) are shown by a visible stand-in of the same length. Between two blocks stands one unit, as in a QTextDocument.
///
/// **Exact**: byteAt(positionOf(b)) == b for every character boundary b but the LF of a CRLF (which stands at its CR);
/// positionOf(byteAt(p)) == p but for the end of a soft-cut block (the same byte begins the next block).
/// **Input** well-formed UTF-8 under 4 GB that outlives the map. **Cost** one pass to build; O(log blocks + block) a look-up.
class DocumentMap
{
public:
    /// One display block: its content without the separator that follows it.
    struct Block
    {
        core::Span span;
        qsizetype position = 0; ///< of its first unit in the document
    };

    DocumentMap() : DocumentMap(std::string_view()) {}
    /// `cuts` are bytes, in order, at which a new block must begin (where segments begin).
    explicit DocumentMap(std::string_view text, const std::vector<std::size_t>& cuts = {});

    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] std::size_t blockCount() const { return m_blocks.size(); }
    [[nodiscard]] Block block(std::size_t index) const;
    /// The block that holds `byte`; a separator belongs to the block before it.
    [[nodiscard]] std::size_t blockAtByte(std::size_t byte) const;
    [[nodiscard]] std::size_t blockAtPosition(qsizetype position) const;
    /// Units of the whole document, separators included.
    [[nodiscard]] qsizetype size() const { return m_size; }

    /// What to show for a block: as many units as its content takes, no line ends, no controls.
    [[nodiscard]] QString blockText(std::size_t index) const;
    /// Units from the begin of the block to `byte`, at most its length.
    [[nodiscard]] qsizetype unitOf(std::size_t block, std::size_t byte) const;
    /// The byte at `unit` of the block; the low half of a surrogate pair gives the begin of its character.
    [[nodiscard]] std::size_t byteOfUnit(std::size_t block, qsizetype unit) const;

    [[nodiscard]] qsizetype positionOf(std::size_t byte) const;
    [[nodiscard]] std::size_t byteAt(qsizetype position) const;
    /// All blocks joined by line ends: what to hand to QPlainTextEdit::setPlainText, so that positions fit.
    [[nodiscard]] QString documentText() const;

private:
    struct Entry
    {
        std::uint32_t begin;
        std::uint32_t end;
        std::uint32_t position;
    };
    class Builder;
    std::string_view m_text;
    std::vector<Entry> m_blocks;
    qsizetype m_size = 0;
};

} // namespace widgets
