#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QWidget>

class QAction;
class QDockWidget;

namespace app {

/// The parts of the window that a key steps through.
class Panes : public QObject
{
    Q_OBJECT
public:
    explicit Panes(QWidget* window);

    void add(QWidget* pane) { m_panes.append(pane); }
    /// To where it was last used, else to the largest of what takes keys in it.
    void enter(QWidget* pane) { enter(pane, pane->focusWidget()); }
    /// To `last` if it is in the pane and takes keys, else to the largest of what does.
    void enter(QWidget* pane, QWidget* last);
    /// To the next (1) or the previous (-1) part that is shown.
    void step(int by);
    /// The action shows and hides the dock, and is checked while it is shown. A dock that goes gives the focus back.
    void tie(QAction* action, QDockWidget* dock);
    /// As tie(), for one that is looked at now and then: it takes the focus when it is shown, and Escape folds it.
    void tieList(QAction* action, QDockWidget* dock);

private:
    [[nodiscard]] qsizetype paneOf(const QWidget* focused) const;
    void show(QDockWidget* dock);
    void fold(QDockWidget* dock);

    QWidget* m_window;
    QList<QWidget*> m_panes;
    QPointer<QWidget> m_before; ///< what had the focus when a list took it
};

} // namespace app
