#pragma once

#include "app/settings.h"

#include <QPalette>

namespace app {

/// Gives the application the palette of a theme; the desktop's own ground decides for Theme::System.
class ThemeSwitch
{
public:
    /// Takes note of the desktop's palette, before anything is changed.
    ThemeSwitch();
    void apply(Theme theme) const;

private:
    QPalette m_desktop;
};

} // namespace app
