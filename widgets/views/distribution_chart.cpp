#include "widgets/views/distribution_chart.h"

#include "core/stats/chart_series.h"
#include "widgets/text_bridge.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

constexpr double fewestBins = 6;     ///< in sight
constexpr double wantedBins = 24;    ///< in sight, where there are traces enough to fill them
constexpr std::size_t mostBins = 4096; ///< in all
constexpr double share = 0.995;      ///< of the traces that is always in sight

constexpr QMargins plainMargins(8, 48, 24, 8);

int lineStep(const QFont& font) { return QFontMetrics(font).height() + 2; }

} // namespace

DistributionChart::DistributionChart(QWidget* parent) : ChartPlot(parent)
{
    setObjectName(QStringLiteral("distributionChart"));
    setAccessibleName(tr("Distribution of tokens per trace before and after cleaning"));
    xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new CountTicker(8)));
    yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new CountTicker(5)));
    axisRect()->setMinimumMargins(plainMargins);
    xAxis->grid()->setVisible(false);
}

void DistributionChart::rebuild()
{
    clearItems();
    clearGraphs();
    setRanges();
    styleAxes(axisRect());
    yAxis->setBasePen(Qt::NoPen);
    xAxis->setLabel(compares() ? tr("tokens per trace") : withTokenizer(tr("tokens per trace")));
    yAxis->setLabel(tr("number of traces"));
    const Colours c = colours();
    const QColor after = c.kind(core::Kind::Approach);
    addSteps(m_bins.before, c.muted, 40)->setObjectName(QStringLiteral("before"));
    addSteps(m_bins.after, after, 70)->setObjectName(QStringLiteral("after"));
    const core::TokenMedians medians = core::tokenMedians(summary());
    addMedian(medians.before, tr("before"), c.muted, 0);
    addMedian(medians.after, tr("after"), after, 1);
    if (compares())
        addCompared();
    sayBeyond();
}

/// The second tokenizer's counts: the same colours, dashed and not filled.
void DistributionChart::addCompared()
{
    const Colours c = colours();
    const QString name = toQString(summary().compared);
    const core::TokenMedians medians = core::comparedMedians(summary());
    const auto add = [&](const std::vector<std::uint64_t>& counts, std::optional<std::uint32_t> median, const QString& what, const QColor& colour,
                         int line) {
        QCPGraph* graph = addSteps(counts, colour, 0);
        graph->setPen(QPen(colour, 2, Qt::DashLine));
        graph->setObjectName(QStringLiteral("compared"));
        addMedian(median, tr("%1, %2", "before or after, tokenizer").arg(what, name), colour, line);
    };
    add(m_bins.comparedBefore, medians.before, tr("before"), c.muted, 2);
    add(m_bins.comparedAfter, medians.after, tr("after"), c.kind(core::Kind::Approach), 3);
}

QMargins DistributionChart::margins() const
{
    return plainMargins + QMargins(0, compares() ? 2 * lineStep(font()) : 0, 0, 0);
}

void DistributionChart::setRanges()
{
    // A few very long traces must not press all others into one bin: the axis ends where nearly all traces do.
    const double longest = core::tokensBefore(summary(), 1);
    const double nearlyAll = core::tokensBefore(summary(), share);
    const bool tail = longest > 2 * nearlyAll && nearlyAll > 0;
    const double reach = tail ? nearlyAll : std::max(longest, 1.0);
    const double inSight = std::clamp(2 * std::sqrt(static_cast<double>(summary().rows.size())), fewestBins, wantedBins);
    const auto bins = static_cast<std::size_t>(std::min(inSight * std::max(longest, 1.0) / reach, double{mostBins}));
    m_bins = core::tokenHistogram(summary(), bins);
    m_reach = tail ? roundUpper(reach) : m_bins.edges.back();
    std::uint64_t highest = 1;
    for (const auto* counts : {&m_bins.before, &m_bins.after, &m_bins.comparedBefore, &m_bins.comparedAfter})
        for (const std::uint64_t count : *counts)
            highest = std::max(highest, count);
    m_top = roundUpper(static_cast<double>(highest) * 1.02);
    yAxis->setRange(0, m_top);
    xAxis->setRange(0, m_reach);
}

void DistributionChart::sayBeyond()
{
    std::uint64_t beyond = 0;
    for (std::size_t i = 0; i < m_bins.before.size(); ++i)
        beyond += m_bins.edges[i] >= m_reach ? m_bins.before[i] : 0;
    axisRect()->setMinimumMargins(margins());
    if (beyond == 0)
        return;
    QCPItemText* note = addLabel(tr("%n trace(s) with more tokens than this", nullptr, static_cast<int>(beyond)) +
                                     QStringLiteral(" \u2192"), colours().muted);
    note->setObjectName(QStringLiteral("beyond"));
    note->position->setType(QCPItemPosition::ptAxisRectRatio);
    note->position->setCoords(1, 0);
    note->setPositionAlignment(Qt::AlignBottom | Qt::AlignRight);
    note->setPadding(QMargins(0, 0, 0, 4 + (compares() ? 4 : 2) * lineStep(font()))); // above the lines of the medians
    axisRect()->setMinimumMargins(margins() + QMargins(0, lineStep(font()), 0, 0));
}

QCPGraph* DistributionChart::addSteps(const std::vector<std::uint64_t>& counts, const QColor& colour, int alpha)
{
    QVector<double> keys;
    QVector<double> values;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        keys.append(m_bins.edges[i]);
        values.append(static_cast<double>(counts[i]));
    }
    if (!counts.empty()) {
        keys.append(m_bins.edges.back());
        values.append(0);
    }
    QCPGraph* graph = addGraph();
    graph->setData(keys, values, true);
    graph->setLineStyle(QCPGraph::lsStepLeft);
    graph->setAdaptiveSampling(false);
    graph->setPen(QPen(colour, 2));
    QColor fill = colour;
    fill.setAlpha(alpha);
    graph->setBrush(fill);
    graph->setSelectable(QCP::stNone);
    return graph;
}

void DistributionChart::addMedian(std::optional<std::uint32_t> median, const QString& name, const QColor& colour, int line)
{
    if (!median)
        return;
    auto* mark = new QCPItemLine(this);
    mark->setPen(QPen(colour, 1, Qt::DashLine));
    mark->setSelectable(false);
    mark->start->setCoords(*median, 0);
    mark->end->setCoords(*median, m_top);
    QCPItemText* label = addLabel(summary().rows.size() == 1 ? tr("%1: %2 tokens").arg(name, formatCount(*median))
                                                     : tr("%1: median %2 tokens").arg(name, formatCount(*median)),
                                  colour);
    label->setObjectName(QStringLiteral("median"));
    label->position->setTypeX(QCPItemPosition::ptPlotCoords);
    label->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    label->position->setCoords(*median, 0);
    const bool rightHalf = *median > m_reach / 2;
    label->setPositionAlignment(Qt::AlignBottom | (rightHalf ? Qt::AlignRight : Qt::AlignLeft));
    // Two lines above the plot, so that the labels never lie on each other or on the bars.
    label->setPadding(QMargins(0, 0, 0, 4 + line * lineStep(font())));
}

QString DistributionChart::tipAt(QPointF at) const
{
    if (m_bins.edges.size() < 2 || !axisRect()->rect().contains(at.toPoint()))
        return {};
    const double tokens = xAxis->pixelToCoord(at.x());
    const auto upper = std::upper_bound(m_bins.edges.begin(), m_bins.edges.end(), tokens);
    if (upper == m_bins.edges.begin() || upper == m_bins.edges.end())
        return {};
    const auto bin = static_cast<std::size_t>(upper - m_bins.edges.begin()) - 1;
    const auto edge = [&](std::size_t i) { return formatCount(static_cast<std::uint64_t>(m_bins.edges[i])); };
    const auto traces = [](std::uint64_t count) { return tr("%n trace(s)", nullptr, static_cast<int>(count)); };
    QString tip = tr("%1 to %2 tokens\nbefore: %3\nafter: %4")
                      .arg(edge(bin), edge(bin + 1), traces(m_bins.before[bin]), traces(m_bins.after[bin]));
    if (compares())
        tip += tr("\n%1 before: %2\n%1 after: %3", "tokenizer")
                   .arg(toQString(summary().compared), traces(m_bins.comparedBefore[bin]), traces(m_bins.comparedAfter[bin]));
    return tip;
}

QString DistributionChart::description() const
{
    const core::TokenMedians medians = core::tokenMedians(summary());
    return tr("%1 traces; half of them have at most %2 tokens before and %3 after cleaning")
        .arg(formatCount(summary().rows.size()), formatCount(medians.before.value_or(0)),
             formatCount(medians.after.value_or(0)));
}

} // namespace widgets
