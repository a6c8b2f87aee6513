#pragma once

#include <QByteArray>
#include <QObject>

class QMenu;
class QModelIndex;
class QPoint;
class QTableView;
class QTimer;

namespace widgets {

class CorpusModel;
class FrozenColumns;

/// The columns of the corpus table: which are shown, in which order and width, and how many stay in place.
class CorpusColumns : public QObject
{
    Q_OBJECT
public:
    /// **Input** a table with its model; it outlives this.
    CorpusColumns(QTableView* table, CorpusModel* model, QObject* parent);

    void setDefaults();
    [[nodiscard]] QByteArray save() const;
    /// Takes what save() gave; anything else changes nothing.
    void restore(const QByteArray& state);
    /// Shows the columns of a second tokenizer when the model has one.
    void showCompared();
    /// To sort by `column`, the columns to choose from, and how many stay in place.
    [[nodiscard]] QMenu* makeMenu(int column, QWidget* parent);
    /// As a click on its head does; again, the other way round. -1 does nothing.
    void sortBy(int column);
    /// The menu of makeMenu() below the cell.
    void openMenuAt(const QModelIndex& cell);
    void setShown(int column, bool shown);
    /// So many of the columns that are shown stay in place, from the left.
    void freeze(int count);
    [[nodiscard]] int frozen() const;

Q_SIGNALS:
    /// The user has changed something; a little later than that.
    void columnsChanged();

private:
    void openMenu(QPoint place);
    void popUp(int column, QPoint place);

    QTableView* m_table;
    CorpusModel* m_model;
    FrozenColumns* m_frozen;
    QTimer* m_changed;
};

} // namespace widgets
