#include "app/notice_bar.h"

#include "widgets/action_icon.h"
#include "widgets/palette.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace app {

NoticeBar::NoticeBar(QWidget* parent) : QFrame(parent), m_message(new QLabel), m_dismiss(new QToolButton)
{
    setAccessibleName(tr("What has happened to the files"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    auto* again = new QPushButton(tr("Open again"));
    m_dismiss->setAutoRaise(true);
    m_dismiss->setToolTip(tr("Dismiss the message"));
    m_dismiss->setAccessibleName(tr("Dismiss the message"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->setSpacing(8);
    layout->addWidget(m_message, 1);
    layout->addWidget(again);
    layout->addWidget(m_dismiss);
    connect(again, &QPushButton::clicked, this, &NoticeBar::actionRequested);
    connect(m_dismiss, &QToolButton::clicked, this, &QWidget::hide);
    refreshLook();
    hide();
}

void NoticeBar::tell(const QString& message)
{
    m_message->setText(message);
    setVisible(!message.isEmpty());
}

void NoticeBar::refreshLook() { m_dismiss->setIcon(widgets::actionIcon(QStringLiteral("close"), palette())); }

void NoticeBar::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), widgets::Colours::of(this).tint(widgets::Mark::Redundant));
}

void NoticeBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshLook();
}

} // namespace app
