#pragma once

#include "widgets/models/corpus_model.h"
#include "widgets/models/corpus_order.h"

#include <QWidget>

#include <functional>

class QKeySequence;
class QTableView;
class QTimer;
class QToolButton;

namespace widgets {

class CorpusColumns;
class ElidedLabel;
class FacetsPanel;
class FilterBox;

/// The corpus: filter, table, and how its fields are read.
class CorpusPanel : public QWidget
{
    Q_OBJECT
public:
    explicit CorpusPanel(QWidget* parent = nullptr);

    /// Another corpus, or another mapping of the same; `mappingText` says in words how it is read, or why it can't be.
    void setCorpus(std::shared_ptr<const core::Corpus> corpus, std::optional<core::FieldMapping> mapping,
                   const QString& mappingText);
    void growCorpus(std::shared_ptr<const core::Corpus> corpus);
    void setCurrentRecord(quint64 record);
    void setNumbers(const std::vector<core::TraceRow>& rows);
    void forgetCleaning();
    void forgetNumbers();
    /// The second one has columns of its own while there is one.
    void setTokenizers(const TokenizerLabel& main, const TokenizerLabel& compared);
    /// Records that can't be read: filters need not wait for their numbers.
    void setUnreadable(const std::vector<core::Issue>& issues) { m_model->setUnreadable(issues); }
    void focusFilter();
    [[nodiscard]] FilterBox* filterBox() const { return m_filter; }
    [[nodiscard]] const std::shared_ptr<const core::FilterQuery>& filter() const { return m_query; }
    /// One row down (1) or up (-1) in what the table shows.
    void stepRecord(int by);

    /// Rows that are seen and have no numbers of the present policy yet.
    [[nodiscard]] std::vector<quint64> visibleWithoutNumbers() const;
    /// How many rows are shown, and the place of the current one among them (-1: it is filtered out).
    [[nodiscard]] int shownCount() const;
    [[nodiscard]] int currentPosition() const;

    [[nodiscard]] CorpusColumns* columns() const { return m_columns; }
    [[nodiscard]] FacetsPanel* facets() const { return m_facets; }

Q_SIGNALS:
    void recordChosen(quint64 record);
    void fieldsRequested();
    /// The table shows other rows, or has scrolled.
    void visibleRowsChanged();
    /// Another filter is in force.
    void filterChanged(const std::shared_ptr<const core::FilterQuery>& filter);

private:
    void addKey(const QKeySequence& key, const QString& name, const std::function<void()>& act);
    void buildTable();
    void chooseCurrentRow(const QModelIndex& current);
    void takeFilter(const std::shared_ptr<const core::FilterQuery>& filter);
    void requestOrder(OrderRequest::Deliver deliver);
    void stopLooking();
    void showFacets(bool shown);
    void noteNumbers();
    void takeOrder(const RecordOrder& order, const core::FilterTally& tally);
    void showHits();
    void noteVisibleRows();
    void refreshFacets();
    [[nodiscard]] std::vector<std::string> fileNames() const;

    std::shared_ptr<const core::Corpus> m_corpus;
    std::optional<core::FieldMapping> m_mapping;
    quint64 m_current = 0;
    CorpusModel* m_model;
    CorpusOrder m_order;
    FilterBox* m_filter;
    std::shared_ptr<const core::FilterQuery> m_query;
    std::shared_ptr<core::TextAnswers> m_answers; ///< of m_query
    core::FilterTally m_tally;
    QTableView* m_table;
    ElidedLabel* m_mappingLabel;
    QToolButton* m_fields;
    QToolButton* m_facetsShown;
    FacetsPanel* m_facets;
    CorpusColumns* m_columns = nullptr;
    QTimer* m_numbersCame; ///< a filter about numbers is tried again a little later
    QTimer* m_looking;
    int m_column = 0; ///< of the cursor; another order keeps it
    CorpusModel::Column m_sortColumn = CorpusModel::Number;
    Qt::SortOrder m_sortDirection = Qt::AscendingOrder;
    bool m_settingCurrent = false;
};

} // namespace widgets
