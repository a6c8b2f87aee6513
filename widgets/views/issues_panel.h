#pragma once

#include "widgets/models/issues_model.h"

#include <QWidget>

class QTableView;

namespace widgets {

/// What is wrong with the corpus as a whole, and the records that could not be read; a click goes there.
class IssuesPanel : public QWidget
{
    Q_OBJECT
public:
    explicit IssuesPanel(QWidget* parent = nullptr);
    [[nodiscard]] IssuesModel* model() const { return m_model; }

Q_SIGNALS:
    void recordChosen(quint64 record);

private:
    void choose(const QModelIndex& index);

    IssuesModel* m_model;
    QTableView* m_table;
};

} // namespace widgets
