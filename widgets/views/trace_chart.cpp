#include "widgets/views/trace_chart.h"

#include "widgets/labels.h"
#include "widgets/text_bridge.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <limits>

namespace widgets {

namespace {

constexpr int nameLimit = 24;         ///< characters of an id beside the axis
constexpr std::size_t bucketCount = 240; ///< steps of the overview curve

int rowHeight(const QFont& font) { return std::max(20, QFontMetrics(font).height() + 6); }
int topMargin(const QFont& font) { return QFontMetrics(font).height() + 16; }
int bottomMargin(const QFont& font) { return 2 * QFontMetrics(font).height() + 28; }

} // namespace

TraceChart::TraceChart(QWidget* parent) : ChartPlot(parent), m_overview(*this)
{
    setObjectName(QStringLiteral("traceChart"));
    setAccessibleName(tr("Tokens of each trace before and after cleaning"));
    xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new CountTicker(7)));
    yAxis->grid()->setVisible(false);
    yAxis2->setVisible(true);
    for (QCPAxis* axis : {yAxis, yAxis2}) {
        axis->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTickerText));
        axis->setRangeReversed(true);
        axis->setNumberFormat(QStringLiteral("g")); // else an id such as "1e5" is drawn as a power of ten
    }
    axisRect()->setAutoMargins(QCP::msLeft | QCP::msRight);
    m_rings = addDots(QStringLiteral("compared "));
    m_dots = addDots({});
}

TraceChart::Dots TraceChart::addDots(const QString& prefix)
{
    const auto curve = [&](const QString& name) {
        auto* out = new QCPCurve(xAxis, yAxis);
        out->setObjectName(prefix + name);
        out->setSelectable(QCP::stNone);
        return out;
    };
    const Dots dots{curve(QStringLiteral("links")), curve(QStringLiteral("before")), curve(QStringLiteral("after"))};
    dots.before->setLineStyle(QCPCurve::lsNone);
    dots.after->setLineStyle(QCPCurve::lsNone);
    return dots;
}

void TraceChart::setOrder(core::TraceOrder order)
{
    if (m_sort == order)
        return;
    m_sort = order;
    m_first = 0;
    if (!hasSummary())
        return;
    rebuild();
    replot(QCustomPlot::rpQueuedReplot);
}

void TraceChart::rebuild()
{
    m_order = core::orderedRows(summary(), m_sort);
    m_buckets = core::traceBuckets(summary(), m_order, bucketCount);
    restoreCurrent();
    drawWindow();
}

void TraceChart::restoreCurrent()
{
    m_current.reset();
    if (!m_currentRecord)
        return;
    const auto found = std::find_if(m_order.begin(), m_order.end(), [this](std::uint32_t row) {
        return summary().rows[row].record == *m_currentRecord;
    });
    if (found != m_order.end())
        m_current = static_cast<std::size_t>(found - m_order.begin());
}

std::size_t TraceChart::pageRows() const
{
    const int room = height() - topMargin(font()) - bottomMargin(font());
    return static_cast<std::size_t>(std::max(1, room / rowHeight(font())));
}

void TraceChart::drawWindow()
{
    const std::size_t page = pageRows();
    m_first = std::min(m_first, m_order.size() > page ? m_order.size() - page : 0);
    const std::size_t end = std::min(m_order.size(), m_first + page);
    clearItems();
    styleAxes(axisRect());
    yAxis->setTickLabelColor(colours().text);
    yAxis->setTickLength(0, 0);
    yAxis2->setTickLength(0, 0);
    yAxis2->setBasePen(Qt::NoPen);
    xAxis->setLabel(compares() ? tr("tokens of the trace: dots %1, rings %2").arg(toQString(summary().tokenizer), toQString(summary().compared))
                               : withTokenizer(tr("tokens of the trace")));
    // The axis stands right below the last row, also when there are only a few.
    const int rows = static_cast<int>(std::max<std::size_t>(end - m_first, 1));
    const int bottom = height() - topMargin(font()) - rows * rowHeight(font());
    axisRect()->setMargins(QMargins(0, topMargin(font()), 0, bottom));
    for (QCPAxis* axis : {yAxis, yAxis2})
        axis->setRange(static_cast<double>(m_first) - 0.5, static_cast<double>(m_first) + rows - 0.5);
    drawCurrent(end);
    drawRows(end);
    drawLegend();
    drawOverview(end, bottom);
    Q_EMIT windowChanged();
}

void TraceChart::drawRows(std::size_t end)
{
    auto names = yAxis->ticker().staticCast<QCPAxisTickerText>();
    auto savings = yAxis2->ticker().staticCast<QCPAxisTickerText>();
    names->clear();
    savings->clear();
    std::uint32_t most = 1;
    for (std::size_t rank = m_first; rank < end; ++rank) {
        const core::TraceRow& row = rowAt(rank);
        names->addTick(static_cast<double>(rank), rowName(row));
        savings->addTick(static_cast<double>(rank), savingText(row));
        most = std::max({most, row.before, row.after, row.comparedBefore, row.comparedAfter});
    }
    xAxis->setRange(0, roundUpper(most * 1.02));
    drawDots(end);
}

void TraceChart::drawDots(std::size_t end)
{
    const Colours c = colours();
    const QColor blue = c.kind(core::Kind::Approach);
    const double shift = compares() ? 0.2 : 0; // of a row: the second tokenizer stands below the first
    fill(m_dots, By::Main, end, -shift);
    m_dots.links->setPen(QPen(c.muted, 2));
    m_dots.before->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, c.muted, c.muted, compares() ? 7 : 9));
    m_dots.after->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, blue, blue, compares() ? 7 : 9));
    fill(m_rings, By::Compared, compares() ? end : m_first, shift);
    m_rings.links->setPen(QPen(c.muted, 1, Qt::DashLine));
    m_rings.before->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(c.muted, 1.5), c.ground, 6));
    m_rings.after->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(blue, 1.5), c.ground, 6));
}

void TraceChart::fill(const Dots& dots, By by, std::size_t end, double shift)
{
    constexpr double gap = std::numeric_limits<double>::quiet_NaN();
    QVector<double> before, beforeRank, after, afterRank, link, linkRank;
    for (std::size_t rank = m_first; rank < end; ++rank) {
        const core::TraceRow& row = rowAt(rank);
        const double y = static_cast<double>(rank) + shift;
        const double from = by == By::Main ? row.before : row.comparedBefore;
        const double to = by == By::Main ? row.after : row.comparedAfter;
        before.append(from);
        beforeRank.append(y);
        if (row.status == core::PlanStatus::Unsolvable)
            continue;
        after.append(to);
        afterRank.append(y);
        link << from << to << gap;
        linkRank << y << y << gap;
    }
    dots.links->setData(link, linkRank);
    dots.before->setData(before, beforeRank);
    dots.after->setData(after, afterRank);
}

void TraceChart::drawCurrent(std::size_t end)
{
    if (!m_current || *m_current < m_first || *m_current >= end)
        return;
    auto* mark = new QCPItemRect(this);
    mark->setLayer(QStringLiteral("background"));
    mark->setPen(hasFocus() ? QPen(colours().mark(Mark::Selection)) : QPen(Qt::NoPen));
    mark->setBrush(colours().tint(Mark::Selection));
    mark->setSelectable(false);
    for (QCPItemPosition* corner : {mark->topLeft, mark->bottomRight}) {
        corner->setTypeX(QCPItemPosition::ptAxisRectRatio);
        corner->setTypeY(QCPItemPosition::ptPlotCoords);
    }
    mark->topLeft->setCoords(0, static_cast<double>(*m_current) - 0.5);
    mark->bottomRight->setCoords(1, static_cast<double>(*m_current) + 0.5);
}

void TraceChart::drawLegend()
{
    if (m_order.empty())
        return;
    // The words stand right above the dots of the first row in sight.
    const core::TraceRow& row = rowAt(m_first);
    const auto place = [this](const QString& word, const QColor& colour, double tokens, Qt::Alignment side) {
        QCPItemText* label = addLabel(word, colour);
        label->position->setTypeX(QCPItemPosition::ptPlotCoords);
        label->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        label->position->setCoords(tokens, 0);
        label->setPositionAlignment(Qt::AlignBottom | side);
        label->setPadding(QMargins(0, 0, 0, 2));
    };
    const bool afterIsLeft = row.after <= row.before;
    place(tr("before"), colours().muted, row.before, afterIsLeft ? Qt::AlignLeft : Qt::AlignRight);
    if (row.status != core::PlanStatus::Unsolvable)
        place(tr("after"), colours().kind(core::Kind::Approach), row.after, afterIsLeft ? Qt::AlignRight : Qt::AlignLeft);
}

void TraceChart::drawOverview(std::size_t end, int bottom)
{
    if (m_order.size() <= end - m_first)
        return m_overview.hide();
    m_overview.show(QMargins(12, topMargin(font()), 8, bottom));
    m_overview.draw(m_buckets, colours());
    m_overview.drawFrame(m_first, end, colours());
}

void TraceChart::redraw()
{
    if (!hasSummary())
        return;
    drawWindow();
    replot(QCustomPlot::rpQueuedReplot);
}

void TraceChart::focusInEvent(QFocusEvent* event)
{
    ChartPlot::focusInEvent(event);
    redraw();
}

void TraceChart::focusOutEvent(QFocusEvent* event)
{
    ChartPlot::focusOutEvent(event);
    redraw();
}

void TraceChart::setFirstRow(std::size_t first)
{
    if (!hasSummary() || first == m_first)
        return;
    m_first = first;
    redraw();
}

void TraceChart::setCurrentRecord(quint64 record)
{
    m_currentRecord = record;
    if (!hasSummary())
        return;
    restoreCurrent();
    if (m_current && (*m_current < m_first || *m_current >= m_first + pageRows()))
        m_first = *m_current - std::min(*m_current, pageRows() / 2);
    redraw();
}

void TraceChart::moveCurrent(std::ptrdiff_t by)
{
    if (m_order.empty())
        return;
    const auto last = static_cast<std::ptrdiff_t>(m_order.size()) - 1;
    const auto from = m_current ? static_cast<std::ptrdiff_t>(*m_current) : static_cast<std::ptrdiff_t>(m_first) - 1;
    const auto to = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(from + by, 0, last));
    m_current = to;
    m_currentRecord = rowAt(to).record;
    const std::size_t page = pageRows();
    if (to < m_first)
        m_first = to;
    else if (to >= m_first + page)
        m_first = to + 1 - page;
    redraw();
}

std::optional<std::size_t> TraceChart::rankAt(QPointF at) const
{
    const QRect rows = axisRect()->rect();
    if (m_order.empty() || at.y() < rows.top() || at.y() > rows.bottom() || at.x() > axisRect()->outerRect().right())
        return std::nullopt;
    const auto rank = std::llround(yAxis->pixelToCoord(at.y()));
    if (rank < 0 || static_cast<std::size_t>(rank) >= m_order.size())
        return std::nullopt;
    return static_cast<std::size_t>(rank);
}

QString TraceChart::rowName(const core::TraceRow& row) const
{
    const QString id = toQString(row.id).simplified();
    // Ids of one corpus differ in the middle or at the end.
    constexpr int tail = 8;
    return id.size() <= nameLimit ? id : id.left(nameLimit - 1 - tail) + QChar(0x2026) + id.right(tail);
}

QString TraceChart::savingText(const core::TraceRow& row)
{
    return row.status == core::PlanStatus::Unsolvable ? planStatusLabel(row.status) : formatSaving(row.saving());
}

QString TraceChart::tipAt(QPointF at) const
{
    const auto rank = rankAt(at);
    if (!rank)
        return {};
    const core::TraceRow& row = rowAt(*rank);
    const bool leftOut = row.status == core::PlanStatus::Unsolvable;
    QString counts = leftOut ? tr("%1 tokens, left out: unsolvable").arg(formatCount(row.before))
                             : tr("%1 tokens before, %2 after (%3)")
                                   .arg(formatCount(row.before), formatCount(row.after), formatSaving(row.saving()));
    if (compares() && leftOut)
        counts += QLatin1Char('\n') + tr("%1: %2", "tokenizer: tokens").arg(toQString(summary().compared), formatCount(row.comparedBefore));
    else if (compares())
        counts += QLatin1Char('\n') + tr("%1: %2 before, %3 after", "tokenizer: tokens")
                                          .arg(toQString(summary().compared), formatCount(row.comparedBefore), formatCount(row.comparedAfter));
    const QString id = toQString(row.id).simplified().left(200);
    return counts + QLatin1Char('\n') + id + QLatin1Char('\n') + toQString(row.problem).simplified().left(200);
}

QString TraceChart::description() const
{
    return tr("%1 traces; cleaning saves %2 of the tokens of those that are kept")
        .arg(formatCount(summary().rows.size()), formatSaving(core::corpusSaving(summary())));
}

void TraceChart::resizeEvent(QResizeEvent* event)
{
    if (hasSummary())
        drawWindow();
    ChartPlot::resizeEvent(event);
}

void TraceChart::jumpTo(double overviewY)
{
    const double middle = m_overview.rankAt(overviewY);
    setFirstRow(static_cast<std::size_t>(std::max(0.0, middle - static_cast<double>(pageRows()) / 2)));
}

void TraceChart::mousePressEvent(QMouseEvent* event)
{
    ChartPlot::mousePressEvent(event);
    if (event->button() != Qt::LeftButton || !hasSummary())
        return;
    if (m_overview.contains(event->position())) {
        jumpTo(event->position().y());
    } else if (const auto rank = rankAt(event->position())) {
        setCurrentRecord(rowAt(*rank).record);
        Q_EMIT recordChosen(*m_currentRecord);
    }
}

void TraceChart::mouseMoveEvent(QMouseEvent* event)
{
    ChartPlot::mouseMoveEvent(event);
    if (m_overview.contains(event->position()) && (event->buttons() & Qt::LeftButton) != 0)
        jumpTo(event->position().y());
}

void TraceChart::wheelEvent(QWheelEvent* event)
{
    m_wheel += event->angleDelta().y();
    const int steps = m_wheel / 40; // three rows a notch
    m_wheel -= steps * 40;
    const auto wanted = static_cast<std::ptrdiff_t>(m_first) - steps;
    setFirstRow(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, wanted)));
    event->accept();
}

void TraceChart::keyPressEvent(QKeyEvent* event)
{
    const auto page = static_cast<std::ptrdiff_t>(pageRows());
    const auto all = static_cast<std::ptrdiff_t>(m_order.size());
    switch (event->key()) {
    case Qt::Key_Up: return moveCurrent(-1);
    case Qt::Key_Down: return moveCurrent(1);
    case Qt::Key_PageUp: return moveCurrent(-page);
    case Qt::Key_PageDown: return moveCurrent(page);
    case Qt::Key_Home: return moveCurrent(-all);
    case Qt::Key_End: return moveCurrent(all);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current)
            Q_EMIT recordChosen(*m_currentRecord);
        return;
    default: ChartPlot::keyPressEvent(event);
    }
}

} // namespace widgets
