#include "widgets/views/issues_panel.h"

#include "widgets/views/row_list.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace widgets {

namespace {
constexpr int fileWidth = 140;
}

IssuesPanel::IssuesPanel(QWidget* parent) : QWidget(parent), m_model(new IssuesModel(this)), m_table(new QTableView)
{
    showRows(m_table, m_model);
    m_table->setAccessibleName(tr("What is wrong with the corpus, and records that could not be read"));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setColumnWidth(IssuesModel::Record, fontMetrics().horizontalAdvance(QStringLiteral("1,000,000")) + 12);
    m_table->setColumnWidth(IssuesModel::Line, fontMetrics().horizontalAdvance(QStringLiteral("1,000,000")) + 12);
    m_table->setColumnWidth(IssuesModel::File, fileWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    connect(m_table, &QTableView::clicked, this, &IssuesPanel::choose);
    connect(m_table, &QTableView::activated, this, &IssuesPanel::choose);
}

void IssuesPanel::choose(const QModelIndex& index)
{
    if (const QVariant record = index.data(Qt::UserRole); record.isValid())
        Q_EMIT recordChosen(record.toULongLong());
}

} // namespace widgets
