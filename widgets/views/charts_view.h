#pragma once

#include "core/result.h"
#include "core/stats/summary.h"

#include <QWidget>

#include <memory>

class QAction;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QTimer;

namespace widgets {

class ChartPlot;
class ElidedLabel;
class StatisticsView;
class TraceChart;

/// The Charts page: token counts before and after, over the corpus, per trace, and in total by kind and by reason.
///
/// A summary may be set several times a second while a run proceeds: only the chart in sight is drawn, at most a few
/// times a second, and nothing while the page is hidden.
class ChartsView : public QWidget
{
    Q_OBJECT
public:
    enum class Page { Distribution, PerTrace, Totals, Statistics };
    Q_ENUM(Page)
    enum class Format { Png, Svg, Pdf, Csv, StatisticsCsv };
    Q_ENUM(Format)

    explicit ChartsView(QWidget* parent = nullptr);
    ~ChartsView() override;

    /// Null: the empty state, which says what to do.
    void setSummary(std::shared_ptr<const core::CorpusSummary> summary);
    void showPage(Page page);
    /// Marks the trace in the per-trace chart.
    void setCurrentRecord(quint64 record);
    /// Writes the chart that is shown (or, as CSV, the numbers of all traces, or the statistics) to `path`: whole or not
    /// at all.
    /// **Errors** Empty when there is nothing to save, and those of the file.
    [[nodiscard]] core::Status save(Format format, const QString& path);

Q_SIGNALS:
    /// A trace of the per-trace chart was chosen: its record number in the corpus.
    void recordChosen(quint64 record);

protected:
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] QWidget* makeHeader();
    [[nodiscard]] QPushButton* makeSaveButton();
    void makeCharts();
    void askAndSave(Format format);
    void say(const QString& text);
    void refresh();
    /// The chart that is chosen; null on the page of the statistics.
    [[nodiscard]] ChartPlot* current() const;

    std::shared_ptr<const core::CorpusSummary> m_summary;
    QTabBar* m_tabs = nullptr;
    ElidedLabel* m_headline = nullptr;
    QComboBox* m_order = nullptr;
    QPushButton* m_save = nullptr;
    QLabel* m_message = nullptr;
    QStackedWidget* m_stack = nullptr;
    QLabel* m_empty = nullptr;
    QTimer* m_pace = nullptr;
    TraceChart* m_traces = nullptr;
    StatisticsView* m_statistics = nullptr;
    QList<QAction*> m_pictures; ///< of the menu: what saves a chart
    QList<ChartPlot*> m_charts; ///< by Page, without the statistics
};

} // namespace widgets
