#include "widgets/views/marked_text_view.h"

#include "core/text/utf8.h"
#include "widgets/text_bridge.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QScrollBar>
#include <QSignalBlocker>

#include <algorithm>
#include <limits>

namespace widgets {

namespace {

constexpr int topMargin = 8;
constexpr int bottomMargin = 24;
constexpr int rightMargin = 14;
constexpr int barsWidth = 24; ///< two bars of 4 pixels, and room to the text and to the sign

/// The width of the measure: what 92 characters of running text take.
int measureOf(const QFont& font)
{
    static const QString sample = QStringLiteral("So the number of pairs that we count is twice the number of edges, which gives 73 ");
    return static_cast<int>(QFontMetricsF(font).horizontalAdvance(sample) / static_cast<double>(sample.size()) * 92);
}

} // namespace

MarkedTextView::MarkedTextView(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // appearing would change the width, and so the wrapping
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Base);
    setAccessibleName(tr("Text"));
    m_flow.setText({}, {}, {});
    restyle();
}

MarkedTextView::~MarkedTextView() = default;

void MarkedTextView::setText(std::shared_ptr<const void> owner, std::string_view text,
                             const std::vector<std::size_t>& cuts, std::vector<TextHeading> headings,
                             Position position)
{
    const Held held = position == Position::Keep ? hold() : Held{};
    m_flow.setText(text, cuts, std::move(headings));
    m_owner = std::move(owner);
    for (std::vector<TextMark>& marks : m_marks)
        marks.clear();
    m_joins.clear();
    m_hits.clear();
    m_currentHit.reset();
    m_frame = {};
    if (position == Position::Keep) {
        restore(held);
        return;
    }
    m_caret = m_selectionFrom = 0;
    m_goalX.reset();
    m_anchor = {0, -topMargin};
    settle();
}

void MarkedTextView::setHeadings(std::vector<TextHeading> headings)
{
    const Held held = hold();
    m_flow.setHeadings(std::move(headings));
    restore(held);
}

void MarkedTextView::setMarks(const std::vector<TextMark>& marks)
{
    for (std::vector<TextMark>& list : m_marks)
        list.clear();
    for (const TextMark& mark : marks)
        m_marks[static_cast<std::size_t>(mark.mark)].push_back(mark);
    for (std::vector<TextMark>& list : m_marks)
        std::sort(list.begin(), list.end(),
                  [](const TextMark& a, const TextMark& b) { return a.span.begin < b.span.begin; });
    viewport()->update();
}

void MarkedTextView::setJoins(std::vector<TextMark> joins)
{
    m_joins = std::move(joins);
    viewport()->update();
}

void MarkedTextView::setFrame(core::Span span)
{
    m_frame = span;
    viewport()->update();
}

void MarkedTextView::setHits(std::vector<core::Span> hits, std::optional<std::size_t> current)
{
    m_hits = std::move(hits);
    m_currentHit = current;
    viewport()->update();
}

void MarkedTextView::setCaret(std::size_t byte)
{
    m_caret = m_selectionFrom = core::floorCharBoundary(text(), std::min(byte, text().size()));
    m_goalX.reset();
    viewport()->update();
}

core::Span MarkedTextView::selection() const
{
    return {std::min(m_caret, m_selectionFrom), std::max(m_caret, m_selectionFrom)};
}

void MarkedTextView::select(core::Span span)
{
    m_selectionFrom = span.begin;
    m_caret = span.end;
    viewport()->update();
    Q_EMIT selectionChanged();
}

QString MarkedTextView::selectedText() const { return toQString(selection().in(text())); }

void MarkedTextView::restyle()
{
    const Held held = hold();
    const QFontMetricsF metrics(font());
    const int gutter = static_cast<int>(metrics.horizontalAdvance(QStringLiteral("R8"))) + barsWidth;
    const int room = viewport()->width() - gutter - rightMargin;
    const int width = std::clamp(room, 120, std::max(120, measureOf(font())));
    m_columnLeft = gutter + std::max(0, (room - width) / 2);
    if (width != m_flow.width() || font() != m_flow.font())
        m_flow.setStyle(font(), width);
    verticalScrollBar()->setSingleStep(m_flow.lineHeight());
    restore(held);
}

int MarkedTextView::rowHeight(std::size_t row)
{
    static_cast<void>(m_flow.layout(row));
    return m_flow.heights().height(row);
}

MarkedTextView::Held MarkedTextView::hold()
{
    if (m_flow.rowCount() == 0 || (m_anchor.row == 0 && m_anchor.offset <= 0))
        return {0, std::nullopt, std::numeric_limits<int>::max()}; // at the very top: stay there
    const TextFlow::Row& row = m_flow.row(m_anchor.row);
    if (row.isHeading()) {
        const TextHeading& heading = m_flow.headings()[row.heading];
        return {heading.span.begin, heading.node, -m_anchor.offset};
    }
    const QTextLayout* layout = m_flow.layout(m_anchor.row);
    for (int i = 0; i < layout->lineCount(); ++i) {
        const QRectF box = m_flow.lineBox(layout->lineAt(i));
        if (box.bottom() > m_anchor.offset || i + 1 == layout->lineCount())
            return {m_flow.lineSpan(m_anchor.row, layout->lineAt(i)).begin, std::nullopt,
                    static_cast<int>(box.top()) - m_anchor.offset};
    }
    return {};
}

void MarkedTextView::restore(const Held& held)
{
    if (m_flow.rowCount() == 0 || held.y == std::numeric_limits<int>::max()) {
        m_anchor = {0, -topMargin};
        settle();
        return;
    }
    const auto heading = held.heading ? m_flow.rowOfHeading(*held.heading) : std::nullopt;
    std::size_t row = heading ? *heading : m_flow.rowOfByte(held.byte);
    if (held.heading && !heading && row > 0 && m_flow.row(row - 1).isHeading())
        --row; // another heading stands there now
    const QTextLine line = m_flow.lineOfByte(row, held.byte);
    putAt(row, line.isValid() ? static_cast<int>(m_flow.lineBox(line).top()) : 0, held.y);
}

void MarkedTextView::putAt(std::size_t row, int within, int y)
{
    m_anchor = {row, within - y};
    settle();
}

void MarkedTextView::moveBy(int pixels)
{
    m_anchor.offset += pixels;
    settle();
}

void MarkedTextView::jumpTo(int value)
{
    if (value > 0 && value >= verticalScrollBar()->maximum() && m_flow.rowCount() > 0) {
        // The end of the bar is the end of the text, whatever the heights on the way were estimated to be.
        m_anchor.row = m_flow.rowCount() - 1;
        m_anchor.offset = rowHeight(m_anchor.row);
        settle();
        return;
    }
    const std::int64_t y = std::max(0, value - topMargin);
    m_anchor.row = m_flow.heights().rowAt(y);
    m_anchor.offset = static_cast<int>(y - m_flow.heights().top(m_anchor.row));
    if (value < topMargin)
        m_anchor.offset = value - topMargin;
    if (m_flow.rowCount() > 0)
        m_anchor.offset = std::min(m_anchor.offset, std::max(0, rowHeight(m_anchor.row) - 1));
    if (m_flow.rowCount() > 0 && value >= verticalScrollBar()->maximum()) // the end itself, whatever the estimates say
        m_anchor = {m_flow.rowCount() - 1, rowHeight(m_flow.rowCount() - 1)};
    settle();
}

/// Brings the anchor to the row that is truly at the top, stops at both ends, and tells the scroll bar.
void MarkedTextView::settle()
{
    if (m_flow.rowCount() == 0)
        return;
    m_anchor.row = std::min(m_anchor.row, m_flow.rowCount() - 1);
    const int page = viewport()->height();
    int below = -m_anchor.offset;
    std::size_t row = m_anchor.row;
    for (; row < m_flow.rowCount() && below < page; ++row)
        below += rowHeight(row);
    if (row == m_flow.rowCount() && below + roomBelow() < page)
        m_anchor.offset -= page - below - roomBelow();
    while (m_anchor.offset < 0 && m_anchor.row > 0)
        m_anchor.offset += rowHeight(--m_anchor.row);
    while (m_anchor.row + 1 < m_flow.rowCount() && m_anchor.offset >= rowHeight(m_anchor.row))
        m_anchor.offset -= rowHeight(m_anchor.row++);
    if (m_anchor.row == 0)
        m_anchor.offset = std::max(m_anchor.offset, -topMargin);

    const std::int64_t total = m_flow.heights().total() + topMargin + roomBelow();
    const std::int64_t at = m_flow.heights().top(m_anchor.row) + m_anchor.offset + topMargin;
    const auto most = static_cast<int>(std::clamp<std::int64_t>(total - page, 0, std::numeric_limits<int>::max()));
    m_settling = true;
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, most);
    verticalScrollBar()->setValue(static_cast<int>(std::min<std::int64_t>(at, most)));
    m_settling = false;
    viewport()->update();
    Q_EMIT visibleSpanChanged();
}

void MarkedTextView::scrollContentsBy(int, int dy)
{
    if (m_settling)
        return;
    if (std::abs(dy) <= 3 * viewport()->height())
        moveBy(-dy);
    else
        jumpTo(verticalScrollBar()->value());
}

MarkedTextView::Hit MarkedTextView::rowAt(int y)
{
    Hit hit{m_anchor.row, -m_anchor.offset, false};
    while (hit.row + 1 < m_flow.rowCount() && hit.top + rowHeight(hit.row) <= y)
        hit.top += rowHeight(hit.row++);
    hit.beyond = m_flow.rowCount() > 0 && y >= hit.top + rowHeight(hit.row);
    return hit;
}

std::size_t MarkedTextView::byteAt(QPoint at)
{
    if (m_flow.rowCount() == 0)
        return 0;
    const Hit hit = rowAt(at.y());
    if (hit.beyond)
        return text().size();
    return m_flow.byteAt(hit.row, at.x() - m_columnLeft, at.y() - hit.top);
}

std::optional<int> MarkedTextView::topOfRow(std::size_t row)
{
    if (row < m_anchor.row)
        return std::nullopt;
    int y = -m_anchor.offset;
    for (std::size_t at = m_anchor.row; at < row; ++at) {
        if (y > viewport()->height())
            return std::nullopt;
        y += rowHeight(at);
    }
    return y;
}

core::Span MarkedTextView::visibleSpan() const
{
    if (m_flow.rowCount() == 0)
        return {};
    auto* self = const_cast<MarkedTextView*>(this); // laying out is not a change that anyone sees
    const std::size_t begin = m_anchor.offset <= 0 && m_anchor.row == 0 ? 0 : self->byteAt({0, 0});
    const Hit last = self->rowAt(viewport()->height() - 1);
    if (last.beyond)
        return {begin, text().size()};
    const TextFlow::Row& row = m_flow.row(last.row);
    const std::size_t end = row.isHeading() && m_flow.headings()[row.heading].folded
                                ? m_flow.headings()[row.heading].span.end
                                : self->byteAt({viewport()->width(), viewport()->height() - 1});
    return {begin, std::max(begin, end)};
}

void MarkedTextView::reveal(std::size_t byte)
{
    if (m_flow.rowCount() == 0)
        return;
    const std::size_t row = m_flow.rowOfByte(byte);
    const QTextLine line = m_flow.lineOfByte(row, byte);
    const int within = line.isValid() ? static_cast<int>(m_flow.lineBox(line).top()) : 0;
    const int page = viewport()->height();
    if (const auto top = topOfRow(row); top && *top + within >= 0 && *top + within + m_flow.lineHeight() <= page)
        return;
    putAt(row, within, page / 5);
}

void MarkedTextView::putByteAt(std::size_t byte, int y)
{
    if (m_flow.rowCount() == 0)
        return;
    const std::size_t row = m_flow.rowOfByte(byte);
    const QTextLine line = m_flow.lineOfByte(row, byte);
    putAt(row, line.isValid() ? static_cast<int>(m_flow.lineBox(line).top()) : 0, y);
}

void MarkedTextView::setEndRoom(double share)
{
    m_endRoom = share;
    settle();
}

int MarkedTextView::roomBelow() const
{
    return std::max(bottomMargin, static_cast<int>(m_endRoom * viewport()->height()));
}

std::size_t MarkedTextView::lineBeginAt(int y) { return byteAt({m_columnLeft, y}); }

void MarkedTextView::revealHeading(core::NodeId node)
{
    const auto row = m_flow.rowOfHeading(node);
    if (!row)
        return;
    const auto top = topOfRow(*row);
    if (top && *top >= 0 && *top <= viewport()->height() * 2 / 3)
        return;
    putAt(*row, 0, 4);
}

QRect MarkedTextView::headingRect(core::NodeId node)
{
    const auto row = m_flow.rowOfHeading(node);
    const auto top = row ? topOfRow(*row) : std::nullopt;
    return top ? QRect(m_columnLeft, *top, m_flow.width(), rowHeight(*row)) : QRect();
}

QRect MarkedTextView::caretRect(std::size_t byte)
{
    const std::size_t row = m_flow.rowOfByte(byte);
    const auto top = topOfRow(row);
    const QTextLine line = m_flow.lineOfByte(row, byte);
    if (!top || !line.isValid())
        return {};
    const QRectF box = m_flow.lineBox(line);
    const qreal x = line.cursorToX(static_cast<int>(m_flow.map().unitOf(m_flow.row(row).block, byte)));
    return {m_columnLeft + static_cast<int>(x), *top + static_cast<int>(box.top()), 2, static_cast<int>(box.height())};
}

void MarkedTextView::resizeEvent(QResizeEvent*) { restyle(); }

void MarkedTextView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        restyle();
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
}

} // namespace widgets
