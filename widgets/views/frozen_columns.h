#pragma once

#include <QTableView>

namespace widgets {

/// The first columns of a table, which stay in place while the others are scrolled across: a second view over its left
/// edge, with the same model, selection, sizes and rows.
class FrozenColumns : public QTableView
{
    Q_OBJECT
public:
    /// **Input** a table that has its model; it owns this.
    explicit FrozenColumns(QTableView* table);

    /// How many of the columns that are seen are frozen, from the left; 0: none.
    void setCount(int count);
    [[nodiscard]] int count() const { return m_count; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void follow();
    void place();

    QTableView* m_table;
    int m_count = 0;
};

} // namespace widgets
