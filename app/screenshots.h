#pragma once

#include <QString>

#include <optional>

namespace app {

/// Call before there is an application: it then needs no display, and Qt says nothing of having none.
void goWithoutDisplay();

/// Renders the main views of `corpus` to PNG files in `folder`: read, compare and charts, light and dark, in 1280 x 720
/// and 1920 x 1080, one in Chinese, and the empty window. Waits for work to end, never for a time; needs an event loop's
/// thread, no display (platform "offscreen" does).
/// **Returns** what went wrong, in the user's words; none when all pictures were written.
[[nodiscard]] std::optional<QString> takeScreenshots(const QString& folder, const QString& corpus);

} // namespace app
