#include "app/theme.h"

#include "widgets/palette.h"

#include <QApplication>
#include <QToolTip>

namespace app {

ThemeSwitch::ThemeSwitch() : m_desktop(QApplication::palette()) {}

void ThemeSwitch::apply(Theme theme) const
{
    const QColor ground = m_desktop.color(QPalette::Base);
    const bool desktopDark = ground.lightness() < 128;
    const bool dark = theme == Theme::Dark || (theme == Theme::System && desktopDark);
    QPalette palette = dark ? widgets::darkPalette() : widgets::lightPalette();
    // A desktop with a ground of its own (sepia, high contrast) is followed.
    if (theme == Theme::System && (ground.hsvSaturation() > 40 || ground == Qt::black))
        palette = m_desktop;
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
}

} // namespace app
