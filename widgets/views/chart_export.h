#pragma once

#include "core/result.h"

#include <QString>

namespace widgets {

class ChartPlot;

enum class PictureFormat { Png, Svg, Pdf };

/// Writes what `plot` shows, in its size and colours of now, to a file that appears whole or not at all.
/// PNG has twice the size in pixels; SVG and PDF are vectors with text as text.
/// **Errors** NoPermission (cannot be opened), Write (disk full, ...): message in the user's words, where: the file.
[[nodiscard]] core::Status savePicture(ChartPlot& plot, PictureFormat format, const QString& path);

} // namespace widgets
