#include "widgets/views/issues_panel.h"

#include "widgets/models/issues_model.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace widgets {

IssuesPanel::IssuesPanel(QWidget* parent) : QWidget(parent), m_model(new IssuesModel(this)), m_table(new QTableView)
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Records that could not be read"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT recordChosen(index.data(Qt::UserRole).toULongLong()); });
}

void IssuesPanel::setSummary(const std::shared_ptr<const core::CorpusSummary>& summary) { m_model->setSummary(summary); }

} // namespace widgets
