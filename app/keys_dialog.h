#pragma once

#include <QAction>
#include <QDialog>

namespace app {

/// All keys on one page: those of the window, of the corpus table, of the trace and of its comparison.
class KeysDialog : public QDialog
{
    Q_OBJECT
public:
    KeysDialog(const QList<QAction*>& window, const QList<QAction*>& corpus, const QList<QAction*>& trace,
               const QList<QAction*>& compare, QWidget* parent = nullptr);
};

} // namespace app
