#include "widgets/views/marked_text_view.h"
#include "widgets/views/mark_painting.h"

#include <QPaintEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace widgets {

namespace {

/// In the order in which they are painted: the graver over the less grave.
constexpr std::array gravity{Mark::Incomplete, Mark::Redundant, Mark::Incorrect, Mark::Inserted, Mark::Removed, Mark::Error};

/// Bars stand in two places left of the text: of what repeats, and of what is wrong (an error over its approach).
int placeOf(Mark mark) { return mark == Mark::Redundant ? 1 : 0; }

core::Span common(core::Span a, core::Span b)
{
    const std::size_t begin = std::max(a.begin, b.begin);
    return {begin, std::max(begin, std::min(a.end, b.end))};
}

} // namespace

/// Paints the rows in sight. Lives for one paint event.
class MarkedTextView::Painter
{
public:
    Painter(MarkedTextView& view, QPainter& painter) : m_view(view), m_painter(painter), m_colours(Colours::of(&view)) {}

    void paint()
    {
        int y = -m_view.m_anchor.offset;
        const int page = m_view.viewport()->height();
        for (std::size_t row = m_view.m_anchor.row; row < m_view.m_flow.rowCount() && y < page; ++row) {
            const int height = m_view.rowHeight(row);
            if (m_view.m_flow.row(row).isHeading())
                paintHeading(row, y, height);
            else
                paintText(row, y, height);
            paintFrame(row, y, height);
            y += height;
        }
    }

private:
    const TextFlow& flow() const { return m_view.m_flow; }
    int left() const { return m_view.m_columnLeft; }

    /// Bytes that a row stands for; a blank row still holds its place.
    core::Span spanOf(std::size_t row) const
    {
        const core::Span span = flow().map().block(flow().row(row).block).span;
        return {span.begin, std::max(span.end, span.begin + 1)};
    }

    template <class Use> void eachMark(Mark mark, core::Span within, Use use) const
    {
        const std::vector<TextMark>& list = m_view.m_marks[static_cast<std::size_t>(mark)];
        auto at = std::lower_bound(list.begin(), list.end(), within.begin,
                                   [](const TextMark& one, std::size_t begin) { return one.span.end <= begin; });
        for (; at != list.end() && at->span.begin < within.end; ++at)
            use(*at);
    }

    /// The part of a line that `span` covers, in the viewport.
    QRectF covered(std::size_t row, const QTextLine& line, const QRectF& box, core::Span span) const
    {
        const std::size_t block = flow().row(row).block;
        const qreal from = line.cursorToX(static_cast<int>(flow().map().unitOf(block, span.begin)));
        const qreal to = line.cursorToX(static_cast<int>(flow().map().unitOf(block, span.end)));
        return {left() + std::min(from, to), box.top(), std::abs(to - from), box.height()};
    }

    void paintText(std::size_t row, int y, int height)
    {
        const core::Span whole = spanOf(row);
        paintBlockTints(row, whole, y, height);
        const QTextLayout* layout = m_view.m_flow.layout(row);
        const QRect page = m_view.viewport()->rect();
        for (int i = 0; i < layout->lineCount(); ++i) {
            const QTextLine line = layout->lineAt(i);
            const QRectF box = flow().lineBox(line).translated(left(), y);
            if (box.bottom() < 0 || box.top() > page.bottom())
                continue;
            paintLine(row, line, box, whole);
        }
        paintBars(whole, y, height);
        paintCaret(row, y);
    }

    void paintBlockTints(std::size_t, core::Span whole, int y, int height)
    {
        const QRect ground(left() - 8, y, flow().width() + 16, height);
        for (const Mark mark : gravity)
            eachMark(mark, whole, [&](const TextMark& one) {
                if (one.span.contains(core::Span{whole.begin, whole.end - 1}) && mark != Mark::Error)
                    m_painter.fillRect(ground, m_colours.tint(mark));
            });
    }

    void paintLine(std::size_t row, const QTextLine& line, const QRectF& box, core::Span whole)
    {
        const core::Span bytes = flow().lineSpan(row, line);
        for (const Mark mark : gravity)
            eachMark(mark, bytes, [&](const TextMark& one) {
                if (mark == Mark::Error || !one.span.contains(core::Span{whole.begin, whole.end - 1}))
                    m_painter.fillRect(covered(row, line, box, common(bytes, one.span)), m_colours.tint(mark));
            });
        paintHits(row, line, box, bytes);
        paintSelection(row, line, box, bytes);
        m_painter.setPen(m_colours.text);
        line.draw(&m_painter, QPointF(left(), box.top() - flow().lineBox(line).top()));
        for (const Mark mark : {Mark::Error, Mark::Removed, Mark::Inserted})
            eachMark(mark, bytes, [&](const TextMark& one) {
                const QRectF place = covered(row, line, box, common(bytes, one.span));
                paintDecoration(m_painter, mark, place, box.top() + (box.height() - line.height()) / 2 + line.ascent(), m_colours);
            });
        paintJoins(row, line, box, bytes);
        paintSigns(bytes, box);
    }

    void paintHits(std::size_t row, const QTextLine& line, const QRectF& box, core::Span bytes)
    {
        const auto& hits = m_view.m_hits;
        auto at = std::lower_bound(hits.begin(), hits.end(), bytes.begin,
                                   [](core::Span hit, std::size_t begin) { return hit.end <= begin; });
        for (; at != hits.end() && at->begin < bytes.end; ++at) {
            const QRectF place = covered(row, line, box, common(bytes, *at)).adjusted(-1, 2, 1, -2);
            const bool current = m_view.m_currentHit == static_cast<std::size_t>(at - hits.begin());
            m_painter.setPen(QPen(m_colours.mark(Mark::Selection), current ? 2 : 1));
            m_painter.setBrush(m_colours.tint(Mark::Selection));
            m_painter.drawRoundedRect(place, 2, 2);
        }
    }

    void paintSelection(std::size_t row, const QTextLine& line, const QRectF& box, core::Span bytes)
    {
        const core::Span selected = m_view.selection();
        if (!selected.empty() && bytes.overlaps(selected))
            m_painter.fillRect(covered(row, line, box, common(bytes, selected)),
                               m_colours.dark ? m_colours.tint(Mark::Selection).lighter(140) : m_colours.tint(Mark::Selection));
    }

    /// A notch where something was taken out; a dashed line too where that is between two lines.
    void paintJoins(std::size_t row, const QTextLine& line, const QRectF& box, core::Span bytes)
    {
        const auto& joins = m_view.m_joins;
        auto at = std::lower_bound(joins.begin(), joins.end(), bytes.begin,
                                   [](const TextMark& one, std::size_t begin) { return one.span.begin < begin; });
        for (; at != joins.end() && isOnLine(at->span.begin, bytes); ++at) {
            const QRectF place = covered(row, line, box, {at->span.begin, at->span.begin});
            paintJoin(m_painter, place, at->span.begin == bytes.begin ? flow().width() : 0, m_colours);
            m_painter.setPen(m_colours.mark(at->mark));
            m_painter.drawText(QRectF(left() - 41, box.top(), 20, box.height()), Qt::AlignCenter, at->sign);
        }
    }

    [[nodiscard]] bool isOnLine(std::size_t place, core::Span bytes) const
    {
        return bytes.contains(place) || (place == bytes.end && (bytes.empty() || place == flow().map().text().size()));
    }

    /// Signs of marks that begin on this line, or go on from above the window on its first line.
    void paintSigns(core::Span bytes, const QRectF& box)
    {
        const bool first = !m_signsPainted && box.top() >= -box.height() / 3;
        const qreal right = left() - 21;
        qreal y = box.top(); // several signs stand one below the other
        m_painter.save();
        QFont font = m_view.font();
        font.setBold(true);
        m_painter.setFont(font);
        for (auto mark = gravity.rbegin(); mark != gravity.rend(); ++mark)
            eachMark(*mark, bytes, [&](const TextMark& one) {
                if (one.sign.isEmpty() || (!bytes.contains(one.span.begin) && !first))
                    return;
                const qreal width = m_painter.fontMetrics().horizontalAdvance(one.sign);
                m_painter.setPen(m_colours.mark(*mark));
                m_painter.drawText(QRectF(right - width, y, width, box.height()), Qt::AlignCenter, one.sign);
                y += box.height() * 0.8;
            });
        m_painter.restore();
        m_signsPainted = m_signsPainted || first;
    }

    void paintBars(core::Span whole, int y, int height)
    {
        for (const Mark mark : gravity)
            eachMark(mark, whole, [&](const TextMark& one) {
                Q_UNUSED(one)
                const QRect bar(left() - 13 - placeOf(mark) * 5, y, 4, height);
                paintBar(m_painter, mark, bar, m_colours);
            });
    }

    void paintCaret(std::size_t row, int)
    {
        if (!m_view.hasFocus() || flow().rowOfByte(m_view.m_caret) != row)
            return;
        const QRect caret = m_view.caretRect(m_view.m_caret);
        if (!caret.isNull())
            m_painter.fillRect(caret.adjusted(0, 2, 0, -2), m_colours.text);
    }

    bool framed(std::size_t row) const
    {
        if (row >= flow().rowCount() || m_view.m_frame.empty())
            return false;
        if (flow().row(row).isHeading()) {
            const core::Span about = flow().headings()[flow().row(row).heading].span;
            return about.overlaps(m_view.m_frame) && about.begin >= m_view.m_frame.begin;
        }
        return spanOf(row).overlaps(m_view.m_frame);
    }

    void paintFrame(std::size_t row, int y, int height)
    {
        if (!framed(row))
            return;
        const QRect box(left() - 8, y, flow().width() + 16, height);
        m_painter.setPen(QPen(m_colours.mark(Mark::Selection), 1));
        m_painter.drawLine(box.left(), box.top(), box.left(), box.bottom() + 1);
        m_painter.drawLine(box.right(), box.top(), box.right(), box.bottom() + 1);
        if (row == 0 || !framed(row - 1))
            m_painter.drawLine(box.topLeft(), box.topRight());
        if (!framed(row + 1))
            m_painter.drawLine(box.bottomLeft(), box.bottomRight());
    }

    void paintHeading(std::size_t row, int y, int height)
    {
        const TextHeading& heading = flow().headings()[flow().row(row).heading];
        const QColor colour = heading.unsure ? m_colours.muted
                              : heading.mark ? m_colours.mark(*heading.mark)
                                             : m_colours.kind(heading.kind);
        m_painter.save();
        QFont font = m_view.font();
        font.setBold(true);
        font.setStrikeOut(heading.dropped);
        m_painter.setFont(font);
        paintTriangle(m_painter, QRectF(left(), y + (height - 8) / 2.0 + 2, 8, 8), heading.folded, colour);

        int right = left() + flow().width();
        const QRect line(left() + 16, y + 6, right - left() - 16, height - 8);
        const int wanted = m_painter.fontMetrics().horizontalAdvance(heading.detail) + 12;
        const int detailWidth = heading.detail.isEmpty() || wanted > line.width() / 4 ? 0 : wanted;
        const QString title = elidedTitle(m_painter.fontMetrics(), heading.title,
                                          line.width() - detailWidth - signsWidth(heading));
        m_painter.setPen(colour);
        m_painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, title);
        int x = line.left() + m_painter.fontMetrics().horizontalAdvance(title) + 12;
        font.setStrikeOut(false);
        m_painter.setFont(font);
        for (const MarkSign& sign : heading.signs) {
            m_painter.setPen(m_colours.mark(sign.mark));
            m_painter.drawText(QRect(x, line.top(), 80, line.height()), Qt::AlignVCenter | Qt::TextSingleLine, sign.sign);
            x += m_painter.fontMetrics().horizontalAdvance(sign.sign) + 8;
        }
        m_painter.setPen(m_colours.muted);
        if (heading.unsure)
            m_painter.drawText(QRect(x, line.top(), 80, line.height()), Qt::AlignVCenter | Qt::TextSingleLine, QStringLiteral("?"));
        m_painter.setFont(m_view.font());
        if (detailWidth > 0)
            m_painter.drawText(line.adjusted(0, 0, -4, 0), Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, heading.detail);
        m_painter.restore();
    }

    int signsWidth(const TextHeading& heading) const
    {
        int width = heading.unsure ? 24 : 12;
        for (const MarkSign& sign : heading.signs)
            width += m_painter.fontMetrics().horizontalAdvance(sign.sign) + 8;
        return width;
    }

    MarkedTextView& m_view;
    QPainter& m_painter;
    Colours m_colours;
    bool m_signsPainted = false;
};

void MarkedTextView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), palette().color(QPalette::Base));
    painter.setRenderHint(QPainter::Antialiasing, false);
    Painter(*this, painter).paint();
}

} // namespace widgets
