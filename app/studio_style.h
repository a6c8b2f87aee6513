#pragma once

#include <QProxyStyle>

namespace app {

/// Fusion, with check boxes whose frame can be seen on a dark ground.
class StudioStyle : public QProxyStyle
{
    Q_OBJECT
public:
    StudioStyle();
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
};

} // namespace app
