#pragma once

#include <QWidget>

class QScrollBar;

namespace widgets {

class TraceChart;

/// The per-trace chart with its scroll bar.
class TraceChartPanel : public QWidget
{
    Q_OBJECT
public:
    explicit TraceChartPanel(QWidget* parent = nullptr);
    [[nodiscard]] TraceChart* chart() const { return m_chart; }

private:
    void follow();

    TraceChart* m_chart = nullptr;
    QScrollBar* m_bar = nullptr;
};

} // namespace widgets
