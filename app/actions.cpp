#include "app/actions.h"

#include "widgets/action_icon.h"
#include "widgets/text_bridge.h"

#include <QMenu>
#include <QUndoStack>
#include <QWidget>

namespace app {

Actions::Actions(QUndoStack* undoStack, QWidget* parent) : QObject(parent), m_window(parent)
{
    open = add(tr("&Open\u2026"), QKeySequence::Open, QStringLiteral("open"));
    openFolder = add(tr("Open a &folder\u2026"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    reopen = add(tr("Open a&gain"), QKeySequence(Qt::CTRL | Qt::Key_R));
    reopen->setToolTip(tr("Read the files of the corpus as they are now (Ctrl+R)"));
    openSample = add(tr("Open the sa&mple"), {});
    clearRecent = add(tr("&Forget recent files"), {});
    run = add(tr("Ru&n"), Qt::Key_F5, QStringLiteral("run"));
    run->setToolTip(tr("Clean the whole corpus and fill in its numbers (F5)"));
    exportCorpus = add(tr("&Export\u2026"), QKeySequence(Qt::CTRL | Qt::Key_E), QStringLiteral("export"));
    exportCorpus->setToolTip(tr("Write the cleaned corpus to a file (Ctrl+E)"));
    quit = add(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q));

    undo = undoStack->createUndoAction(this, tr("&Undo"));
    redo = undoStack->createRedoAction(this, tr("Re&do"));
    undo->setShortcut(QKeySequence::Undo);
    redo->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    parent->addAction(undo);
    parent->addAction(redo);
    filter = add(tr("Filter the &corpus"), QKeySequence(Qt::CTRL | Qt::Key_F), QStringLiteral("find"));
    nextRecord = add(tr("&Next record"), Qt::Key_J);
    previousRecord = add(tr("&Previous record"), Qt::Key_K);
    fields = add(tr("F&ields\u2026"), QKeySequence(Qt::CTRL | Qt::Key_M));

    read = add(tr("Read"), QKeySequence(Qt::CTRL | Qt::Key_1), QStringLiteral("read"));
    compare = add(tr("Compare"), QKeySequence(Qt::CTRL | Qt::Key_2), QStringLiteral("compare"));
    charts = add(tr("Charts"), QKeySequence(Qt::CTRL | Qt::Key_3), QStringLiteral("charts"));
    corpusDock = add(tr("&Corpus"), Qt::Key_F9);
    detailsDock = add(tr("&Details and cleaning"), Qt::Key_F10);
    issuesDock = add(tr("&Issues"), Qt::Key_F8);
    openGold = add(tr("Open gold la&bels\u2026"), QKeySequence(Qt::CTRL | Qt::Key_G));
    goldDock = add(tr("&Gold labels"), Qt::Key_F7);
    nextDifference = add(tr("Ne&xt disagreement with gold"), Qt::Key_F4);
    previousDifference = add(tr("&Previous disagreement with gold"), QKeySequence(Qt::SHIFT | Qt::Key_F4));
    nextPane = add(tr("&Next part of the window"), Qt::Key_F6);
    previousPane = add(tr("&Previous part of the window"), QKeySequence(Qt::SHIFT | Qt::Key_F6));
    nextTheme = add(tr("Next &theme"), QKeySequence(Qt::CTRL | Qt::Key_T));
    keys = add(tr("&Keys"), QKeySequence(Qt::Key_F1));
    keys->setShortcuts({Qt::Key_F1, QKeySequence(QStringLiteral("?"))});
    about = add(tr("&About DLCoT Studio"), {}, QStringLiteral("info"));
    for (QAction* page : {read, compare, charts, corpusDock, detailsDock, issuesDock, goldDock})
        page->setCheckable(true);
}

QAction* Actions::add(const QString& text, const QKeySequence& key, const QString& icon)
{
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    action->setIconText(widgets::withoutMnemonic(text)); // Qt would leave the letter that Chinese has in parentheses
    action->setProperty("iconName", icon);
    m_window->addAction(action);
    return action;
}

QMenu* Actions::makeMenu(QMenu* recent, QMenu* dockMenu, QMenu* theme, QMenu* language, QWidget* parent) const
{
    auto* menu = new QMenu(parent);
    menu->addActions({open, openFolder, openSample, reopen});
    menu->addMenu(recent);
    menu->addActions({fields, run, exportCorpus});
    menu->addSeparator();
    menu->addActions({openGold, nextDifference, previousDifference});
    menu->addSeparator();
    menu->addActions({undo, redo, filter});
    menu->addSeparator();
    dockMenu->addActions({corpusDock, detailsDock, issuesDock, goldDock});
    dockMenu->addSeparator();
    dockMenu->addActions({nextPane, previousPane});
    menu->addMenu(dockMenu);
    menu->addMenu(theme);
    menu->addMenu(language);
    menu->addSeparator();
    menu->addActions({keys, about});
    menu->addSeparator();
    menu->addAction(quit);
    return menu;
}

QList<QAction*> Actions::withKeys() const
{
    return {open, openFolder, reopen, run,  exportCorpus, quit,       filter,      nextRecord, previousRecord, fields, undo,
            redo, read, compare,      charts,     corpusDock,  detailsDock, issuesDock,    goldDock, openGold, nextDifference,
            previousDifference, nextPane, previousPane, nextTheme, keys};
}

void Actions::refreshIcons(const QPalette& palette)
{
    for (QAction* action : m_window->actions()) {
        const QString icon = action->property("iconName").toString();
        if (!icon.isEmpty())
            action->setIcon(widgets::actionIcon(icon, palette));
    }
}

} // namespace app
