#pragma once

#include "core/stats/chart_series.h"
#include "widgets/views/chart_plot.h"
#include "widgets/views/trace_overview.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace widgets {

/// One row a trace: tokens before and after as two dots on a line, with the saving beside it. The counts of a second
/// tokenizer stand right below, as rings on a dashed line.
///
/// Only the rows in sight are drawn, however many traces there are; where they do not all fit, a strip at the right
/// shows the whole order as a curve, with the rows in sight framed. The keys Up, Down, Page Up, Page Down, Home and End
/// move the current row, Return chooses its trace.
class TraceChart : public ChartPlot
{
    Q_OBJECT
public:
    explicit TraceChart(QWidget* parent = nullptr);

    void setOrder(core::TraceOrder order);
    /// Scrolls so that row `first` of the order is the topmost, as far as there are rows.
    void setFirstRow(std::size_t first);
    /// Marks the row of the trace and brings it into sight; nothing when there is no such trace.
    void setCurrentRecord(quint64 record);
    [[nodiscard]] std::size_t rowCount() const { return m_order.size(); }
    [[nodiscard]] std::size_t firstRow() const { return m_first; }
    /// How many rows fit.
    [[nodiscard]] std::size_t pageRows() const;
    [[nodiscard]] QString tipAt(QPointF at) const override;
    [[nodiscard]] QString description() const override;

Q_SIGNALS:
    void recordChosen(quint64 record);
    /// Another part of the rows is in sight, or there are more or fewer of them.
    void windowChanged();

protected:
    void rebuild() override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void drawWindow();
    void redraw();
    void drawRows(std::size_t end);
    void drawDots(std::size_t end);
    void drawCurrent(std::size_t end);
    void drawLegend();
    void drawOverview(std::size_t end, int bottom);
    void restoreCurrent();
    void moveCurrent(std::ptrdiff_t by);
    void jumpTo(double overviewY);
    [[nodiscard]] const core::TraceRow& rowAt(std::size_t rank) const { return summary().rows[m_order[rank]]; }
    [[nodiscard]] std::optional<std::size_t> rankAt(QPointF at) const;
    [[nodiscard]] QString rowName(const core::TraceRow& row) const;
    [[nodiscard]] static QString savingText(const core::TraceRow& row);

    core::TraceOrder m_sort = core::TraceOrder::BySaving;
    std::vector<std::uint32_t> m_order;
    std::vector<core::TraceBucket> m_buckets;
    std::size_t m_first = 0;
    std::optional<std::size_t> m_current;
    std::optional<quint64> m_currentRecord;
    int m_wheel = 0;
    TraceOverview m_overview;
    /// The dots of one tokenizer.
    struct Dots
    {
        QCPCurve* links = nullptr;
        QCPCurve* before = nullptr;
        QCPCurve* after = nullptr;
    };
    enum class By { Main, Compared };
    Dots addDots(const QString& prefix);
    void fill(const Dots& dots, By by, std::size_t end, double shift);
    Dots m_dots, m_rings;
};

} // namespace widgets
