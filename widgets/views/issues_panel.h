#pragma once

#include "core/clean/corpus_summary.h"

#include <QWidget>

#include <memory>

class QTableView;

namespace widgets {

class IssuesModel;

/// The list of records that could not be read; choosing one goes there.
class IssuesPanel : public QWidget
{
    Q_OBJECT
public:
    explicit IssuesPanel(QWidget* parent = nullptr);
    void setSummary(const std::shared_ptr<const core::CorpusSummary>& summary);

Q_SIGNALS:
    void recordChosen(quint64 record);

private:
    IssuesModel* m_model;
    QTableView* m_table;
};

} // namespace widgets
