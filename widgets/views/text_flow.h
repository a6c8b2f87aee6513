#pragma once

#include "core/trace/trace_tree.h"
#include "widgets/document_map.h"
#include "widgets/node_words.h"
#include "widgets/row_heights.h"

#include <QFont>
#include <QString>
#include <QTextLayout>

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace widgets {

/// A line above a piece of the text that names it; folded, it stands for the piece.
struct TextHeading
{
    core::Span span;      ///< the text it is about
    core::NodeId node{};  ///< what it stands for, for whoever made it
    core::Kind kind = core::Kind::Approach;
    QString title;
    QString detail;       ///< right after the title, muted: "1,204 tokens"
    std::vector<MarkSign> signs;
    QString toolTip;      ///< plain text
    bool folded = false;
    bool dropped = false; ///< the title is struck through
    bool unsure = false;  ///< the piece may not begin here: the title is pale and has a ?
    std::optional<Mark> mark; ///< the title has the colour of the mark, not of the kind
};

/// A long text as a column of rows (headings and wrapped display blocks) of which only those that are looked at are laid
/// out: opening costs one pass over the text, scrolling what is seen, whatever the size.
///
/// Heights of rows that were never laid out are estimates; layout() makes them exact.
class TextFlow
{
public:
    static constexpr std::size_t noHeading = static_cast<std::size_t>(-1);
    struct Row
    {
        std::size_t block = 0;           ///< of the map; for a heading the first block under it
        std::size_t heading = noHeading; ///< index of the heading, or noHeading for text
        [[nodiscard]] bool isHeading() const { return heading != noHeading; }
    };

    /// **Input** text that outlives the flow; `cuts` as for DocumentMap.
    /// Headings in order of their spans; the text of a folded one is not shown.
    void setText(std::string_view text, const std::vector<std::size_t>& cuts, std::vector<TextHeading> headings);
    /// Other headings for the same text.
    void setHeadings(std::vector<TextHeading> headings);
    /// Forgets all layouts. `width` is of the text column in pixels.
    void setStyle(const QFont& font, int width);

    [[nodiscard]] const DocumentMap& map() const { return m_map; }
    [[nodiscard]] const std::vector<TextHeading>& headings() const { return m_headings; }
    [[nodiscard]] std::size_t rowCount() const { return m_rows.size(); }
    [[nodiscard]] const Row& row(std::size_t index) const { return m_rows[index]; }
    [[nodiscard]] const RowHeights& heights() const { return m_heights; }
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int lineHeight() const { return m_lineHeight; }
    [[nodiscard]] const QFont& font() const { return m_font; }

    /// The row that shows `byte`, or the folded heading that hides it.
    [[nodiscard]] std::size_t rowOfByte(std::size_t byte) const;
    /// The row of the heading of `node`, if it has one.
    [[nodiscard]] std::optional<std::size_t> rowOfHeading(core::NodeId node) const;
    /// Lays a row out if need be, so that its height is exact. Null for a heading.
    const QTextLayout* layout(std::size_t row);

    /// Line of a laid-out row by position in the row; pixels are from the row's top.
    [[nodiscard]] QTextLine lineOfByte(std::size_t row, std::size_t byte);
    [[nodiscard]] std::size_t byteAt(std::size_t row, qreal x, qreal y);
    /// Where a line of a row stands, from the row's top left; the boxes of its lines fill a row.
    [[nodiscard]] QRectF lineBox(const QTextLine& line) const;
    /// Bytes of one line of a row.
    [[nodiscard]] core::Span lineSpan(std::size_t row, const QTextLine& line) const;

private:
    void buildRows();
    /// The last row whose block is `block` or one before it; 0 where there is none.
    [[nodiscard]] std::size_t lastRowOf(std::size_t block) const;
    [[nodiscard]] int heightOf(const QTextLayout& layout) const;
    [[nodiscard]] int estimate(std::size_t block) const;
    [[nodiscard]] int headingHeight() const;
    [[nodiscard]] std::unique_ptr<QTextLayout> layOut(std::size_t block) const;

    DocumentMap m_map;
    std::vector<TextHeading> m_headings;
    std::vector<Row> m_rows;
    RowHeights m_heights;
    std::unordered_map<std::size_t, std::unique_ptr<QTextLayout>> m_layouts; ///< by block
    QFont m_font;
    int m_width = 600;
    int m_lineHeight = 20;
    qreal m_characterWidth = 8;
};

} // namespace widgets
