#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

QString textOf(const QString& path)
{
    QFile file(QStringLiteral(DLCOT_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

/// THIRD-PARTY.md names everything that is linked, installed to build with, or taken from npm.
class TestLicences : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_list = textOf(QStringLiteral("resources/licenses/THIRD-PARTY.md"));
        QVERIFY(!m_list.isEmpty());
        QVERIFY(textOf(QStringLiteral("LICENSE")).contains(QStringLiteral("GNU GENERAL PUBLIC LICENSE")));
    }

    void namesEveryLibraryThatCMakeFinds_data()
    {
        QTest::addColumn<QString>("library");
        const QRegularExpression found(QStringLiteral("(?:find_package|pkg_check_modules)\\(([A-Za-z0-9_]+)"));
        for (const char* name : {"core", "widgets", "app", "app/cli"}) {
            const QString folder = QString::fromLatin1(name);
            auto matches = found.globalMatch(textOf(folder + QStringLiteral("/CMakeLists.txt")));
            while (matches.hasNext()) {
                const QString library = matches.next().captured(1);
                if (library != QStringLiteral("Threads") && library != QStringLiteral("PkgConfig"))
                    QTest::newRow(qPrintable(folder + QLatin1Char(' ') + library)) << library;
            }
        }
    }
    void namesEveryLibraryThatCMakeFinds()
    {
        QFETCH(QString, library);
        library.remove(QRegularExpression(QStringLiteral("(Qt)?[0-9]$"))); // QCustomPlotQt6, Qt6, SQLite3
        QVERIFY2(m_list.contains(library.isEmpty() ? QStringLiteral("Qt 6") : library, Qt::CaseInsensitive),
                 qPrintable(library));
    }

    void namesEveryDevelopmentPackageThatStartInstalls()
    {
        static const QRegularExpression packages(QStringLiteral("build_packages=\\(([^)]*)\\)"));
        const QString names = packages.match(textOf(QStringLiteral("start.sh"))).captured(1);
        QVERIFY(!names.isEmpty());
        static const QRegularExpression space(QStringLiteral("\\s+"));
        QStringList missing;
        for (const QString& name : names.split(space, Qt::SkipEmptyParts)) {
            if (name.endsWith(QStringLiteral("-dev")) && !m_list.contains(name))
                missing << name;
        }
        QCOMPARE(missing, QStringList());
    }

    void namesEveryNpmPackage()
    {
        static const QRegularExpression entry(QStringLiteral("\"node_modules/((?:@[^/\"]+/)?[^/\"]+)\"[^}]*\\}"));
        auto matches = entry.globalMatch(textOf(QStringLiteral("package-lock.json")));
        QVERIFY(matches.hasNext());
        while (matches.hasNext()) {
            const auto match = matches.next();
            if (!match.captured(0).contains(QStringLiteral("\"dev\": true"))
                && !match.captured(0).contains(QStringLiteral("\"devOptional\": true")))
                QVERIFY2(m_list.contains(match.captured(1)), qPrintable(match.captured(1)));
        }
    }

private:
    QString m_list;
};

QTEST_APPLESS_MAIN(TestLicences)
#include "tst_licences.moc"
