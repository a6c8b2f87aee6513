#include "widgets/views/eliding_label.h"

#include "widgets/text_bridge.h"

#include <QPainter>

namespace widgets {

ElidingLabel::ElidingLabel(QWidget* parent) : QFrame(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ElidingLabel::setText(const QString& text)
{
    // Measuring a text of any length must stay quick: no screen shows this many characters on a line.
    m_text = text.left(2000).simplified();
    setAccessibleName(m_text);
    updateGeometry();
    refreshToolTip();
    update();
}

QSize ElidingLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text.left(300)) + 4, fontMetrics().height() + 4};
}

QSize ElidingLabel::minimumSizeHint() const { return {40, fontMetrics().height() + 4}; }

void ElidingLabel::setNote(const QString& note)
{
    m_note = note;
    refreshToolTip();
}

void ElidingLabel::resizeEvent(QResizeEvent*) { refreshToolTip(); }

void ElidingLabel::refreshToolTip()
{
    const bool cut = fontMetrics().horizontalAdvance(m_text) > width();
    const QString text = cut ? m_text : QString();
    setToolTip(plainToolTip(text.isEmpty() || m_note.isEmpty() ? text + m_note : text + QLatin1Char('\n') + m_note));
}

void ElidingLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_text, Qt::ElideRight, width()));
}

} // namespace widgets
