#include "widgets/views/trace_overview.h"

#include <algorithm>

namespace widgets {

namespace {

constexpr int stripWidth = 96;

} // namespace

TraceOverview::TraceOverview(QCustomPlot& plot) : m_plot(plot), m_rect(new QCPAxisRect(&plot, true))
{
    m_rect->setAutoMargins(QCP::msNone);
    m_rect->setMinimumSize(stripWidth, 0);
    m_rect->setMaximumSize(stripWidth, QWIDGETSIZE_MAX);
    for (QCPAxis* axis : m_rect->axes()) {
        axis->setTicks(false);
        axis->setTickLabels(false);
        axis->grid()->setVisible(false);
        axis->setVisible(false);
    }
    m_tokens = m_rect->axis(QCPAxis::atBottom);
    m_ranks = m_rect->axis(QCPAxis::atLeft);
    m_ranks->setRangeReversed(true);
    m_before = new QCPCurve(m_tokens, m_ranks);
    m_after = new QCPCurve(m_tokens, m_ranks);
    m_before->setObjectName(QStringLiteral("overviewBefore"));
    m_after->setObjectName(QStringLiteral("overviewAfter"));
    for (QCPCurve* curve : {m_before, m_after}) {
        curve->setSelectable(QCP::stNone);
        curve->setPen(Qt::NoPen);
    }
    m_plot.plotLayout()->addElement(0, 1, m_rect);
    hide();
}

void TraceOverview::show(QMargins margins)
{
    m_rect->setMargins(margins);
    m_rect->setVisible(true);
    if (!m_plot.plotLayout()->hasElement(0, 1))
        m_plot.plotLayout()->addElement(0, 1, m_rect);
}

void TraceOverview::hide()
{
    m_rect->setVisible(false);
    if (!m_plot.plotLayout()->hasElement(0, 1))
        return;
    m_plot.plotLayout()->take(m_rect);
    m_plot.plotLayout()->simplify();
}

bool TraceOverview::contains(QPointF at) const { return m_rect->visible() && m_rect->outerRect().contains(at.toPoint()); }

double TraceOverview::rankAt(double y) const { return m_ranks->pixelToCoord(y); }

void TraceOverview::draw(const std::vector<core::TraceBucket>& buckets, const Colours& colours)
{
    fill(*m_before, buckets, &core::TraceBucket::before, colours.line);
    fill(*m_after, buckets, &core::TraceBucket::after, colours.kind(core::Kind::Approach));
    double most = 1;
    for (const core::TraceBucket& bucket : buckets)
        most = std::max({most, bucket.before, bucket.after});
    m_tokens->setRange(0, most);
    m_ranks->setRange(0, buckets.empty() ? 1.0 : static_cast<double>(buckets.back().last));
}

void TraceOverview::fill(QCPCurve& curve, const std::vector<core::TraceBucket>& buckets,
                         double core::TraceBucket::*value, const QColor& colour)
{
    QVector<double> tokens{0};
    QVector<double> ranks{0};
    for (const core::TraceBucket& bucket : buckets) {
        tokens << bucket.*value << bucket.*value;
        ranks << static_cast<double>(bucket.first) << static_cast<double>(bucket.last);
    }
    tokens << 0;
    ranks << ranks.back();
    curve.setData(tokens, ranks);
    curve.setBrush(colour);
}

void TraceOverview::drawFrame(std::size_t first, std::size_t end, const Colours& colours)
{
    auto* frame = new QCPItemRect(&m_plot);
    frame->setObjectName(QStringLiteral("frame"));
    frame->setClipToAxisRect(false);
    frame->setSelectable(false);
    frame->setPen(QPen(colours.mark(Mark::Selection), 2));
    for (QCPItemPosition* corner : {frame->topLeft, frame->bottomRight}) {
        corner->setAxisRect(m_rect);
        corner->setAxes(m_tokens, m_ranks);
        corner->setTypeX(QCPItemPosition::ptAxisRectRatio);
    }
    frame->topLeft->setCoords(0, static_cast<double>(first));
    frame->bottomRight->setCoords(1, static_cast<double>(end));
}

} // namespace widgets
