#include "widgets/views/mark_painting.h"

#include <QPainterPath>
#include <QPolygonF>

#include <cmath>

namespace widgets {

void paintJoin(QPainter& painter, const QRectF& place, int width, const Colours& colours)
{
    const QColor colour = colours.mark(Mark::Removed);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1, Qt::DashLine));
    if (width > 0)
        painter.drawLine(place.topLeft(), place.topLeft() + QPointF(width, 0));
    painter.setPen(QPen(colour, 1.5));
    painter.drawLine(place.topLeft() + QPointF(0, 2), place.bottomLeft() - QPointF(0, 2));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF{place.topLeft() + QPointF(-4, 1), place.topLeft() + QPointF(4, 1),
                                  place.topLeft() + QPointF(0, 6)});
    painter.restore();
}

void paintHatch(QPainter& painter, const QRect& block, const QColor& colour)
{
    painter.save();
    painter.setClipRect(block, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.4));
    constexpr int gap = 5;
    const int phase = block.top() % gap;
    for (int x = block.left() - block.height() - gap; x < block.right() + gap; x += gap)
        painter.drawLine(QPointF(x - phase, block.bottom() + 1), QPointF(x - phase + block.height() + 1, block.top()));
    painter.restore();
}

void paintBar(QPainter& painter, Mark mark, const QRect& bar, const Colours& colours)
{
    const QColor colour = colours.mark(mark);
    if (mark == Mark::Redundant) {
        painter.save();
        painter.setClipRect(bar, Qt::IntersectClip);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colour, 1.5));
        // Aligned to the ground, not to the bar, so that the hatch of neighbouring rows joins.
        for (int y = bar.top() - 8 - ((bar.top() % 4) + 4) % 4; y < bar.bottom() + 8; y += 4)
            painter.drawLine(QPointF(bar.left() - 1, y + 5), QPointF(bar.right() + 2, y));
        painter.restore();
    } else if (mark == Mark::Incomplete) {
        for (int y = bar.top() - ((bar.top() % 10) + 10) % 10; y < bar.bottom(); y += 10)
            painter.fillRect(QRect(bar.left(), y, bar.width(), 6).intersected(bar), colour);
    } else {
        painter.fillRect(bar, colour);
    }
}

void paintDecoration(QPainter& painter, Mark mark, const QRectF& place, qreal baseline, const Colours& colours)
{
    if (place.width() <= 0)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.mark(mark), 1.3));
    if (mark == Mark::Error) {
        const qreal y = baseline + 3.5;
        QPainterPath wave(QPointF(place.left(), y));
        for (qreal x = place.left(); x < place.right(); x += 4) {
            wave.quadTo(x + 1, y - 2, std::min(x + 2, place.right()), y);
            wave.quadTo(std::min(x + 3, place.right()), y + 2, std::min(x + 4, place.right()), y);
        }
        painter.drawPath(wave);
    } else if (mark == Mark::Removed) {
        const qreal y = baseline - painter.fontMetrics().xHeight() / 2.0;
        painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y));
    } else if (mark == Mark::Inserted) {
        painter.drawLine(QPointF(place.left(), baseline + 2.5), QPointF(place.right(), baseline + 2.5));
    }
    painter.restore();
}

void paintTriangle(QPainter& painter, const QRectF& box, bool folded, const QColor& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const QPointF middle = box.center();
    const qreal half = box.width() / 2;
    QPolygonF triangle;
    if (folded)
        triangle << QPointF(middle.x() - half / 2, box.top()) << QPointF(middle.x() + half / 2, middle.y())
                 << QPointF(middle.x() - half / 2, box.bottom());
    else
        triangle << QPointF(box.left(), middle.y() - half / 2) << QPointF(box.right(), middle.y() - half / 2)
                 << QPointF(middle.x(), middle.y() + half / 2);
    painter.drawPolygon(triangle);
    painter.restore();
}

} // namespace widgets
