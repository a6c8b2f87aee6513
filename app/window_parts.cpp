#include "app/window_parts.h"

#include "app/studio_style.h"
#include "widgets/action_icon.h"
#include "widgets/text_bridge.h"

#include <QAction>
#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QMessageBox>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace app {

MainToolBar::MainToolBar(QWidget* parent) : QToolBar(parent)
{
    setObjectName(QStringLiteral("mainToolBar"));
    setWindowTitle(tr("Main toolbar"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setIconSize({16, 16});
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
}

void MainToolBar::addButton(QAction* action, QMenu* menu)
{
    addAction(action);
    auto* button = takeFocusByTab(action);
    if (!menu)
        return;
    button->setMenu(menu);
    button->setPopupMode(QToolButton::MenuButtonPopup);
}

void MainToolBar::addLabelled(const QString& text, QWidget* field)
{
    auto* box = new QWidget;
    auto* label = new QLabel(text);
    label->setBuddy(field->focusProxy() ? field->focusProxy() : field); // a label looks at its buddy's own focus policy
    auto* layout = new QHBoxLayout(box);
    layout->setContentsMargins(4, 0, 4, 0);
    layout->setSpacing(6);
    layout->addWidget(label);
    layout->addWidget(field);
    addWidget(box);
}

void MainToolBar::addChoice(const QList<QAction*>& actions)
{
    auto* group = new QActionGroup(this);
    for (QAction* action : actions) {
        group->addAction(action);
        addAction(action);
        takeFocusByTab(action);
    }
}

QToolButton* MainToolBar::takeFocusByTab(QAction* action)
{
    auto* button = qobject_cast<QToolButton*>(widgetForAction(action));
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void MainToolBar::addMenu(QMenu* menu, const QString& name)
{
    auto* button = new QToolButton;
    button->setText(name); // its letter opens the menu
    button->setToolTip(QStringLiteral("%1 (%2)").arg(widgets::withoutMnemonic(name), button->shortcut().toString(QKeySequence::NativeText)));
    button->setAccessibleName(widgets::withoutMnemonic(name));
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    button->setProperty(menuArrow, false);
    m_menu = addWidget(button);
    button->setIcon(widgets::actionIcon(QStringLiteral("menu"), palette()));
}

void MainToolBar::addGap()
{
    auto* gap = new QWidget;
    gap->setFixedWidth(8);
    addWidget(gap);
}

void MainToolBar::addStretch()
{
    auto* gap = new QWidget;
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(gap);
}

bool MainToolBar::event(QEvent* event)
{
    const bool done = QToolBar::event(event);
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        fit();
    return done;
}

void MainToolBar::fit()
{
    if (toolButtonStyle() == Qt::ToolButtonTextBesideIcon)
        m_whole = sizeHint().width();
    setToolButtonStyle(width() < m_whole ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

void MainToolBar::changeEvent(QEvent* event)
{
    QToolBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_menu)
        qobject_cast<QToolButton*>(widgetForAction(m_menu))->setIcon(widgets::actionIcon(QStringLiteral("menu"), palette()));
}

QDockWidget* addPlainDock(QMainWindow* window, Qt::DockWidgetArea area, const QString& title, const QString& name,
                          QWidget* content)
{
    auto* dock = new QDockWidget(title, window);
    dock->setObjectName(name);
    dock->setFeatures(QDockWidget::NoDockWidgetFeatures);
    auto* noTitle = new QWidget;
    dock->setTitleBarWidget(noTitle);
    dock->setWidget(content);
    window->addDockWidget(area, dock);
    return dock;
}

PanelStack::PanelStack(const QList<QWidget*>& panels) : m_content(new QWidget)
{
    auto* layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QWidget* panel : panels)
        layout->addWidget(panel);
    layout->addStretch(1);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // its panels have it
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(m_content);
    setMinimumWidth(m_content->minimumSizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollBarExtent));
    m_content->installEventFilter(this);
}

void PanelStack::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

bool PanelStack::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_content && event->type() == QEvent::LayoutRequest)
        fit();
    return QScrollArea::eventFilter(watched, event);
}

void PanelStack::fit()
{
    const int width = viewport()->width();
    const int wanted = m_content->layout()->hasHeightForWidth() ? m_content->layout()->totalHeightForWidth(width)
                                                                : m_content->sizeHint().height();
    m_content->resize(width, std::max(wanted, viewport()->height()));
}

void showAbout(QWidget* window)
{
    auto* box = new QMessageBox(window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(MainToolBar::tr("About DLCoT Studio"));
    box->setIconPixmap(widgets::applicationIcon().pixmap(64));
    box->setTextFormat(Qt::PlainText);
    box->setText(MainToolBar::tr("DLCoT Studio %1\n\nTakes long chain-of-thought traces apart, cleans them, compares and "
                                 "exports.\n\nGPL-3.0-or-later. Built with Qt %2 and QCustomPlot.")
                     .arg(QStringLiteral(DLCOT_VERSION), QString::fromLatin1(qVersion())));
    box->open();
}

} // namespace app
