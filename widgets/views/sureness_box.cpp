#include "widgets/views/sureness_box.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>

#include <cmath>

namespace widgets {

SurenessBox::SurenessBox(QWidget* parent) : QSpinBox(parent)
{
    setRange(0, 100);
    setSingleStep(5);
    setSuffix(tr(" % sure", "behind a percentage: from 80 % sure"));
    setKeyboardTracking(false); // 80 is not 8 on the way
    connect(this, &QSpinBox::valueChanged, this, [this] { Q_EMIT shareChosen(share()); });
}

void SurenessBox::setWords(const QString& all, const QString& before)
{
    setSpecialValueText(all);
    setPrefix(before);
}

bool SurenessBox::event(QEvent* event)
{
    const auto* key = event->type() == QEvent::ShortcutOverride ? static_cast<QKeyEvent*>(event) : nullptr;
    if (key && !key->text().isEmpty() && key->text().front().isPrint() && !key->text().front().isDigit()) {
        event->ignore();
        return false;
    }
    return QSpinBox::event(event);
}

void SurenessBox::setName(const QString& name)
{
    setAccessibleName(name);
    lineEdit()->setAccessibleName(name);
}

void SurenessBox::setShare(double share)
{
    const QSignalBlocker quiet(this);
    setValue(static_cast<int>(std::lround(share * 100)));
}

} // namespace widgets
