#pragma once

#include "core/stats/summary.h"
#include "widgets/palette.h"
#include "widgets/views/qcustomplot_include.h"

#include <memory>

namespace widgets {

/// Ticks of whole numbers: "0, 500, 1,000", and "0, 5k, 10k" once the axis reaches 10,000.
class CountTicker : public QCPAxisTicker
{
public:
    explicit CountTicker(int ticks = 6) { setTickCount(ticks); }

protected:
    double getTickStep(const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;

private:
    double m_unit = 1; ///< 1, 1,000 or 1,000,000: of the labels
};

/// The least of 1, 1.5, 2, 3, 4, 5, 6, 8, 10 times a power of ten that holds `value`: axes that end there seldom move.
[[nodiscard]] double roundUpper(double value);

/// What every chart of ours shares: the summary it shows, the colours, queued replots, and a plain-text tooltip.
class ChartPlot : public QCustomPlot
{
    Q_OBJECT
public:
    explicit ChartPlot(QWidget* parent = nullptr);

    /// **Input** never null. Rebuilds what is drawn; the replot is queued.
    void setSummary(std::shared_ptr<const core::CorpusSummary> summary);
    /// What the tooltip says at `at`; empty where there is nothing.
    [[nodiscard]] virtual QString tipAt(QPointF at) const = 0;
    /// One line for screen readers and file titles: what this chart shows, with its numbers.
    [[nodiscard]] virtual QString description() const = 0;

protected:
    /// Takes the numbers of summary() into what is drawn, in the colours of now.
    virtual void rebuild() = 0;

    [[nodiscard]] const core::CorpusSummary& summary() const { return *m_summary; }
    [[nodiscard]] bool hasSummary() const { return m_summary != nullptr; }
    [[nodiscard]] Colours colours() const { return Colours::of(this); }
    /// The tokenizer's name in brackets after `text`, as every axis of tokens has it.
    [[nodiscard]] QString withTokenizer(const QString& text) const;
    /// True when there is a second tokenizer.
    [[nodiscard]] bool compares() const { return m_summary && !m_summary->compared.empty(); }
    void styleAxes(QCPAxisRect* rect) const;
    QCPItemText* addLabel(const QString& text, const QColor& colour);

    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void restyle();

    std::shared_ptr<const core::CorpusSummary> m_summary;
};

} // namespace widgets
