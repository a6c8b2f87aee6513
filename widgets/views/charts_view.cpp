#include "widgets/views/charts_view.h"

#include "core/corpus/writer.h"
#include "core/stats/chart_series.h"
#include "core/stats/corpus_statistics.h"
#include "widgets/text_bridge.h"
#include "widgets/views/chart_export.h"
#include "widgets/views/distribution_chart.h"
#include "widgets/views/elided_label.h"
#include "widgets/views/statistics_view.h"
#include "widgets/views/totals_chart.h"
#include "widgets/views/trace_chart.h"
#include "widgets/views/trace_chart_panel.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace widgets {

namespace {

constexpr int paceMs = 250; ///< between two drawings while summaries keep coming

QString suffixOf(ChartsView::Format format)
{
    switch (format) {
    case ChartsView::Format::Png: return QStringLiteral("png");
    case ChartsView::Format::Svg: return QStringLiteral("svg");
    case ChartsView::Format::Pdf: return QStringLiteral("pdf");
    case ChartsView::Format::Csv:
    case ChartsView::Format::StatisticsCsv: break;
    }
    return QStringLiteral("csv");
}

} // namespace

ChartsView::ChartsView(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Charts"));
    m_pace = new QTimer(this);
    m_pace->setSingleShot(true);
    m_pace->setInterval(paceMs);
    connect(m_pace, &QTimer::timeout, this, &ChartsView::refresh);
    m_message = new QLabel(this);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setContentsMargins(12, 0, 12, 4);
    m_message->hide();
    QWidget* header = makeHeader(); // first: Tab goes in the order in which parts are made
    m_stack = new QStackedWidget(this);
    makeCharts();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_message);
    layout->addWidget(m_stack, 1);
    refresh();
}

ChartsView::~ChartsView() = default;

void ChartsView::makeCharts()
{
    m_empty = new QLabel(tr("Nothing to draw yet. Open a corpus and run the cleaning (F5)."), this);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto* distribution = new DistributionChart(this);
    auto* panel = new TraceChartPanel(this);
    auto* totals = new TotalsChart(this);
    m_traces = panel->chart();
    m_charts = {distribution, m_traces, totals};
    for (QWidget* page : {static_cast<QWidget*>(distribution), static_cast<QWidget*>(panel), static_cast<QWidget*>(totals)})
        m_stack->addWidget(page);
    m_statistics = new StatisticsView(this);
    m_stack->addWidget(m_statistics);
    m_stack->addWidget(m_empty);
    connect(m_traces, &TraceChart::recordChosen, this, &ChartsView::recordChosen);
}

QWidget* ChartsView::makeHeader()
{
    auto* header = new QWidget(this);
    m_tabs = new QTabBar(header);
    m_tabs->setAccessibleName(tr("Which chart"));
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    for (const QString& name : {tr("Distribution"), tr("Per trace"), tr("Totals"), tr("Statistics")})
        m_tabs->addTab(name);
    m_headline = new ElidedLabel(header);
    m_headline->setObjectName(QStringLiteral("headline"));
    m_headline->setTextFormat(Qt::PlainText);
    m_order = new QComboBox(header);
    m_order->setAccessibleName(tr("Order of the traces"));
    m_order->addItem(tr("Largest saving first"), static_cast<int>(core::TraceOrder::BySaving));
    m_order->addItem(tr("Longest first"), static_cast<int>(core::TraceOrder::BySize));
    m_order->addItem(tr("As in the corpus"), static_cast<int>(core::TraceOrder::InCorpus));
    m_save = makeSaveButton();
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(12);
    row->addWidget(m_tabs);
    row->addWidget(m_headline, 1);
    row->addWidget(m_order);
    row->addWidget(m_save);
    connect(m_tabs, &QTabBar::currentChanged, this, &ChartsView::refresh);
    connect(m_order, &QComboBox::currentIndexChanged, this, [this] {
        m_traces->setOrder(static_cast<core::TraceOrder>(m_order->currentData().toInt()));
    });
    return header;
}

QPushButton* ChartsView::makeSaveButton()
{
    auto* button = new QPushButton(this);
    button->setText(tr("Sa&ve"));
    button->setAccessibleName(tr("Save the chart or its numbers"));
    auto* menu = new QMenu(button);
    const auto add = [&](const QString& text, Format format) {
        QAction* action = menu->addAction(text);
        connect(action, &QAction::triggered, this, [this, format] { askAndSave(format); });
        return action;
    };
    m_pictures = {add(tr("Picture (PNG)…"), Format::Png), add(tr("Drawing (SVG)…"), Format::Svg), add(tr("Document (PDF)…"), Format::Pdf)};
    menu->addSeparator();
    add(tr("Numbers of all traces (CSV)…"), Format::Csv);
    add(tr("Statistics (CSV)…"), Format::StatisticsCsv);
    button->setMenu(menu);
    return button;
}

void ChartsView::setSummary(std::shared_ptr<const core::CorpusSummary> summary)
{
    const bool first = m_summary == nullptr || summary == nullptr;
    m_summary = std::move(summary);
    if (first) {
        m_pace->stop();
        refresh();
    } else if (!m_pace->isActive()) {
        m_pace->start();
    }
}

void ChartsView::refresh()
{
    const bool any = m_summary && !m_summary->rows.empty();
    const auto page = static_cast<Page>(m_tabs->currentIndex());
    m_tabs->setEnabled(any);
    m_save->setEnabled(any);
    m_order->setVisible(any && page == Page::PerTrace);
    m_stack->setCurrentIndex(any ? m_tabs->currentIndex() : m_stack->indexOf(m_empty));
    for (QAction* picture : m_pictures)
        picture->setEnabled(page != Page::Statistics);
    if (!any) {
        m_headline->setText({});
        m_headline->setToolTip({});
        return;
    }
    m_headline->setToolTip(m_summary->unsolvable == 0 ? QString()
                                                      : plainToolTip(tr("Traces that are left out: %1; their %2 tokens are not counted here")
                                                                         .arg(formatCount(m_summary->unsolvable), formatCount(m_summary->leftOut))));
    if (m_summary->beforeWritten == 0 && m_summary->unsolvable > 0)
        m_headline->setText(tr("%1 tokens (%2), all left out").arg(formatCount(m_summary->before), toQString(m_summary->tokenizer)));
    else
        m_headline->setText(tr("%1 → %2 tokens (%3), %4")
                            .arg(formatCount(m_summary->beforeWritten), formatCount(m_summary->after),
                                 toQString(m_summary->tokenizer), formatSaving(core::corpusSaving(*m_summary))));
    if (!isVisible())
        return;
    QElapsedTimer clock;
    clock.start();
    if (ChartPlot* chart = current())
        chart->setSummary(m_summary);
    else
        m_statistics->setSummary(m_summary);
    // Drawing takes at most a twentieth of the time, however large the corpus has grown.
    m_pace->setInterval(static_cast<int>(std::max<qint64>(paceMs, 20 * clock.elapsed())));
}

ChartPlot* ChartsView::current() const { return m_charts.value(m_tabs->currentIndex()); }

void ChartsView::showPage(Page page) { m_tabs->setCurrentIndex(static_cast<int>(page)); }

void ChartsView::setCurrentRecord(quint64 record) { m_traces->setCurrentRecord(record); }

void ChartsView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

core::Status ChartsView::save(Format format, const QString& path)
{
    if (!m_summary || m_summary->rows.empty())
        return core::Error{core::ErrorCode::Empty, toStdString(tr("There are no numbers to save yet.")), {}};
    if (format == Format::Csv)
        return core::writeFile(path.toStdU16String(), core::summaryCsv(*m_summary));
    if (format == Format::StatisticsCsv)
        return core::writeFile(path.toStdU16String(), core::statisticsCsv(core::corpusStatistics(*m_summary, m_statistics->budgets())));
    if (!current())
        return core::Error{core::ErrorCode::Unsupported, toStdString(tr("The statistics are saved as CSV.")), {}};
    current()->setSummary(m_summary);
    return savePicture(*current(), static_cast<PictureFormat>(format), path);
}

void ChartsView::askAndSave(Format format)
{
    const QString suffix = suffixOf(format);
    const QString path = QFileDialog::getSaveFileName(this, tr("Save"), (format == Format::StatisticsCsv ? QStringLiteral("statistics.") : QStringLiteral("tokens.")) + suffix,
                                                      tr("%1 file (*.%2)").arg(suffix.toUpper(), suffix));
    if (path.isEmpty())
        return;
    const core::Status status = save(format, path);
    say(status.ok() ? tr("Saved as %1").arg(path) : toQString(status.error().message));
}

void ChartsView::say(const QString& text)
{
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
}

} // namespace widgets
