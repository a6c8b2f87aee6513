#include "app/keys_dialog.h"

#include "widgets/text_bridge.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

namespace app {

namespace {

/// A key and what it does; without a key, the head of a group.
struct Line
{
    QString key;
    QString text;
};

void add(QList<Line>& lines, const QString& title, const QList<QAction*>& actions)
{
    lines.append({{}, title});
    for (const QAction* action : actions) {
        if (action->shortcut().isEmpty())
            continue;
        QString text = widgets::withoutMnemonic(action->text());
        if (text.endsWith(QChar(0x2026)))
            text.chop(1);
        QStringList keys;
        for (const QKeySequence& key : action->shortcuts())
            keys << key.toString(QKeySequence::NativeText);
        lines.append({keys.join(QLatin1String("  ")), text});
    }
}

QLabel* plainLabel(const QString& text, Qt::Alignment alignment)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(alignment | Qt::AlignVCenter);
    return label;
}

/// In three columns: as one, or as two, it would be higher than a small screen.
QWidget* pageOf(const QList<Line>& lines)
{
    constexpr int columns = 3;
    auto* page = new QWidget;
    auto* grid = new QGridLayout(page);
    grid->setContentsMargins(8, 6, 8, 6); // the frame of the focus stands around it
    grid->setHorizontalSpacing(12);
    const int rows = (static_cast<int>(lines.size()) + columns - 1) / columns;
    for (int i = 0; i < lines.size(); ++i) {
        const int column = i / rows * 3;
        if (lines[i].key.isEmpty()) {
            QLabel* head = plainLabel(lines[i].text, Qt::AlignLeft);
            QFont strong = head->font();
            strong.setBold(true);
            head->setFont(strong);
            grid->addWidget(head, i % rows, column, 1, 2);
        } else {
            grid->addWidget(plainLabel(lines[i].key, Qt::AlignRight), i % rows, column);
            grid->addWidget(plainLabel(lines[i].text, Qt::AlignLeft), i % rows, column + 1);
        }
        grid->setColumnMinimumWidth(column + 2, 16);
    }
    return page;
}

} // namespace

KeysDialog::KeysDialog(const QList<QAction*>& window, const QList<QAction*>& corpus, const QList<QAction*>& trace, const QList<QAction*>& compare,
                       QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keys"));
    QList<Line> lines;
    add(lines, tr("Window"), window);
    lines.append({tr("Esc"), tr("Back from a filter, a find bar, a list")});
    add(lines, tr("In the corpus"), corpus);
    lines.append({QStringLiteral("\u2193"), tr("Earlier filters, in the filter")});
    add(lines, tr("In the trace"), trace);
    lines.append({tr("Space"), tr("Fold or unfold")});
    add(lines, tr("In Compare"), compare);
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setAccessibleName(windowTitle());
    area->setWidget(pageOf(lines));
    area->setMinimumSize((area->widget()->sizeHint() + QSize(4, 4)).boundedTo(screen()->availableSize() * 4 / 5));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 12);
    layout->setSpacing(12);
    layout->addWidget(area, 1);
    layout->addWidget(buttons);
}

} // namespace app
