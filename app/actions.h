#pragma once

#include <QAction>
#include <QList>
#include <QObject>

class QMenu;
class QUndoStack;

namespace app {

/// Every action of the window with its text and shortcut; main_window says what they do.
class Actions : public QObject
{
    Q_OBJECT
public:
    Actions(QUndoStack* undo, QWidget* parent);

    QAction *open, *openFolder, *reopen, *openSample, *clearRecent, *run, *exportCorpus, *quit;
    QAction *undo, *redo, *filter, *nextRecord, *previousRecord, *fields;
    QAction *read, *compare, *charts, *corpusDock, *detailsDock, *issuesDock, *nextTheme;
    QAction *nextPane, *previousPane;
    QAction *openGold, *goldDock, *nextDifference, *previousDifference;
    QAction *keys, *about;

    /// The menu behind "=": everything, in groups; `recent`, `theme` and `language` are filled by others.
    [[nodiscard]] QMenu* makeMenu(QMenu* recent, QMenu* dockMenu, QMenu* theme, QMenu* language, QWidget* parent) const;
    /// All that have a shortcut, in the order of the keys overview.
    [[nodiscard]] QList<QAction*> withKeys() const;
    /// Icons in the colours of the present palette.
    void refreshIcons(const QPalette& palette);

private:
    QAction* add(const QString& text, const QKeySequence& key, const QString& icon = {});
    QWidget* m_window;
};

} // namespace app
