#pragma once

#include "widgets/models/corpus_model.h"
#include "widgets/models/corpus_order.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTableView;
class QTimer;
class QToolButton;

namespace widgets {

class ElidedLabel;

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
    void setTokenizerName(const QString& name);
    void focusFilter();
    /// One row down (1) or up (-1) in what the table shows.
    void stepRecord(int by);

    /// Rows that are seen and have no numbers of the present policy yet.
    [[nodiscard]] std::vector<quint64> visibleWithoutNumbers() const;
    /// How many rows are shown, and the place of the current one among them (-1: it is filtered out).
    [[nodiscard]] int shownCount() const;
    [[nodiscard]] int currentPosition() const;

    [[nodiscard]] QByteArray saveColumns() const;
    void restoreColumns(const QByteArray& state);

Q_SIGNALS:
    void recordChosen(quint64 record);
    void fieldsRequested();
    /// The table shows other rows, or has scrolled.
    void visibleRowsChanged();

private:
    void buildTable();
    void setDefaultColumns();
    void chooseCurrentRow(const QModelIndex& current);
    void requestOrder();
    void takeOrder(const RecordOrder& order);
    void showHits();
    void noteVisibleRows();

    std::shared_ptr<const core::Corpus> m_corpus;
    std::optional<core::FieldMapping> m_mapping;
    quint64 m_current = 0;
    CorpusModel* m_model;
    CorpusOrder m_order;
    QLineEdit* m_filter;
    QLabel* m_hits;
    QTableView* m_table;
    ElidedLabel* m_mappingLabel;
    QToolButton* m_fields;
    QTimer* m_typing;
    QTimer* m_looking;
    CorpusModel::Column m_sortColumn = CorpusModel::Number;
    Qt::SortOrder m_sortDirection = Qt::AscendingOrder;
    bool m_settingCurrent = false;
};

} // namespace widgets
