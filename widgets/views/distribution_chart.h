#pragma once

#include "widgets/views/chart_plot.h"

namespace widgets {

/// Two histograms on shared bins: how many traces have so many tokens, before and after cleaning; and the same by a second
/// tokenizer, dashed.
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
    void addCompared();
    /// Room above the plot for the lines that name the medians.
    [[nodiscard]] QMargins margins() const;
    void setRanges();
    void addMedian(std::optional<std::uint32_t> median, const QString& name, const QColor& colour, int line);
    void sayBeyond();

    core::Histogram m_bins;
    double m_top = 1;      ///< upper end of the axis of traces
    double m_reach = 1;    ///< upper end of the axis of tokens
};

} // namespace widgets
