#pragma once

#include "widgets/views/chart_plot.h"

namespace widgets {

/// Two histograms on shared bins: how many traces have so many tokens, before and after cleaning.
class DistributionChart : public ChartPlot
{
    Q_OBJECT
public:
    explicit DistributionChart(QWidget* parent = nullptr);
    [[nodiscard]] QString tipAt(QPointF at) const override;
    [[nodiscard]] QString description() const override;

protected:
    void rebuild() override;

private:
    QCPGraph* addSteps(const std::vector<std::uint64_t>& counts, const QColor& colour, int alpha);
    void addMedian(std::optional<std::uint32_t> median, const QString& name, const QColor& colour, int line);

    core::Histogram m_bins;
    double m_top = 1;
};

} // namespace widgets
