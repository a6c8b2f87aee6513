#pragma once

#include "core/annotate/annotator.h"
#include "core/trace/trace_tree.h"

#include <QColor>
#include <QPalette>
#include <QWidget>

namespace widgets {

/// Every mark that text can carry, besides its kind.
enum class Mark { Redundant, Error, Incorrect, Incomplete, Removed, Inserted, Selection };

/// The colours of WINDOW.md for a light or a dark ground. Views take them anew on QEvent::PaletteChange.
struct Colours
{
    QColor ground, text, muted, line;
    bool dark = false;

    /// Colours for the ground that `palette` has now.
    [[nodiscard]] static Colours of(const QPalette& palette);
    [[nodiscard]] static Colours of(const QWidget* widget) { return of(widget->palette()); }

    [[nodiscard]] QColor kind(core::Kind kind) const;
    [[nodiscard]] QColor mark(Mark mark) const; ///< text, bar and sign of the mark
    [[nodiscard]] QColor tint(Mark mark) const; ///< ground behind marked text
};

/// The application palettes that go with these colours.
[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

} // namespace widgets
