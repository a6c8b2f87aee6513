#pragma once

#include <QIcon>
#include <QPalette>

namespace widgets {

/// The icon resources/icons/NAME.svg in the text colour of `palette` (muted where disabled), sharp from 16 to 64 px.
/// Take it anew on QEvent::PaletteChange. A null icon when there is no such file.
[[nodiscard]] QIcon actionIcon(const QString& name, const QPalette& palette);

/// The program's own icon, in its own colours.
[[nodiscard]] QIcon applicationIcon();

} // namespace widgets
