#include "widgets/views/corpus_columns.h"

#include "widgets/models/corpus_model.h"
#include "widgets/views/frozen_columns.h"

#include <QDataStream>
#include <QHeaderView>
#include <QIODevice>
#include <QMenu>
#include <QSignalBlocker>
#include <QTableView>
#include <QTimer>

#include <algorithm>

namespace widgets {

namespace {

constexpr quint32 format = 0x434F4C31;
constexpr quint32 columnCount = CorpusModel::ColumnCount;

} // namespace

CorpusColumns::CorpusColumns(QTableView* table, CorpusModel* model, QObject* parent)
    : QObject(parent), m_table(table), m_model(model), m_frozen(new FrozenColumns(table)), m_changed(new QTimer(this))
{
    m_changed->setSingleShot(true);
    m_changed->setInterval(400);
    connect(m_changed, &QTimer::timeout, this, &CorpusColumns::columnsChanged);
    QHeaderView* header = table->horizontalHeader();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    m_frozen->horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    for (QHeaderView* one : {header, m_frozen->horizontalHeader()}) {
        one->setTextElideMode(Qt::ElideMiddle);
        connect(one, &QHeaderView::customContextMenuRequested, this,
                [this, one](QPoint place) { openMenu(one->viewport()->mapToGlobal(place)); });
    }
    connect(header, &QHeaderView::sectionResized, m_changed, qOverload<>(&QTimer::start));
    connect(header, &QHeaderView::sectionMoved, m_changed, qOverload<>(&QTimer::start));
}

void CorpusColumns::setDefaults()
{
    // What is compared at a glance comes first; the rest is a scroll away.
    const QSignalBlocker quiet(m_changed);
    QHeaderView* header = m_table->horizontalHeader();
    const int digit = m_table->fontMetrics().horizontalAdvance(QLatin1Char('0'));
    const auto width = [&](CorpusModel::Column column, int characters) {
        header->resizeSection(column, digit * characters + 12);
    };
    width(CorpusModel::Number, 4);
    width(CorpusModel::Id, 12);
    width(CorpusModel::Problem, 15);
    width(CorpusModel::Before, 6);
    width(CorpusModel::After, 7);
    width(CorpusModel::Saving, 6);
    width(CorpusModel::Approaches, 11);
    width(CorpusModel::Redundant, 10);
    width(CorpusModel::Errors, 7);
    width(CorpusModel::Verdict, 11);
    width(CorpusModel::Checks, 7);
    width(CorpusModel::Status, 10);
    width(CorpusModel::File, 16);
    width(CorpusModel::Compared, 12);
    width(CorpusModel::ComparedAfter, 13);
    header->moveSection(header->visualIndex(CorpusModel::Id), CorpusModel::Verdict);
    header->moveSection(header->visualIndex(CorpusModel::Saving), header->visualIndex(CorpusModel::After));
    header->moveSection(header->visualIndex(CorpusModel::Compared), header->visualIndex(CorpusModel::Before) + 1);
    header->moveSection(header->visualIndex(CorpusModel::ComparedAfter), header->visualIndex(CorpusModel::After) + 1);
    header->hideSection(CorpusModel::Checks);
    header->hideSection(CorpusModel::Status);
    showCompared();
}

QByteArray CorpusColumns::save() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << format << columnCount << qint32(frozen()) << m_table->horizontalHeader()->saveState();
    return state;
}

void CorpusColumns::restore(const QByteArray& state)
{
    QDataStream in(state);
    quint32 kind = 0;
    quint32 columns = 0;
    qint32 frozenColumns = 0;
    QByteArray header;
    in >> kind >> columns >> frozenColumns >> header;
    if (in.status() != QDataStream::Ok || kind != format || columns != columnCount)
        return;
    {
        // Widths and places are kept from one session to the next, the sort order is not.
        const QSignalBlocker quiet(m_table->horizontalHeader());
        const int sorted = m_table->horizontalHeader()->sortIndicatorSection();
        const Qt::SortOrder order = m_table->horizontalHeader()->sortIndicatorOrder();
        m_table->horizontalHeader()->restoreState(header);
        m_table->horizontalHeader()->setSortIndicator(sorted, order);
    }
    m_frozen->setCount(std::clamp(static_cast<int>(frozenColumns), 0, static_cast<int>(columnCount)));
    showCompared();
}

void CorpusColumns::showCompared()
{
    for (const int column : {CorpusModel::Compared, CorpusModel::ComparedAfter})
        m_table->setColumnHidden(column, !m_model->compares());
    m_frozen->setCount(m_frozen->count());
}

int CorpusColumns::frozen() const { return m_frozen->count(); }

void CorpusColumns::setShown(int column, bool shown)
{
    QHeaderView* header = m_table->horizontalHeader();
    const int others = header->count() - header->hiddenSectionCount() - (header->isSectionHidden(column) ? 0 : 1);
    if (!shown && others == 0)
        return; // without a column there would be no header to bring one back
    header->setSectionHidden(column, !shown);
    m_frozen->setCount(m_frozen->count());
    m_changed->start();
}

void CorpusColumns::freeze(int count)
{
    m_frozen->setCount(count);
    m_changed->start();
}

QMenu* CorpusColumns::makeMenu(int column, QWidget* parent)
{
    const QHeaderView* header = m_table->horizontalHeader();
    auto* menu = new QMenu(parent);
    if (column >= 0) {
        connect(menu->addAction(tr("Sort by \"%1\"").arg(m_model->columnName(column))), &QAction::triggered, this,
                [this, column] { sortBy(column); });
        menu->addSeparator();
    }
    for (int visual = 0; visual < header->count(); ++visual) {
        const int one = header->logicalIndex(visual);
        if ((one == CorpusModel::File && !m_model->hasManyFiles()) || (one >= CorpusModel::Compared && !m_model->compares()))
            continue;
        QAction* action = menu->addAction(m_model->columnName(one));
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(one));
        connect(action, &QAction::toggled, this, [this, one](bool on) { setShown(one, on); });
    }
    menu->addSeparator();
    int place = 0;
    for (int visual = 0; column >= 0 && visual <= header->visualIndex(column); ++visual)
        place += header->isSectionHidden(header->logicalIndex(visual)) ? 0 : 1;
    if (place > 0 && place != frozen())
        connect(menu->addAction(tr("Keep in place up to \"%1\"").arg(m_model->columnName(column))), &QAction::triggered, this,
                [this, place] { freeze(place); });
    if (frozen() > 0)
        connect(menu->addAction(tr("Keep no column in place")), &QAction::triggered, this, [this] { freeze(0); });
    return menu;
}

void CorpusColumns::openMenu(QPoint place)
{
    const QHeaderView* header = m_table->horizontalHeader();
    const QPoint inside = header->viewport()->mapFromGlobal(place);
    const bool overFrozen = frozen() > 0 && m_frozen->rect().contains(m_frozen->mapFromGlobal(place));
    const int column = overFrozen ? m_frozen->horizontalHeader()->logicalIndexAt(inside) : header->logicalIndexAt(inside);
    popUp(column, place);
}

void CorpusColumns::openMenuAt(const QModelIndex& cell)
{
    const QRect at = cell.isValid() ? m_table->visualRect(cell) : QRect();
    popUp(cell.isValid() ? cell.column() : -1, m_table->viewport()->mapToGlobal(at.bottomLeft()));
}

void CorpusColumns::popUp(int column, QPoint place)
{
    QMenu* menu = makeMenu(column, m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(place);
}

void CorpusColumns::sortBy(int column)
{
    QHeaderView* header = m_table->horizontalHeader();
    if (column < 0)
        return;
    const bool back = header->sortIndicatorSection() == column && header->sortIndicatorOrder() == Qt::AscendingOrder;
    header->setSortIndicator(column, back ? Qt::DescendingOrder : Qt::AscendingOrder);
}

} // namespace widgets
