#include "widgets/views/chart_plot.h"

#include "widgets/text_bridge.h"

#include <QEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QToolTip>

#include <array>
#include <cmath>

namespace widgets {

double CountTicker::getTickStep(const QCPRange& range)
{
    // Counts are whole: a step of 2.5 would label 2.5 as 3.
    const double step = std::max(1.0, std::ceil(QCPAxisTicker::getTickStep(range)));
    m_unit = range.upper >= 1e7 ? 1e6 : range.upper >= 1e4 ? 1e3 : 1;
    return step;
}

QString CountTicker::getTickLabel(double tick, const QLocale&, QChar, int)
{
    if (tick < 0)
        return {};
    if (m_unit == 1 || tick == 0)
        return formatCount(static_cast<std::uint64_t>(std::llround(tick)));
    QLocale locale;
    locale.setNumberOptions(locale.numberOptions() & ~QLocale::IncludeTrailingZeroesAfterDot);
    return locale.toString(tick / m_unit, 'g', 6) + (m_unit == 1e6 ? QLatin1Char('M') : QLatin1Char('k'));
}

double roundUpper(double value)
{
    if (value <= 0)
        return 1;
    const double magnitude = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0})
        if (step * magnitude >= value)
            return step * magnitude;
    return 10 * magnitude;
}

ChartPlot::ChartPlot(QWidget* parent) : QCustomPlot(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setPlottingHint(QCP::phImmediateRefresh, false);
    setMinimumSize(320, 200);
}

void ChartPlot::setSummary(std::shared_ptr<const core::CorpusSummary> summary)
{
    m_summary = std::move(summary);
    restyle();
    setAccessibleDescription(description());
}

QString ChartPlot::withTokenizer(const QString& text) const
{
    return m_summary && !m_summary->tokenizer.empty() ? tr("%1 (%2)").arg(text, toQString(m_summary->tokenizer)) : text;
}

void ChartPlot::styleAxes(QCPAxisRect* rect) const
{
    const Colours c = colours();
    for (QCPAxis* axis : rect->axes()) {
        axis->setBasePen(QPen(c.line));
        axis->setTickPen(QPen(c.line));
        axis->setSubTicks(false);
        axis->setTickLength(0, 4);
        axis->setTickLabelFont(font());
        axis->setLabelFont(font());
        axis->setTickLabelColor(c.muted);
        axis->setLabelColor(c.muted);
        axis->setLabelPadding(8);
        axis->setTickLabelPadding(4);
        axis->grid()->setPen(QPen(c.line, 0));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
}

QCPItemText* ChartPlot::addLabel(const QString& text, const QColor& colour)
{
    auto* label = new QCPItemText(this);
    label->setText(text);
    label->setFont(font());
    label->setColor(colour);
    label->setSelectable(false);
    label->setClipToAxisRect(false);
    return label;
}

void ChartPlot::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
}

void ChartPlot::restyle()
{
    setBackground(QBrush(colours().ground));
    if (!m_summary)
        return;
    rebuild();
    replot(QCustomPlot::rpQueuedReplot);
}

void ChartPlot::mouseMoveEvent(QMouseEvent* event)
{
    QCustomPlot::mouseMoveEvent(event);
    const QString tip = m_summary ? tipAt(event->position()) : QString();
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPosition().toPoint(), plainToolTip(tip), this);
}

void ChartPlot::leaveEvent(QEvent* event)
{
    QCustomPlot::leaveEvent(event);
    QToolTip::hideText();
}

} // namespace widgets
