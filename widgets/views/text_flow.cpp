#include "widgets/views/text_flow.h"

#include <QFontMetricsF>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

constexpr std::size_t mostLayouts = 600; ///< kept at once; a screen shows far fewer
constexpr double lineSpacing = 1.3;
constexpr double blankLine = 0.6; ///< height of an empty paragraph in lines

} // namespace

void TextFlow::setText(std::string_view text, const std::vector<std::size_t>& cuts, std::vector<TextHeading> headings)
{
    m_map = DocumentMap(text, cuts);
    m_headings = std::move(headings);
    m_layouts.clear();
    buildRows();
}

void TextFlow::setHeadings(std::vector<TextHeading> headings)
{
    m_headings = std::move(headings);
    buildRows();
}

void TextFlow::setStyle(const QFont& font, int width)
{
    m_font = font;
    m_width = width;
    const QFontMetricsF metrics(font);
    m_lineHeight = static_cast<int>(std::ceil(metrics.height() * lineSpacing));
    m_characterWidth = std::max(1.0, metrics.averageCharWidth());
    m_layouts.clear();
    buildRows();
}

int TextFlow::headingHeight() const { return m_lineHeight + 14; }

int TextFlow::estimate(std::size_t block) const
{
    const core::Span span = m_map.block(block).span;
    if (span.empty())
        return static_cast<int>(m_lineHeight * blankLine);
    // Wide (three-byte) characters take twice the room of others.
    const qsizetype after = block + 1 < m_map.blockCount() ? m_map.block(block + 1).position : m_map.size() + 1;
    const auto units = static_cast<double>(after - m_map.block(block).position - 1);
    const double wide = (static_cast<double>(span.size()) - units) / 2;
    const double perLine = std::max(1.0, m_width / m_characterWidth);
    return m_lineHeight * static_cast<int>(std::max(1.0, std::ceil((units + wide) / perLine)));
}

void TextFlow::buildRows()
{
    m_rows.clear();
    std::vector<int> heights;
    m_rows.reserve(m_map.blockCount() + m_headings.size());
    heights.reserve(m_map.blockCount() + m_headings.size());
    std::size_t heading = 0;
    std::size_t hiddenTo = 0;
    for (std::size_t block = 0; block < m_map.blockCount(); ++block) {
        const std::size_t begin = m_map.block(block).span.begin;
        for (; heading < m_headings.size() && m_headings[heading].span.begin <= begin; ++heading) {
            m_rows.push_back({block, heading});
            heights.push_back(headingHeight());
            if (m_headings[heading].folded)
                hiddenTo = std::max(hiddenTo, m_headings[heading].span.end);
        }
        const bool atEnd = begin == m_map.text().size() && hiddenTo == begin && !m_headings.empty();
        if (begin < hiddenTo || atEnd)
            continue;
        m_rows.push_back({block, noHeading});
        heights.push_back(estimate(block));
    }
    m_heights.reset(std::move(heights));
    for (const auto& [block, layout] : m_layouts) {
        const std::size_t row = lastRowOf(block);
        if (row < m_rows.size() && m_rows[row].block == block && !m_rows[row].isHeading())
            m_heights.set(row, heightOf(*layout));
    }
}

std::size_t TextFlow::rowOfByte(std::size_t byte) const { return lastRowOf(m_map.blockAtByte(byte)); }

std::size_t TextFlow::lastRowOf(std::size_t block) const
{
    const auto after = std::upper_bound(m_rows.begin(), m_rows.end(), block,
                                        [](std::size_t at, const Row& row) { return at < row.block; });
    return after == m_rows.begin() ? 0 : static_cast<std::size_t>(after - m_rows.begin()) - 1;
}

std::optional<std::size_t> TextFlow::rowOfHeading(core::NodeId node) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [this, node](const Row& row) {
        return row.isHeading() && m_headings[row.heading].node == node;
    });
    if (found == m_rows.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - m_rows.begin());
}

std::unique_ptr<QTextLayout> TextFlow::layOut(std::size_t block) const
{
    auto layout = std::make_unique<QTextLayout>(m_map.blockText(block), m_font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout->setTextOption(option);
    layout->setCacheEnabled(true);
    qreal y = 0;
    layout->beginLayout();
    for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(m_width);
        const qreal height = std::max<qreal>(m_lineHeight, std::ceil(line.height()));
        line.setPosition({0, y + std::floor((height - line.height()) / 2)});
        y += height;
    }
    layout->endLayout();
    return layout;
}

const QTextLayout* TextFlow::layout(std::size_t row)
{
    if (m_rows[row].isHeading())
        return nullptr;
    const std::size_t block = m_rows[row].block;
    std::unique_ptr<QTextLayout>& layout = m_layouts[block];
    if (!layout) {
        if (m_layouts.size() > mostLayouts) {
            m_layouts.clear();
            return this->layout(row);
        }
        layout = layOut(block);
    }
    if (!m_heights.isExact(row))
        m_heights.set(row, heightOf(*layout));
    return layout.get();
}

QRectF TextFlow::lineBox(const QTextLine& line) const
{
    const qreal height = std::max<qreal>(m_lineHeight, std::ceil(line.height()));
    return {0, line.y() - std::floor((height - line.height()) / 2), static_cast<qreal>(m_width), height};
}

int TextFlow::heightOf(const QTextLayout& layout) const
{
    if (layout.text().isEmpty())
        return static_cast<int>(m_lineHeight * blankLine);
    return static_cast<int>(std::ceil(lineBox(layout.lineAt(layout.lineCount() - 1)).bottom()));
}

QTextLine TextFlow::lineOfByte(std::size_t row, std::size_t byte)
{
    const QTextLayout* laidOut = layout(row);
    if (!laidOut)
        return {};
    return laidOut->lineForTextPosition(static_cast<int>(m_map.unitOf(m_rows[row].block, byte)));
}

std::size_t TextFlow::byteAt(std::size_t row, qreal x, qreal y)
{
    const QTextLayout* laidOut = layout(row);
    const std::size_t block = m_rows[row].block;
    if (!laidOut)
        return m_headings[m_rows[row].heading].span.begin;
    QTextLine hit = laidOut->lineAt(0);
    for (int i = 0; i < laidOut->lineCount() && laidOut->lineAt(i).y() <= y; ++i)
        hit = laidOut->lineAt(i);
    return m_map.byteOfUnit(block, hit.xToCursor(x));
}

core::Span TextFlow::lineSpan(std::size_t row, const QTextLine& line) const
{
    const std::size_t block = m_rows[row].block;
    return {m_map.byteOfUnit(block, line.textStart()), m_map.byteOfUnit(block, line.textStart() + line.textLength())};
}

} // namespace widgets
