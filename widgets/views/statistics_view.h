#pragma once

#include "core/stats/corpus_statistics.h"
#include "widgets/background_task.h"

#include <QWidget>

#include <memory>
#include <vector>

class QSpinBox;
class QTableView;

namespace widgets {

class StatisticsModel;

/// Totals, percentiles, lengths against budgets and shares by kind of the corpus; fills in while it is analysed.
class StatisticsView : public QWidget
{
    Q_OBJECT
public:
    explicit StatisticsView(QWidget* parent = nullptr);

    /// **Input** never null. The statistics are made in the background.
    void setSummary(std::shared_ptr<const core::CorpusSummary> summary);
    /// The usual budgets, and the user's own.
    [[nodiscard]] std::vector<std::uint64_t> budgets() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void take(std::shared_ptr<const core::CorpusStatistics> statistics);
    void fitColumns();
    void copySelection() const;

    std::shared_ptr<const core::CorpusSummary> m_summary;
    QSpinBox* m_budget;
    StatisticsModel* m_model;
    QTableView* m_table;
    BackgroundTask m_counting;
};

} // namespace widgets
