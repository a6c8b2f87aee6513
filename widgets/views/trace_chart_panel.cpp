#include "widgets/views/trace_chart_panel.h"

#include "widgets/views/trace_chart.h"

#include <QHBoxLayout>
#include <QScrollBar>
#include <QSignalBlocker>

#include <algorithm>

namespace widgets {

TraceChartPanel::TraceChartPanel(QWidget* parent) : QWidget(parent)
{
    m_chart = new TraceChart(this);
    m_bar = new QScrollBar(Qt::Vertical, this);
    m_bar->setAccessibleName(tr("Traces in sight"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_chart, 1);
    layout->addWidget(m_bar);
    connect(m_chart, &TraceChart::windowChanged, this, &TraceChartPanel::follow);
    connect(m_bar, &QScrollBar::valueChanged, this,
            [this](int value) { m_chart->setFirstRow(static_cast<std::size_t>(value)); });
}

void TraceChartPanel::follow()
{
    const QSignalBlocker quiet(m_bar);
    const int page = static_cast<int>(m_chart->pageRows());
    m_bar->setPageStep(page);
    m_bar->setRange(0, std::max(0, static_cast<int>(m_chart->rowCount()) - page));
    m_bar->setValue(static_cast<int>(m_chart->firstRow()));
    m_bar->setVisible(m_bar->maximum() > 0);
}

} // namespace widgets
