#include <QFile>
#include <QTest>
#include <QXmlStreamReader>

namespace {

const QString resources = QStringLiteral(DLCOT_SOURCE_DIR "/resources/");

QString textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Text of the first element with that name; an attribute's value when `attribute` is given.
QString firstOf(const QString& path, const QString& element, const QString& attribute = {})
{
    QXmlStreamReader xml(textOf(path));
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == element)
            return attribute.isEmpty() ? xml.readElementText() : xml.attributes().value(attribute).toString();
    }
    return {};
}

} // namespace

/// Desktop file, metainfo, MIME type and changelog agree with each other and with the project.
class TestDesktopFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void xmlIsWellFormed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("metainfo") << QStringLiteral("dlcot-studio.metainfo.xml");
        QTest::newRow("mime") << QStringLiteral("dlcot-studio.mime.xml");
    }
    void xmlIsWellFormed()
    {
        QFETCH(QString, name);
        QXmlStreamReader xml(textOf(resources + name));
        int elements = 0;
        while (!xml.atEnd())
            elements += xml.readNext() == QXmlStreamReader::StartElement ? 1 : 0;
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(elements > 3);
    }

    void namesAndVersionAgree()
    {
        const QString metainfo = resources + QStringLiteral("dlcot-studio.metainfo.xml");
        QCOMPARE(firstOf(metainfo, QStringLiteral("release"), QStringLiteral("version")), QStringLiteral(DLCOT_VERSION));
        QCOMPARE(firstOf(metainfo, QStringLiteral("launchable")), QStringLiteral("dlcot-studio.desktop"));
        QCOMPARE(firstOf(metainfo, QStringLiteral("binary")), QStringLiteral("dlcot-studio"));
        QCOMPARE(firstOf(metainfo, QStringLiteral("project_license")), QStringLiteral("GPL-3.0-or-later"));
        QVERIFY(textOf(QStringLiteral(DLCOT_SOURCE_DIR "/CHANGELOG.md"))
                    .contains(QStringLiteral("## [") + QStringLiteral(DLCOT_VERSION) + QLatin1Char(']')));
    }

    void theDesktopFileStartsTheStudioOnAFile()
    {
        const QString desktop = textOf(resources + QStringLiteral("dlcot-studio.desktop"));
        QVERIFY(desktop.startsWith(QStringLiteral("[Desktop Entry]\n")));
        for (const char* line : {"\nType=Application\n", "\nExec=dlcot-studio %f\n", "\nIcon=dlcot-studio\n"})
            QVERIFY2(desktop.contains(QLatin1String(line)), line);
        QVERIFY(QFile::exists(resources + QStringLiteral("icons/dlcot-studio.svg")));
        const QString type = firstOf(resources + QStringLiteral("dlcot-studio.mime.xml"), QStringLiteral("mime-type"),
                                     QStringLiteral("type"));
        QVERIFY(!type.isEmpty());
        QVERIFY(desktop.contains(type + QLatin1Char(';')));
    }
};

QTEST_APPLESS_MAIN(TestDesktopFiles)
#include "tst_desktop_files.moc"
