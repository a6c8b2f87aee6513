#include "widgets/views/trace_strip.h"

#include "widgets/node_words.h"
#include "widgets/palette.h"
#include "widgets/text_bridge.h"
#include "widgets/views/mark_painting.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace widgets {

namespace {
constexpr int blockTop = 5;
constexpr int blockHeight = 16;
} // namespace

TraceStrip::TraceStrip(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Overview of the trace"));
}

QSize TraceStrip::sizeHint() const { return {400, blockTop * 2 + blockHeight}; }
QSize TraceStrip::minimumSizeHint() const { return {80, blockTop * 2 + blockHeight}; }

void TraceStrip::setResult(std::shared_ptr<const core::TraceResult> result)
{
    m_result = std::move(result);
    m_chosen = core::NodeId{0};
    measure();
    update();
}

void TraceStrip::setVisibleSpan(core::Span span)
{
    m_visible = span;
    update();
}

void TraceStrip::setChosen(core::NodeId node)
{
    m_chosen = node;
    const bool some = m_result && node != core::NodeId{0};
    setAccessibleDescription(some ? NodeWords(*m_result).accessibleText(node) : QString());
    update();
}

void TraceStrip::measure()
{
    m_ends.clear();
    if (!m_result || m_result->analysis.tree.segments().empty())
        return;
    const core::TraceTree& tree = m_result->analysis.tree;
    const NodeWords words(*m_result);
    double sum = 0;
    m_ends.push_back(0);
    for (std::size_t i = 0; i < tree.segments().size(); ++i) {
        const std::size_t size = words.counted() ? words.tokens(tree.segmentNode(i)) : tree.segments()[i].span.size();
        sum += std::max(1.0, static_cast<double>(size));
        m_ends.push_back(sum);
    }
    for (double& end : m_ends)
        end /= sum;
}

QRect TraceStrip::blockRect(std::size_t segment) const
{
    if (segment >= segmentCount())
        return {};
    const int from = static_cast<int>(std::lround(m_ends[segment] * width()));
    const int to = static_cast<int>(std::lround(m_ends[segment + 1] * width()));
    const int gap = to - from > 4 ? 1 : 0;
    return {from, blockTop, std::max(1, to - from - gap), blockHeight};
}

std::size_t TraceStrip::segmentAtX(int x) const
{
    const double share = static_cast<double>(x) / std::max(1, width());
    const auto after = std::upper_bound(m_ends.begin(), m_ends.end(), share);
    const auto index = after == m_ends.begin() ? 0 : static_cast<std::size_t>(after - m_ends.begin()) - 1;
    return std::min(index, segmentCount() - 1);
}

std::size_t TraceStrip::byteAt(int x) const
{
    if (segmentCount() == 0)
        return 0;
    const std::size_t segment = segmentAtX(x);
    const core::Span span = m_result->analysis.tree.segments()[segment].span;
    const double share = static_cast<double>(x) / std::max(1, width());
    const double within = (share - m_ends[segment]) / std::max(1e-12, m_ends[segment + 1] - m_ends[segment]);
    return span.begin + static_cast<std::size_t>(static_cast<double>(span.size() - 1) * std::clamp(within, 0.0, 1.0));
}

double TraceStrip::xOf(std::size_t byte) const
{
    const std::size_t segment = m_result->analysis.tree.segmentAt(byte);
    const core::Span span = m_result->analysis.tree.segments()[segment].span;
    const double within = static_cast<double>(std::min(byte, span.end) - span.begin)
                          / std::max(1.0, static_cast<double>(span.size()));
    return (m_ends[segment] + (m_ends[segment + 1] - m_ends[segment]) * within) * width();
}

void TraceStrip::paintEvent(QPaintEvent*)
{
    if (segmentCount() == 0)
        return;
    QPainter painter(this);
    const Colours colours = Colours::of(this);
    const NodeWords words(*m_result);
    const core::TraceTree& tree = m_result->analysis.tree;
    for (std::size_t i = 0; i < segmentCount(); ++i) {
        const QRect block = blockRect(i);
        const QColor kind = colours.kind(tree.segments()[i].kind);
        const bool redundant = m_result->analysis.notes[i].redundant();
        painter.fillRect(block, redundant ? colours.ground : kind);
        if (words.isUnsure(tree.segmentNode(i))) { // pale
            QColor veil = colours.ground;
            veil.setAlphaF(0.6F);
            painter.fillRect(block, veil);
        }
        if (redundant) {
            paintHatch(painter, block, kind);
            painter.setPen(kind);
            painter.drawRect(block.adjusted(0, 0, -1, -1));
        }
        if (m_chosen != core::NodeId{0} && tree.node(m_chosen).span.contains(tree.segments()[i].span.begin)
            && tree.node(m_chosen).level != core::NodeLevel::Trace)
            painter.fillRect(QRect(block.left(), block.bottom() + 2, block.width(), 3), colours.mark(Mark::Selection));
    }
    for (const core::ErrorSpan& error : m_result->analysis.errors) {
        const int x = static_cast<int>(xOf(error.span.begin));
        painter.fillRect(QRect(x - 2, blockTop - 5, 4, blockHeight + 5), colours.ground);
        painter.fillRect(QRect(x - 1, blockTop - 5, 2, blockHeight + 5), colours.mark(Mark::Error));
    }
    if (!m_visible.empty()) {
        const double from = xOf(m_visible.begin);
        const double to = std::max(from + 3, xOf(m_visible.end));
        painter.setPen(QPen(colours.text, hasFocus() ? 2 : 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(std::min(from, width() - 4.0), 2, to - from - 1, blockHeight + 5));
    }
}

void TraceStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && segmentCount() > 0)
        Q_EMIT placeChosen(byteAt(event->pos().x()));
}

void TraceStrip::mouseMoveEvent(QMouseEvent* event)
{
    setCursor(segmentCount() > 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (event->buttons().testFlag(Qt::LeftButton) && segmentCount() > 0)
        Q_EMIT placeChosen(byteAt(std::clamp(event->pos().x(), 0, width() - 1)));
}

void TraceStrip::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    const bool forward = key == Qt::Key_Right || key == Qt::Key_Down;
    if (segmentCount() == 0 || (!forward && key != Qt::Key_Left && key != Qt::Key_Up)) {
        QWidget::keyPressEvent(event);
        return;
    }
    const auto& segments = m_result->analysis.tree.segments();
    const core::Span chosen = m_result->analysis.tree.node(m_chosen).span;
    const std::size_t at = m_result->analysis.tree.segmentAt(m_chosen == core::NodeId{0} ? m_visible.begin : chosen.begin);
    const std::size_t to = forward ? std::min(at + 1, segments.size() - 1) : at - (at > 0 ? 1 : 0);
    Q_EMIT placeChosen(segments[to].span.begin);
}

void TraceStrip::focusInEvent(QFocusEvent*) { update(); }
void TraceStrip::focusOutEvent(QFocusEvent*) { update(); }

void TraceStrip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

bool TraceStrip::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || segmentCount() == 0)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const core::NodeId node = m_result->analysis.tree.segmentNode(segmentAtX(help->pos().x()));
    QToolTip::showText(help->globalPos(), plainToolTip(NodeWords(*m_result).toolTip(node)), this);
    return true;
}

} // namespace widgets
