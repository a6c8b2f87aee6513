#pragma once

#include <QDockWidget>
#include <QScrollArea>
#include <QToolBar>

class QMenu;
class QToolButton;

namespace app {

/// The bar at the top: buttons, choices and the menu behind "=". Where there is no room for words, buttons go without:
/// what does not fit is out of reach of keys.
class MainToolBar : public QToolBar
{
    Q_OBJECT
public:
    explicit MainToolBar(QWidget* parent = nullptr);
    /// A button with its text; `menu` opens beside it where there is one.
    void addButton(QAction* action, QMenu* menu = nullptr);
    void addLabelled(const QString& text, QWidget* field);
    /// Actions of which one is chosen.
    void addChoice(const QList<QAction*>& actions);
    void addMenu(QMenu* menu, const QString& name);
    void addGap();
    void addStretch();

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QToolButton* takeFocusByTab(QAction* action);
    void fit();

    QAction* m_menu = nullptr;
    int m_whole = 0; ///< the width with words
};

/// A dock without a title bar: it is folded by its action.
[[nodiscard]] QDockWidget* addPlainDock(QMainWindow* window, Qt::DockWidgetArea area, const QString& title,
                                        const QString& name, QWidget* content);
/// Panels one above the other, scrolling where there is no room. QScrollArea's own resizing asks for the height that
/// wrapped labels need at their narrowest, and so scrolls over nothing.
class PanelStack : public QScrollArea
{
    Q_OBJECT
public:
    explicit PanelStack(const QList<QWidget*>& panels);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();
    QWidget* m_content;
};

void showAbout(QWidget* window);

} // namespace app
