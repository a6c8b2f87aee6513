#pragma once

#include <QProxyStyle>

namespace app {

/// Fusion, with check boxes whose frame can be seen on a dark ground, and without the arrow on a tool button whose
/// property `menuArrow` is false (a style sheet would do that too, but it keeps the colours of the theme it was set in).
class StudioStyle : public QProxyStyle
{
    Q_OBJECT
public:
    StudioStyle();
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
};

/// The property of a tool button that says whether a menu of its is announced by an arrow.
inline constexpr char menuArrow[] = "menuArrow";

} // namespace app
