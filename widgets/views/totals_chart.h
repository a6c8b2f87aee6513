#pragma once

#include "widgets/views/chart_plot.h"

#include <vector>

namespace widgets {

/// Two charts of bars: the tokens of the corpus by kind of segment, and the tokens that cleaning removes by reason.
/// The counts of a second tokenizer stand right below, as hatched bars.
class TotalsChart : public ChartPlot
{
    Q_OBJECT
public:
    explicit TotalsChart(QWidget* parent = nullptr);
    [[nodiscard]] QString tipAt(QPointF at) const override;
    [[nodiscard]] QString description() const override;

protected:
    void rebuild() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// One bar: what it is called, what it counts, in which colour.
    struct Bar
    {
        QString name;
        std::uint64_t tokens = 0;
        std::uint64_t compared = 0; ///< by the second tokenizer, where there is one
        QColor colour;
    };
    /// A titled axis rect with its bars from top to bottom.
    struct Group
    {
        QCPTextElement* title = nullptr;
        QCPAxisRect* rect = nullptr;
        std::vector<Bar> bars;
    };
    [[nodiscard]] std::vector<Bar> kindBars() const;
    [[nodiscard]] std::vector<Bar> reasonBars() const;
    Group addGroupAt(int row, const QString& name);
    /// Upper end of the axis of tokens that leaves room for the number beside each bar.
    [[nodiscard]] double upperFor(const std::vector<Bar>& bars) const;
    void draw(Group& group, std::vector<Bar> bars, double upper);
    /// One of the (at most two) bars that stand beside a name.
    struct Stripe
    {
        double at = 0;
        double width = 0; ///< pixels
        std::uint64_t tokens = 0;
        QBrush brush;
        QString text;
    };
    void addStripe(const Group& group, const Bar& bar, const Stripe& stripe);
    [[nodiscard]] QString shareText(const Bar& bar) const;
    [[nodiscard]] QString comparedText(const Bar& bar) const;

    Group m_kinds;
    Group m_reasons;
};

} // namespace widgets
