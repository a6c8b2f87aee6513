#include "widgets/views/totals_chart.h"

#include "core/stats/chart_series.h"
#include "widgets/text_bridge.h"
#include "widgets/labels.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

constexpr double barWidth = 20; ///< pixels
constexpr double halfWidth = 11; ///< of each of two bars beside a name

/// The colour that a reason has in every chart: its mark's; reasons without a mark of their own share that of removals.
QColor reasonColour(const Colours& c, core::EditReason reason)
{
    switch (reason) {
    case core::EditReason::Redundant: return c.mark(Mark::Redundant);
    case core::EditReason::Incorrect: return c.mark(Mark::Incorrect);
    case core::EditReason::Incomplete: return c.mark(Mark::Incomplete);
    case core::EditReason::ErrorSpan: return c.mark(Mark::Error);
    case core::EditReason::Seam: return c.muted;
    case core::EditReason::Chosen: return c.mark(Mark::Selection);
    case core::EditReason::AfterAnswer:
    case core::EditReason::Inconclusive: break;
    }
    return c.mark(Mark::Removed);
}

QString countAndShare(const core::TokenShare& share)
{
    const double percent = share.share * 100;
    if (percent > 0 && percent < 0.05)
        return TotalsChart::tr("%1 (under 0.1 %)").arg(formatCount(share.tokens));
    return TotalsChart::tr("%1 (%2 %)").arg(formatCount(share.tokens), QLocale().toString(percent, 'f', percent < 9.95 ? 1 : 0));
}

} // namespace

TotalsChart::TotalsChart(QWidget* parent) : ChartPlot(parent)
{
    setObjectName(QStringLiteral("totalsChart"));
    setAccessibleName(tr("Tokens by kind of segment, and removed tokens by reason"));
    plotLayout()->clear();
    m_kinds = addGroupAt(0, QStringLiteral("kind"));
    m_reasons = addGroupAt(2, QStringLiteral("reason"));
    // The two groups stand on one left edge, so that their bars can be compared.
    auto* margins = new QCPMarginGroup(this);
    m_kinds.rect->setMarginGroup(QCP::msLeft | QCP::msRight, margins);
    m_reasons.rect->setMarginGroup(QCP::msLeft | QCP::msRight, margins);
}

TotalsChart::Group TotalsChart::addGroupAt(int row, const QString& name)
{
    Group group;
    group.title = new QCPTextElement(this);
    group.title->setTextFlags(Qt::AlignLeft | Qt::AlignVCenter);
    group.title->setMargins(QMargins(12, 12, 12, 4));
    group.rect = new QCPAxisRect(this, true);
    group.rect->setObjectName(name);
    group.rect->setMinimumMargins(QMargins(8, 4, 24, 8));
    plotLayout()->addElement(row, 0, group.title);
    plotLayout()->addElement(row + 1, 0, group.rect);
    for (QCPAxis* axis : group.rect->axes()) {
        axis->setLayer(QStringLiteral("axes"));
        axis->grid()->setLayer(QStringLiteral("grid"));
    }
    QCPAxis* names = group.rect->axis(QCPAxis::atLeft);
    names->setRangeReversed(true);
    names->grid()->setVisible(false);
    names->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTickerText));
    group.rect->axis(QCPAxis::atBottom)->setTicker(QSharedPointer<QCPAxisTicker>(new CountTicker(6)));
    return group;
}

std::vector<TotalsChart::Bar> TotalsChart::kindBars() const
{
    std::vector<Bar> bars;
    for (const core::Kind kind : core::allKinds)
        bars.push_back({kindLabel(kind), summary().byKind[static_cast<std::size_t>(kind)],
                        summary().comparedTokens.byKind[static_cast<std::size_t>(kind)], colours().kind(kind)});
    return bars;
}

std::vector<TotalsChart::Bar> TotalsChart::reasonBars() const
{
    std::vector<Bar> bars;
    for (const core::EditReason reason : core::allEditReasons)
        if (const std::uint64_t tokens = summary().byReason[static_cast<std::size_t>(reason)]; tokens > 0)
            bars.push_back({reasonLabel(reason), tokens, summary().comparedTokens.byReason[static_cast<std::size_t>(reason)],
                            reasonColour(colours(), reason)});
    if (summary().leftOut > 0)
        bars.push_back({tr("left out: unsolvable"), summary().leftOut, summary().comparedTokens.leftOut, colours().muted});
    std::stable_sort(bars.begin(), bars.end(), [](const Bar& a, const Bar& b) { return a.tokens > b.tokens; });
    return bars;
}

void TotalsChart::rebuild()
{
    clearItems();
    clearPlottables();
    const std::vector<Bar> kinds = kindBars();
    const std::vector<Bar> reasons = reasonBars();
    // One scale for both, so that what goes can be compared with what there is.
    const double upper = std::max(upperFor(kinds), upperFor(reasons));
    m_kinds.title->setText(tr("What the traces are made of, before cleaning"));
    m_reasons.title->setText(reasons.empty() ? tr("Nothing is removed") : tr("What cleaning removes, and why"));
    draw(m_kinds, kinds, upper);
    draw(m_reasons, reasons, upper);
    plotLayout()->setRowStretchFactor(1, static_cast<double>(kinds.size()) + 1.5);
    plotLayout()->setRowStretchFactor(3, static_cast<double>(std::max<std::size_t>(reasons.size(), 1)) + 1.5);
}

double TotalsChart::upperFor(const std::vector<Bar>& bars) const
{
    const QFontMetrics metrics(font());
    int names = 0;
    for (const Bar& bar : bars)
        names = std::max(names, metrics.horizontalAdvance(bar.name));
    const double room = std::max(160, width() - names - 64);
    double upper = 1;
    for (const Bar& bar : bars) {
        const int text = std::max(metrics.horizontalAdvance(shareText(bar)), metrics.horizontalAdvance(comparedText(bar)));
        const double label = std::min(room * 0.7, text + 16.0);
        upper = std::max(upper, static_cast<double>(std::max(bar.tokens, bar.compared)) * room / (room - label));
    }
    return roundUpper(upper);
}

void TotalsChart::resizeEvent(QResizeEvent* event)
{
    if (hasSummary())
        rebuild();
    ChartPlot::resizeEvent(event);
}

void TotalsChart::draw(Group& group, std::vector<Bar> bars, double upper)
{
    group.bars = std::move(bars);
    styleAxes(group.rect);
    QFont bold = font();
    bold.setBold(true);
    group.title->setFont(bold);
    group.title->setTextColor(colours().text);
    QCPAxis* values = group.rect->axis(QCPAxis::atBottom);
    QCPAxis* names = group.rect->axis(QCPAxis::atLeft);
    values->setLabel(compares() ? tr("tokens: filled %1, hatched %2").arg(toQString(summary().tokenizer), toQString(summary().compared))
                                : withTokenizer(tr("tokens")));
    values->setRange(0, upper);
    names->setTickLabelColor(colours().text);
    names->setTickLength(0, 0);
    names->setRange(-0.5, std::max(0.5, static_cast<double>(group.bars.size()) - 0.5));
    auto ticker = names->ticker().staticCast<QCPAxisTickerText>();
    ticker->clear();
    for (std::size_t i = 0; i < group.bars.size(); ++i) {
        ticker->addTick(static_cast<double>(i), group.bars[i].name);
        const Bar& bar = group.bars[i];
        const double at = static_cast<double>(i);
        if (!compares()) {
            addStripe(group, bar, {at, barWidth, bar.tokens, bar.colour, shareText(bar)});
            continue;
        }
        addStripe(group, bar, {at - 0.22, halfWidth, bar.tokens, bar.colour, shareText(bar)});
        addStripe(group, bar, {at + 0.22, halfWidth, bar.compared, QBrush(bar.colour, Qt::BDiagPattern), comparedText(bar)});
    }
}

void TotalsChart::addStripe(const Group& group, const Bar& bar, const Stripe& stripe)
{
    QCPAxis* values = group.rect->axis(QCPAxis::atBottom);
    QCPAxis* names = group.rect->axis(QCPAxis::atLeft);
    const double length = static_cast<double>(stripe.tokens);
    auto* bars = new QCPBars(names, values);
    bars->setName(bar.name);
    bars->setWidthType(QCPBars::wtAbsolute);
    bars->setWidth(stripe.width);
    bars->setPen(stripe.brush.style() == Qt::SolidPattern ? QPen(Qt::NoPen) : QPen(bar.colour));
    bars->setBrush(stripe.brush);
    bars->setSelectable(QCP::stNone);
    bars->setData({stripe.at}, {length}, true);
    QCPItemText* label = addLabel(stripe.text, colours().text);
    label->position->setAxes(values, names);
    label->position->setCoords(length, stripe.at);
    label->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    label->setPadding(QMargins(6, 0, 4, 0));
    label->setBrush(colours().ground); // the grid does not cross the numbers
}

QString TotalsChart::shareText(const Bar& bar) const { return countAndShare(core::shareOfAll(summary(), bar.tokens)); }

QString TotalsChart::comparedText(const Bar& bar) const
{
    return compares() ? countAndShare(core::comparedShareOfAll(summary(), bar.compared)) : QString();
}

QString TotalsChart::tipAt(QPointF at) const
{
    for (const Group* group : {&m_kinds, &m_reasons}) {
        if (!group->rect->rect().contains(at.toPoint()))
            continue;
        const double row = group->rect->axis(QCPAxis::atLeft)->pixelToCoord(at.y());
        const auto index = std::lround(row);
        if (index < 0 || index >= static_cast<long>(group->bars.size()))
            return {};
        const Bar& bar = group->bars[static_cast<std::size_t>(index)];
        const QString tip = tr("%1\n%2 of all tokens before cleaning").arg(bar.name, shareText(bar));
        return compares() ? tip + QLatin1Char('\n') + tr("%1: %2").arg(toQString(summary().compared), comparedText(bar)) : tip;
    }
    return {};
}

QString TotalsChart::description() const
{
    QStringList parts;
    for (const Group* group : {&m_kinds, &m_reasons})
        for (const Bar& bar : group->bars)
            parts.append(tr("%1: %2").arg(bar.name, shareText(bar)));
    return parts.join(QStringLiteral("; "));
}

} // namespace widgets
