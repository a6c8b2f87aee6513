#pragma once

#include "core/stats/chart_series.h"
#include "widgets/palette.h"
#include "widgets/views/qcustomplot_include.h"

#include <cstddef>
#include <vector>

namespace widgets {

/// The strip beside the per-trace chart: the whole order of the traces as two filled curves, the rows in sight framed.
/// It stands in the plot's second column while it is shown.
class TraceOverview
{
public:
    /// **Input** a plot with one axis rect, which outlives the strip.
    explicit TraceOverview(QCustomPlot& plot);

    /// Takes part in the layout of the plot, or leaves it.
    void show(QMargins margins);
    void hide();
    [[nodiscard]] bool contains(QPointF at) const;
    /// Position in the order at height `y` of the plot.
    [[nodiscard]] double rankAt(double y) const;
    void draw(const std::vector<core::TraceBucket>& buckets, const Colours& colours);
    /// **Input** positions in the order. The frame lives until the plot's items are cleared.
    void drawFrame(std::size_t first, std::size_t end, const Colours& colours);

private:
    void fill(QCPCurve& curve, const std::vector<core::TraceBucket>& buckets, double core::TraceBucket::*value,
              const QColor& colour);

    QCustomPlot& m_plot;
    QCPAxisRect* m_rect = nullptr;
    QCPAxis* m_tokens = nullptr;
    QCPAxis* m_ranks = nullptr;
    QCPCurve* m_before = nullptr;
    QCPCurve* m_after = nullptr;
};

} // namespace widgets
