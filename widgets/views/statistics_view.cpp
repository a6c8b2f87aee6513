#include "widgets/views/statistics_view.h"

#include "widgets/models/statistics_model.h"
#include "widgets/palette.h"
#include "widgets/text_bridge.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSpinBox>
#include <QStyledItemDelegate>
#include <QTableView>

#include <algorithm>

namespace widgets {

namespace {

/// Sets the heads of sections off from their lines.
class StatisticsDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.data(StatisticsModel::SectionRole).toBool() && index.column() > 0)
            option->palette.setColor(QPalette::Text, Colours::of(option->palette).muted);
        if (index.data(StatisticsModel::SectionRole).toBool())
            option->displayAlignment = (option->displayAlignment & Qt::AlignHorizontal_Mask) | Qt::AlignBottom;
    }
};

} // namespace

StatisticsView::StatisticsView(QWidget* parent)
    : QWidget(parent), m_budget(new QSpinBox), m_model(new StatisticsModel(this)), m_table(new QTableView)
{
    m_budget->setRange(0, 100'000'000);
    m_budget->setSingleStep(1024);
    m_budget->setGroupSeparatorShown(true);
    m_budget->setSpecialValueText(tr("none"));
    m_budget->setKeyboardTracking(false);
    m_budget->setAccessibleName(tr("Token budget of your own"));
    auto* label = new QLabel(tr("Token budget o&f your own"));
    label->setBuddy(m_budget);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new StatisticsDelegate(m_table));
    m_table->setAccessibleName(tr("Statistics"));
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false); // Tab leaves it
    m_table->horizontalHeader()->hide();
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto* copy = new QAction(tr("Copy"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy, &QAction::triggered, this, &StatisticsView::copySelection);
    connect(m_budget, &QSpinBox::valueChanged, this, &StatisticsView::refresh);

    auto* row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_budget);
    row->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addLayout(row);
    layout->addWidget(m_table, 1);
}

std::vector<std::uint64_t> StatisticsView::budgets() const
{
    std::vector<std::uint64_t> out(core::usualBudgets.begin(), core::usualBudgets.end());
    if (m_budget->value() > 0)
        out.push_back(static_cast<std::uint64_t>(m_budget->value()));
    return out;
}

void StatisticsView::setSummary(std::shared_ptr<const core::CorpusSummary> summary)
{
    m_summary = std::move(summary);
    refresh();
}

void StatisticsView::refresh()
{
    if (!m_summary)
        return;
    m_counting.start([this, summary = m_summary, limits = budgets()](core::Monitor&) -> BackgroundTask::Done {
        auto statistics = std::make_shared<const core::CorpusStatistics>(core::corpusStatistics(*summary, limits));
        return [this, statistics] { take(statistics); };
    });
}

void StatisticsView::take(std::shared_ptr<const core::CorpusStatistics> statistics)
{
    m_model->setStatistics(std::move(statistics));
    fitColumns();
}

void StatisticsView::fitColumns()
{
    m_table->resizeColumnsToContents();
    const int digit = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_table->setColumnWidth(column, std::max(m_table->columnWidth(column) + 2 * digit, digit * 16));
    for (int line = 1; line < m_model->rowCount(); ++line) // sections begin with a gap
        if (m_model->index(line, 0).data(StatisticsModel::SectionRole).toBool())
            m_table->setRowHeight(line, fontMetrics().height() + 22);
}

void StatisticsView::copySelection() const
{
    QModelIndexList chosen = m_table->selectionModel()->selectedIndexes();
    std::sort(chosen.begin(), chosen.end());
    QString text;
    for (qsizetype i = 0; i < chosen.size(); ++i) {
        if (i > 0)
            text += chosen[i].row() == chosen[i - 1].row() ? QLatin1Char('\t') : QLatin1Char('\n');
        text += chosen[i].data().toString();
    }
    QApplication::clipboard()->setText(text);
}

void StatisticsView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitColumns();
}

} // namespace widgets
