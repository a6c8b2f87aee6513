#pragma once

#include "widgets/palette.h"

#include <QPainter>

namespace widgets {

/// The pattern of a mark in a narrow upright bar: hatched (redundant), dashed (incomplete), solid (the others).
void paintBar(QPainter& painter, Mark mark, const QRect& bar, const Colours& colours);
/// What a mark adds to its text: a wavy underline (error), a stroke (removed), an underline (inserted), nothing else.
void paintDecoration(QPainter& painter, Mark mark, const QRectF& place, qreal baseline, const Colours& colours);
/// Where something was taken out: a notch at the left edge of `place`, and a dashed line of `width` pixels above it.
void paintJoin(QPainter& painter, const QRectF& place, int width, const Colours& colours);
/// Diagonal lines over a block: redundant.
void paintHatch(QPainter& painter, const QRect& block, const QColor& colour);
/// What tells folded (points right) from open (points down).
void paintTriangle(QPainter& painter, const QRectF& box, bool folded, const QColor& colour);

} // namespace widgets
