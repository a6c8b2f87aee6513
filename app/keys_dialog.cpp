#include "app/keys_dialog.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace app {

namespace {

void addKeys(QGridLayout* grid, int column, const QString& title, const QList<std::pair<QString, QString>>& keys)
{
    auto* heading = new QLabel(title);
    QFont strong = heading->font();
    strong.setBold(true);
    heading->setFont(strong);
    grid->addWidget(heading, 0, column, 1, 2);
    int row = 1;
    for (const auto& [key, what] : keys) {
        auto* keyLabel = new QLabel(key);
        keyLabel->setTextFormat(Qt::PlainText);
        keyLabel->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto* text = new QLabel(what);
        text->setTextFormat(Qt::PlainText);
        grid->addWidget(keyLabel, row, column);
        grid->addWidget(text, row++, column + 1);
    }
}

QList<std::pair<QString, QString>> keysOf(const QList<QAction*>& actions)
{
    QList<std::pair<QString, QString>> keys;
    for (const QAction* action : actions) {
        if (action->shortcut().isEmpty())
            continue;
        QString text = action->text().remove(QLatin1Char('&'));
        if (text.endsWith(QChar(0x2026)))
            text.chop(1);
        keys.append({action->shortcut().toString(QKeySequence::NativeText), text});
    }
    return keys;
}

} // namespace

KeysDialog::KeysDialog(const QList<QAction*>& window, const QList<QAction*>& trace, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Keys"));
    QList<std::pair<QString, QString>> traceKeys = keysOf(trace);
    traceKeys.append({tr("Space"), tr("Fold or unfold in the tree")});
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setColumnMinimumWidth(2, 24);
    addKeys(grid, 0, tr("Window"), keysOf(window));
    addKeys(grid, 3, tr("In the trace"), traceKeys);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 12);
    layout->setSpacing(12);
    layout->addLayout(grid);
    layout->addWidget(buttons);
}

} // namespace app
