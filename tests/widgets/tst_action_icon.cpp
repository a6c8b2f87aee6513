#include "widgets/action_icon.h"
#include "widgets/palette.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

using namespace widgets;

namespace {

const QDir iconFolder(QStringLiteral(DLCOT_SOURCE_DIR "/resources/icons"));

QStringList iconNames()
{
    QStringList names;
    for (const QFileInfo& file : iconFolder.entryInfoList({QStringLiteral("*.svg")}))
        names << file.completeBaseName();
    return names;
}

/// Pixels of `image` that are mostly opaque, and how many of them have about the colour `wanted`.
std::pair<int, int> painted(const QImage& image, const QColor& wanted)
{
    int opaque = 0;
    int matching = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() < 128)
                continue;
            ++opaque;
            const int distance = std::abs(pixel.red() - wanted.red()) + std::abs(pixel.green() - wanted.green())
                + std::abs(pixel.blue() - wanted.blue());
            matching += distance < 24 ? 1 : 0;
        }
    }
    return {opaque, matching};
}

} // namespace

/// Icons draw something at 16 px, in the palette's colour, and are what the views ask for.
class TestActionIcon : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyActionIconTakesThePaletteColour_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString& name : iconNames()) {
            if (name != QStringLiteral("dlcot-studio"))
                QTest::newRow(qPrintable(name)) << name;
        }
    }
    void everyActionIconTakesThePaletteColour()
    {
        QFETCH(QString, name);
        for (const QPalette& palette : {lightPalette(), darkPalette()}) {
            const QIcon icon = actionIcon(name, palette);
            QVERIFY(!icon.isNull());
            const QImage image = icon.pixmap(QSize(16, 16)).toImage();
            const auto [opaque, matching] = painted(image, palette.color(QPalette::Active, QPalette::ButtonText));
            QVERIFY2(opaque >= 12 && opaque <= 180, qPrintable(QString::number(opaque)));
            QCOMPARE(matching, opaque);
        }
    }

    void theProgramIconFillsItsPlace()
    {
        const QIcon icon = applicationIcon();
        QVERIFY(!icon.isNull());
        for (const int size : {16, 64}) {
            const QImage image = icon.pixmap(QSize(size, size)).toImage();
            const auto [opaque, matching] = painted(image, QColor(0x1b, 0x4f, 0x94));
            QVERIFY(opaque > size * size * 3 / 4);
            QVERIFY(matching > size * size / 5 && matching < opaque * 4 / 5);
        }
    }

    void anUnknownNameGivesANullIcon() { QVERIFY(actionIcon(QStringLiteral("no such icon"), lightPalette()).isNull()); }

    void everyIconTheSourcesAskForIsThere()
    {
        const QRegularExpression call(QStringLiteral("actionIcon\\(QStringLiteral\\(\"([^\"]+)\"\\)"));
        const QStringList names = iconNames();
        for (const char* folder : {"/widgets/views", "/app"}) {
            const QDir dir(QStringLiteral(DLCOT_SOURCE_DIR) + QLatin1String(folder));
            for (const QFileInfo& info : dir.entryInfoList({QStringLiteral("*.cpp")})) {
                QFile file(info.filePath());
                QVERIFY(file.open(QIODevice::ReadOnly));
                auto matches = call.globalMatch(QString::fromUtf8(file.readAll()));
                while (matches.hasNext()) {
                    const QString name = matches.next().captured(1);
                    QVERIFY2(names.contains(name), qPrintable(info.fileName() + QStringLiteral(": ") + name));
                }
            }
        }
    }

    /// With DLCOT_ICON_SHEET=FILE.png, draws all icons on both grounds to look at.
    void drawsASheetOnRequest()
    {
        const QString path = qEnvironmentVariable("DLCOT_ICON_SHEET");
        if (path.isEmpty())
            QSKIP("DLCOT_ICON_SHEET is not set");
        QImage sheet(static_cast<int>(iconNames().size()) * 72 + 8, 240, QImage::Format_ARGB32);
        QPainter painter(&sheet);
        int y = 0;
        for (const QPalette& palette : {lightPalette(), darkPalette()}) {
            painter.fillRect(0, y, sheet.width(), 120, palette.color(QPalette::Window));
            int x = 8;
            for (const QString& name : iconNames()) {
                const QIcon icon = name == QStringLiteral("dlcot-studio") ? applicationIcon() : actionIcon(name, palette);
                icon.paint(&painter, QRect(x, y + 8, 64, 64));
                icon.paint(&painter, QRect(x, y + 84, 16, 16));
                icon.paint(&painter, QRect(x + 24, y + 80, 24, 24), Qt::AlignCenter, QIcon::Disabled);
                x += 72;
            }
            y += 120;
        }
        QVERIFY(sheet.save(path));
    }
};

QTEST_MAIN(TestActionIcon)
#include "tst_action_icon.moc"
