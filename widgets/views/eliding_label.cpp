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
    resizeEvent(nullptr);
    update();
}

QSize ElidingLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text.left(300)) + 4, fontMetrics().height() + 4};
}

QSize ElidingLabel::minimumSizeHint() const { return {40, fontMetrics().height() + 4}; }

void ElidingLabel::resizeEvent(QResizeEvent*)
{
    const bool cut = fontMetrics().horizontalAdvance(m_text) > width();
    setToolTip(cut ? plainToolTip(m_text) : QString());
}

void ElidingLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_text, Qt::ElideRight, width()));
}

} // namespace widgets
