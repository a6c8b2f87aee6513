#include "widgets/text_bridge.h"
#include "widgets/views/marked_text_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextBoundaryFinder>
#include <QTimerEvent>
#include <QToolTip>

#include <algorithm>

namespace widgets {

void MarkedTextView::moveCaret(std::size_t byte, QTextCursor::MoveMode mode)
{
    m_caret = byte;
    if (mode == QTextCursor::MoveAnchor)
        m_selectionFrom = byte;
    viewport()->update();
    Q_EMIT selectionChanged();
    Q_EMIT caretMoved(byte);
}

void MarkedTextView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_flow.rowCount() == 0)
        return;
    const Hit hit = rowAt(event->pos().y());
    if (!hit.beyond && m_flow.row(hit.row).isHeading()) {
        const core::NodeId node = m_flow.headings()[m_flow.row(hit.row).heading].node;
        Q_EMIT headingClicked(node);
        return;
    }
    m_selecting = true;
    m_goalX.reset();
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    moveCaret(byteAt(event->pos()), extend ? QTextCursor::KeepAnchor : QTextCursor::MoveAnchor);
}

void MarkedTextView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_selecting) {
        const Hit hit = rowAt(event->pos().y());
        const bool heading = m_flow.rowCount() > 0 && !hit.beyond && m_flow.row(hit.row).isHeading();
        viewport()->setCursor(heading ? Qt::PointingHandCursor : Qt::IBeamCursor);
        return;
    }
    if (viewport()->rect().contains(event->pos()))
        m_dragScroll.stop();
    else if (!m_dragScroll.isActive())
        m_dragScroll.start(30, this);
    moveCaret(byteAt(event->pos()), QTextCursor::KeepAnchor);
}

void MarkedTextView::mouseReleaseEvent(QMouseEvent*)
{
    m_selecting = false;
    m_dragScroll.stop();
}

void MarkedTextView::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_dragScroll.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    const QPoint at = viewport()->mapFromGlobal(QCursor::pos());
    const int beyond = at.y() < 0 ? at.y() : std::max(0, at.y() - viewport()->height());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + beyond);
    moveCaret(byteAt({at.x(), std::clamp(at.y(), 0, viewport()->height() - 1)}), QTextCursor::KeepAnchor);
}

void MarkedTextView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const Hit hit = rowAt(event->pos().y());
    if (event->button() != Qt::LeftButton || m_flow.rowCount() == 0 || m_flow.row(hit.row).isHeading())
        return;
    const std::size_t block = m_flow.row(hit.row).block;
    const QString shown = m_flow.map().blockText(block);
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, shown);
    const qsizetype at = m_flow.map().unitOf(block, byteAt(event->pos()));
    words.setPosition(at);
    const qsizetype begin = words.isAtBoundary() ? at : std::max<qsizetype>(0, words.toPreviousBoundary());
    words.setPosition(at);
    const qsizetype end = words.toNextBoundary();
    select({m_flow.map().byteOfUnit(block, begin), m_flow.map().byteOfUnit(block, end < 0 ? shown.size() : end)});
}

void MarkedTextView::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    QAction* copy = menu.addAction(tr("Copy"), this, [this] { copySelection(); });
    copy->setEnabled(!selection().empty());
    copy->setShortcut(QKeySequence::Copy);
    QAction* all = menu.addAction(tr("Select all"), this, [this] { select({0, text().size()}); });
    all->setShortcut(QKeySequence::SelectAll);
    menu.exec(event->globalPos());
}

void MarkedTextView::copySelection() const
{
    if (!selection().empty())
        QApplication::clipboard()->setText(selectedText());
}

std::size_t MarkedTextView::verticalMove(int pixels)
{
    reveal(m_caret);
    const QRect from = caretRect(m_caret);
    if (!m_goalX)
        m_goalX = from.isNull() ? m_columnLeft : from.x();
    int y = scrolledInto((from.isNull() ? 0 : from.center().y()) + pixels);
    Hit hit = rowAt(y);
    while (y >= 0 && !hit.beyond && m_flow.row(hit.row).isHeading()) { // step over headings
        if (pixels > 0 && hit.row + 1 == m_flow.rowCount())
            return m_caret;
        y = scrolledInto(pixels < 0 ? hit.top - 2 : hit.top + rowHeight(hit.row) + 1);
        hit = rowAt(y);
    }
    if (y < 0)
        return -pixels > m_flow.lineHeight() ? 0 : m_caret;
    return byteAt({*m_goalX, y});
}

/// Scrolls so that `y` lies in the viewport and gives where it is then; negative above the begin of the text.
int MarkedTextView::scrolledInto(int y)
{
    if (y >= 0 && y < viewport()->height())
        return y;
    const int before = verticalScrollBar()->value();
    moveBy(y < 0 ? y - m_flow.lineHeight() : y - viewport()->height() + m_flow.lineHeight());
    return y - (verticalScrollBar()->value() - before);
}

std::size_t MarkedTextView::horizontalMove(int direction, bool wholeWords)
{
    const DocumentMap& map = m_flow.map();
    const std::size_t block = map.blockAtByte(m_caret);
    const QString shown = map.blockText(block);
    const qsizetype at = map.unitOf(block, m_caret);
    if (direction < 0 && at == 0)
        return block == 0 ? 0 : map.block(block - 1).span.end;
    if (direction > 0 && at == shown.size())
        return block + 1 == map.blockCount() ? m_caret : map.block(block + 1).span.begin;
    QTextBoundaryFinder finder(wholeWords ? QTextBoundaryFinder::Word : QTextBoundaryFinder::Grapheme, shown);
    finder.setPosition(at);
    const qsizetype to = direction < 0 ? finder.toPreviousBoundary() : finder.toNextBoundary();
    return map.byteOfUnit(block, to < 0 ? (direction < 0 ? 0 : shown.size()) : to);
}

std::size_t MarkedTextView::caretAfterKey(const QKeyEvent& event)
{
    const bool whole = event.modifiers().testFlag(Qt::ControlModifier);
    const int page = std::max(m_flow.lineHeight(), viewport()->height() - 2 * m_flow.lineHeight());
    const std::size_t block = m_flow.map().blockAtByte(m_caret);
    switch (event.key()) {
    case Qt::Key_Up: return verticalMove(-m_flow.lineHeight());
    case Qt::Key_Down: return verticalMove(m_flow.lineHeight());
    case Qt::Key_PageUp: return verticalMove(-page);
    case Qt::Key_PageDown: return verticalMove(page);
    case Qt::Key_Left: return horizontalMove(-1, whole);
    case Qt::Key_Right: return horizontalMove(1, whole);
    case Qt::Key_Home: return whole ? 0 : m_flow.map().block(block).span.begin;
    case Qt::Key_End: return whole ? text().size() : m_flow.map().block(block).span.end;
    default: return m_caret;
    }
}

bool MarkedTextView::handleCommand(const QKeyEvent& event)
{
    if (event.matches(QKeySequence::Copy)) {
        copySelection();
        return true;
    }
    if (event.matches(QKeySequence::SelectAll)) {
        select({0, text().size()});
        return true;
    }
    if (event.key() == Qt::Key_Space && event.modifiers() == Qt::NoModifier) {
        Q_EMIT foldRequested(m_caret);
        return true;
    }
    return false;
}

void MarkedTextView::keyPressEvent(QKeyEvent* event)
{
    static const std::vector<int> moves{Qt::Key_Up,   Qt::Key_Down,  Qt::Key_PageUp, Qt::Key_PageDown,
                                        Qt::Key_Left, Qt::Key_Right, Qt::Key_Home,   Qt::Key_End};
    if (m_flow.rowCount() == 0 || handleCommand(*event))
        return;
    if (std::find(moves.begin(), moves.end(), event->key()) == moves.end()) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    const bool vertical = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down || event->key() == Qt::Key_PageUp
                          || event->key() == Qt::Key_PageDown;
    const std::size_t to = caretAfterKey(*event);
    if (!vertical)
        m_goalX.reset();
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    moveCaret(to, extend ? QTextCursor::KeepAnchor : QTextCursor::MoveAnchor);
    reveal(to);
}

const TextMark* MarkedTextView::markAt(Mark mark, std::size_t byte) const
{
    const std::vector<TextMark>& list = m_marks[static_cast<std::size_t>(mark)];
    const auto after = std::upper_bound(list.begin(), list.end(), byte,
                                        [](std::size_t at, const TextMark& one) { return at < one.span.begin; });
    return after != list.begin() && std::prev(after)->span.contains(byte) ? &*std::prev(after) : nullptr;
}

QString MarkedTextView::reasonsAt(std::size_t byte) const
{
    QStringList reasons;
    for (const Mark mark : {Mark::Error, Mark::Incorrect, Mark::Redundant, Mark::Incomplete, Mark::Removed, Mark::Inserted}) {
        if (const TextMark* found = markAt(mark, byte); found && !found->why.isEmpty())
            reasons.append(found->why);
    }
    for (const TextMark& join : m_joins)
        if (join.span.begin == byte)
            reasons.append(join.why);
    return reasons.join(QLatin1Char('\n'));
}

void MarkedTextView::showToolTip(const QHelpEvent& event)
{
    QString tip;
    const Hit hit = rowAt(event.pos().y());
    if (m_flow.rowCount() > 0 && !hit.beyond) {
        const TextFlow::Row& row = m_flow.row(hit.row);
        tip = row.isHeading() ? m_flow.headings()[row.heading].toolTip : reasonsAt(byteAt(event.pos()));
    }
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event.globalPos(), plainToolTip(tip), viewport());
}

bool MarkedTextView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        showToolTip(*static_cast<QHelpEvent*>(event));
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void MarkedTextView::focusInEvent(QFocusEvent*) { viewport()->update(); }
void MarkedTextView::focusOutEvent(QFocusEvent*) { viewport()->update(); }

} // namespace widgets
