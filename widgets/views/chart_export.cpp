#include "widgets/views/chart_export.h"

#include "widgets/text_bridge.h"
#include "widgets/views/chart_plot.h"

#include <QCoreApplication>
#include <QPageLayout>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace widgets {

namespace {

core::Error fileError(core::ErrorCode code, const QSaveFile& file)
{
    const QString message = QCoreApplication::translate("widgets::ChartExport", "The picture could not be saved: %1")
                                .arg(file.errorString());
    return {code, toStdString(message), toStdString(file.fileName())};
}

/// Draws the plot on a vector device, without the caches that would put pictures of text into it.
bool paintOn(ChartPlot& plot, QPaintDevice& device)
{
    QCPPainter painter;
    if (!painter.begin(&device))
        return false;
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    painter.fillRect(plot.rect(), plot.palette().color(QPalette::Base));
    plot.toPainter(&painter, plot.width(), plot.height());
    return painter.end();
}

bool writeSvg(ChartPlot& plot, QIODevice& device)
{
    QSvgGenerator generator;
    generator.setOutputDevice(&device);
    generator.setResolution(plot.logicalDpiX());
    generator.setSize(plot.size());
    generator.setViewBox(plot.rect());
    generator.setTitle(plot.accessibleName());
    generator.setDescription(plot.accessibleDescription());
    return paintOn(plot, generator);
}

bool writePdf(ChartPlot& plot, QIODevice& device)
{
    QPdfWriter writer(&device);
    const int dpi = plot.logicalDpiX();
    const QSizeF points = QSizeF(plot.size()) * 72.0 / dpi;
    writer.setResolution(dpi);
    writer.setPageLayout(QPageLayout(QPageSize(points, QPageSize::Point, QString(), QPageSize::ExactMatch),
                                     QPageLayout::Portrait, QMarginsF(), QPageLayout::Point));
    writer.setTitle(plot.accessibleName());
    writer.setCreator(QStringLiteral("DLCoT Studio"));
    return paintOn(plot, writer);
}

bool write(ChartPlot& plot, PictureFormat format, QIODevice& device)
{
    switch (format) {
    case PictureFormat::Png: return plot.toPixmap(plot.width(), plot.height(), 2.0).save(&device, "PNG");
    case PictureFormat::Svg: return writeSvg(plot, device);
    case PictureFormat::Pdf: return writePdf(plot, device);
    }
    return false;
}

} // namespace

core::Status savePicture(ChartPlot& plot, PictureFormat format, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fileError(core::ErrorCode::NoPermission, file);
    const bool drawn = write(plot, format, file);
    if (!drawn || file.error() != QFileDevice::NoError || !file.commit())
        return fileError(core::ErrorCode::Write, file);
    return core::Done{};
}

} // namespace widgets
