#include "widgets/action_icon.h"

#include "core/resources.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace widgets {

namespace {

constexpr int sizes[] = {16, 20, 24, 32, 48, 64};

QByteArray drawing(const QString& name)
{
    const auto path = core::resourcePath("icons/" + name.toStdString() + ".svg");
    QFile file(QString::fromStdString(path.string()));
    if (path.empty() || !file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll();
}

QPixmap render(const QByteArray& svg, int size)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

void addTo(QIcon& icon, QByteArray svg, const QColor& colour, QIcon::Mode mode)
{
    svg.replace("currentColor", colour.name().toLatin1());
    for (const int size : sizes)
        icon.addPixmap(render(svg, size), mode);
}

} // namespace

QIcon actionIcon(const QString& name, const QPalette& palette)
{
    const QByteArray svg = drawing(name);
    QIcon icon;
    if (svg.isEmpty())
        return icon;
    addTo(icon, svg, palette.color(QPalette::Active, QPalette::ButtonText), QIcon::Normal);
    addTo(icon, svg, palette.color(QPalette::Disabled, QPalette::ButtonText), QIcon::Disabled);
    return icon;
}

QIcon applicationIcon()
{
    const QByteArray svg = drawing(QStringLiteral("dlcot-studio"));
    QIcon icon;
    if (!svg.isEmpty())
        addTo(icon, svg, QColor(), QIcon::Normal);
    return icon;
}

} // namespace widgets
