#pragma once

#include "core/filter/facets.h"
#include "widgets/background_task.h"
#include "widgets/models/row_order.h"

#include <QWidget>

#include <functional>
#include <memory>

class QLabel;
class QTimer;
class QTreeWidget;
class QTreeWidgetItem;

namespace widgets {

/// What the records that are shown have in common, with counts; choosing a value narrows the filter down.
class FacetsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FacetsPanel(QWidget* parent = nullptr);

    /// Counts what is shown of a corpus, a little later and off the UI thread; only while the panel is seen.
    void setRecords(std::shared_ptr<const core::Corpus> corpus, const core::KnownRows& rows, RecordOrder order);
    /// Tells which terms are part of the filter: these are checked.
    void markTerms(const std::function<bool(const QString& term)>& isChosen);

    [[nodiscard]] QTreeWidget* tree() const { return m_tree; }

Q_SIGNALS:
    void termToggled(const QString& term);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void count();
    void take(const core::FacetCounts& counts);
    void fill(QTreeWidgetItem* item, const core::FacetValue& value);

    QTreeWidget* m_tree;
    QLabel* m_open;
    QTimer* m_waiting;
    BackgroundTask m_task;
    std::shared_ptr<const core::Corpus> m_corpus;
    core::KnownRows m_rows;
    RecordOrder m_order;
    bool m_marking = false; ///< check marks are set by us
    std::function<bool(const QString&)> m_isChosen;
};

} // namespace widgets
