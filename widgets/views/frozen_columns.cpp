#include "widgets/views/frozen_columns.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>
#include <QWheelEvent>

namespace widgets {

FrozenColumns::FrozenColumns(QTableView* table) : QTableView(table), m_table(table)
{
    setAccessibleName(table->accessibleName());
    setFocusProxy(table);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setSelectionBehavior(table->selectionBehavior());
    setSelectionMode(table->selectionMode());
    setVerticalScrollMode(table->verticalScrollMode());
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(true);
    hide();

    QHeaderView* header = table->horizontalHeader();
    connect(header, &QHeaderView::sectionResized, this, &FrozenColumns::follow);
    connect(header, &QHeaderView::sectionMoved, this, &FrozenColumns::follow);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &FrozenColumns::follow);
    connect(horizontalHeader(), &QHeaderView::sectionClicked, header, [header](int column) {
        const bool again = header->sortIndicatorSection() == column && header->sortIndicatorOrder() == Qt::AscendingOrder;
        header->setSortIndicator(column, again ? Qt::DescendingOrder : Qt::AscendingOrder);
    });
    connect(table->verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(), &QScrollBar::setValue);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, table->verticalScrollBar(), &QScrollBar::setValue);
    table->viewport()->installEventFilter(this);
}

void FrozenColumns::setCount(int count)
{
    m_count = count;
    if (m_count == 0) {
        hide();
        setModel(nullptr); // rows cost something even unseen
        return;
    }
    if (model() != m_table->model()) {
        setModel(m_table->model());
        setItemDelegate(m_table->itemDelegate());
        QItemSelectionModel* own = selectionModel();
        setSelectionModel(m_table->selectionModel());
        delete own;
    }
    verticalHeader()->setDefaultSectionSize(m_table->verticalHeader()->defaultSectionSize());
    show();
    follow();
    verticalScrollBar()->setValue(m_table->verticalScrollBar()->value());
}

/// Takes over order and sizes, and hides what is not frozen.
void FrozenColumns::follow()
{
    if (m_count == 0)
        return;
    const QHeaderView* header = m_table->horizontalHeader();
    horizontalHeader()->restoreState(header->saveState());
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    int left = m_count;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        const bool frozen = !header->isSectionHidden(column) && left-- > 0;
        setColumnHidden(column, !frozen);
    }
    place();
}

void FrozenColumns::place()
{
    int width = 0;
    for (int column = 0; column < horizontalHeader()->count(); ++column)
        width += isColumnHidden(column) ? 0 : columnWidth(column);
    const QWidget* area = m_table->viewport();
    const int top = m_table->horizontalHeader()->height();
    horizontalHeader()->setFixedHeight(top);
    setGeometry(area->x(), area->y() - top, std::min(width, area->width() * 2 / 3), area->height() + top);
    raise();
}

bool FrozenColumns::eventFilter(QObject* watched, QEvent* event)
{
    // The kind of event first: the last events of the area come when the table is no longer one.
    const bool moved = event->type() == QEvent::Resize || event->type() == QEvent::Move;
    if (moved && m_count > 0 && watched == m_table->viewport())
        place();
    return QTableView::eventFilter(watched, event);
}

/// The table brings the cell that is chosen into view; here it is, so the rest stays where it was scrolled to.
void FrozenColumns::mousePressEvent(QMouseEvent* event)
{
    const int across = m_table->horizontalScrollBar()->value();
    QTableView::mousePressEvent(event);
    m_table->horizontalScrollBar()->setValue(across);
}

void FrozenColumns::wheelEvent(QWheelEvent* event) { QCoreApplication::sendEvent(m_table->viewport(), event); }

} // namespace widgets
