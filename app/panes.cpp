#include "app/panes.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>

namespace app {

namespace {

bool takesFocus(const QWidget* widget, const QWidget* pane)
{
    return widget && widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0
           && pane->isAncestorOf(widget);
}

/// A table or a text, not the field above it.
QWidget* largestIn(const QWidget* pane)
{
    QWidget* largest = nullptr;
    for (QWidget* one : pane->findChildren<QWidget*>())
        if (takesFocus(one, pane) && (!largest || one->width() * one->height() > largest->width() * largest->height()))
            largest = one;
    return largest;
}

} // namespace

Panes::Panes(QWidget* window) : QObject(window), m_window(window) {}

qsizetype Panes::paneOf(const QWidget* focused) const
{
    for (qsizetype at = 0; at < m_panes.size(); ++at)
        if (focused && (m_panes[at] == focused || m_panes[at]->isAncestorOf(focused)))
            return at;
    return -1;
}

void Panes::enter(QWidget* pane, QWidget* last)
{
    if (QWidget* to = takesFocus(last, pane) ? last : largestIn(pane))
        to->setFocus(Qt::ShortcutFocusReason);
}

void Panes::step(int by)
{
    const qsizetype count = m_panes.size();
    const qsizetype here = paneOf(m_window->focusWidget());
    for (qsizetype i = 1; i <= count; ++i) {
        const qsizetype at = here < 0 ? (by > 0 ? i - 1 : count - i) : (here + by * i + count * i) % count;
        if (m_panes[at]->isVisible())
            return enter(m_panes[at]);
    }
}

void Panes::show(QDockWidget* dock)
{
    QWidget* focused = m_window->focusWidget();
    if (!focused || !dock->isAncestorOf(focused))
        m_before = focused;
    dock->show();
    enter(dock->widget());
}

void Panes::fold(QDockWidget* dock)
{
    const QWidget* focused = m_window->focusWidget();
    const bool within = focused && dock->isAncestorOf(focused);
    QWidget* before = m_before && m_before->isVisible() && !dock->isAncestorOf(m_before) ? m_before.data() : nullptr;
    if (within && before)
        before->setFocus(Qt::ShortcutFocusReason);
    dock->hide();
    if (within && !before)
        step(1);
}

void Panes::tie(QAction* action, QDockWidget* dock)
{
    connect(action, &QAction::triggered, this, [this, dock](bool shown) { shown ? dock->show() : fold(dock); });
    connect(dock, &QDockWidget::visibilityChanged, action, [action, dock] { action->setChecked(!dock->isHidden()); });
    action->setChecked(!dock->isHidden());
}

void Panes::tieList(QAction* action, QDockWidget* dock)
{
    connect(action, &QAction::triggered, this, [this, dock](bool shown) { shown ? show(dock) : fold(dock); });
    connect(dock, &QDockWidget::visibilityChanged, action, [action, dock] { action->setChecked(!dock->isHidden()); });
    action->setChecked(!dock->isHidden());
    auto* close = new QAction(dock);
    close->setShortcut(Qt::Key_Escape);
    close->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(close, &QAction::triggered, this, [this, dock] { fold(dock); });
    dock->addAction(close);
}

} // namespace app
