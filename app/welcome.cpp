#include "app/welcome.h"

#include "widgets/action_icon.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace app {

Welcome::Welcome(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Nothing is open"));
    auto* icon = new QLabel;
    icon->setPixmap(widgets::applicationIcon().pixmap(64));
    icon->setAlignment(Qt::AlignHCenter);
    auto* text = new QLabel(tr("Open a corpus or drop one here. Try the sample."));
    text->setTextFormat(Qt::PlainText);
    text->setAlignment(Qt::AlignHCenter);
    QFont large = text->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    text->setFont(large);
    auto* hint = new QLabel(tr("JSONL, JSON, CSV or TSV (also as .gz or .zst), Parquet, DuckDB or SQLite with long chain-of-thought traces: "
                               "a file, several, or a folder."));
    hint->setTextFormat(Qt::PlainText);
    hint->setAlignment(Qt::AlignHCenter);
    hint->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel* label : {text, hint})
        label->setWordWrap(true); // the widest page would say how narrow the window may be
    auto* open = new QPushButton(tr("&Open\u2026"));
    auto* sample = new QPushButton(tr("Try the &sample"));
    open->setDefault(true);
    sample->setAutoDefault(true);

    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(open);
    buttons->addSpacing(8);
    buttons->addWidget(sample);
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(icon);
    layout->addSpacing(12);
    layout->addWidget(text);
    layout->addWidget(hint);
    layout->addSpacing(16);
    layout->addLayout(buttons);
    layout->addStretch(3);
    connect(open, &QPushButton::clicked, this, &Welcome::openRequested);
    connect(sample, &QPushButton::clicked, this, &Welcome::sampleRequested);
}

} // namespace app
