#include "widgets/filter_words.h"
#include "widgets/language.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

const QString sources = QStringLiteral(DLCOT_SOURCE_DIR);

/// One message of a .ts file.
struct Message
{
    QString context, source, comment, state;
    QStringList forms;

    [[nodiscard]] QString key() const { return context + QLatin1String(" | ") + source + QLatin1String(" | ") + comment; }
};

Message readMessage(QXmlStreamReader& xml, const QString& context)
{
    Message message{context, {}, {}, {}, {}};
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            message.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("comment")) {
            message.comment = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            message.state = xml.attributes().value(QLatin1String("type")).toString();
            QString text;
            while (!(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == QLatin1String("translation"))) {
                if (xml.isStartElement())
                    message.forms << xml.readElementText();
                else if (xml.isCharacters())
                    text += xml.text();
            }
            if (message.forms.isEmpty())
                message.forms << text;
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> messagesOf(const QString& path)
{
    QFile file(path);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages << readMessage(xml, context);
    }
    return messages;
}

/// The placeholders of a text, sorted: %1, %2, %n, %L1; "%Ln" counts as "%n".
QStringList placeholders(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("%L?(\\d{1,2}|n)"));
    QStringList found;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();)
        found << matches.next().captured(1);
    found.sort();
    return found;
}

QString lupdate()
{
    for (const QString& folder : {QStringLiteral("/usr/lib/qt6/bin"), QString()}) {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("lupdate"),
                                                               folder.isEmpty() ? QStringList() : QStringList{folder});
        if (!program.isEmpty())
            return program;
    }
    return {};
}

} // namespace

/// The translations are complete, keep their placeholders, know every string of the sources, and arrive at run time.
class TestTranslations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyMessageIsTranslated_data() { files(); }
    void everyMessageIsTranslated()
    {
        QFETCH(QString, path);
        const QList<Message> messages = messagesOf(path);
        QVERIFY(!messages.isEmpty());
        for (const Message& message : messages) {
            QVERIFY2(message.state.isEmpty(), qPrintable(message.state + QLatin1String(": ") + message.key()));
            for (const QString& form : message.forms) {
                QVERIFY2(!form.isEmpty(), qPrintable(message.key()));
                QVERIFY2(placeholders(form) == placeholders(message.source), qPrintable(message.key()));
                QVERIFY2(form.endsWith(QChar(0x2026)) == message.source.endsWith(QChar(0x2026)), qPrintable(message.key()));
            }
        }
    }

    void everyStringOfTheSourcesIsKnown_data() { files(); }
    void everyStringOfTheSourcesIsKnown()
    {
        QFETCH(QString, path);
        QFETCH(QStringList, options);
        const QString program = lupdate();
        if (program.isEmpty())
            QSKIP("lupdate is not installed");
        QTemporaryDir folder;
        const QString fresh = folder.filePath(QStringLiteral("fresh.ts"));
        QProcess process;
        process.setWorkingDirectory(sources);
        process.start(program, options + QStringList{QStringLiteral("-I") + sources, QStringLiteral("widgets"),
                                                     QStringLiteral("app"), QStringLiteral("-ts"), fresh});
        QVERIFY(process.waitForFinished(120000));
        QStringList known;
        for (const Message& message : messagesOf(path))
            known << message.key();
        QStringList wanted;
        for (const Message& message : messagesOf(fresh))
            wanted << message.key();
        QVERIFY(!wanted.isEmpty());
        known.sort();
        wanted.sort();
        QStringList unknown = wanted;
        unknown.removeIf([&](const QString& key) { return known.contains(key); });
        known.removeIf([&](const QString& key) { return wanted.contains(key); });
        QVERIFY2(unknown.isEmpty(), qPrintable(QLatin1String("new in the sources: ") + unknown.join(QLatin1Char('\n'))));
        QVERIFY2(known.isEmpty(), qPrintable(QLatin1String("gone from the sources: ") + known.join(QLatin1Char('\n'))));
    }

    void chineseArrivesAtRunTime()
    {
        QCOMPARE(widgets::useLanguage(QStringLiteral("zh_CN")), QStringLiteral("zh_CN"));
        QCOMPARE(distribution(), QStringLiteral("\u5206\u5e03"));
        QCOMPARE(widgets::useLanguage(QStringLiteral("en")), QStringLiteral("en"));
        QCOMPARE(distribution(), QStringLiteral("Distribution"));
        QCOMPARE(widgets::useLanguage(QStringLiteral("tlh")), QStringLiteral("en"));
    }

    void namesOfFacetsAreTranslated()
    {
        using Field = core::FilterField;
        widgets::useLanguage(QStringLiteral("zh_CN"));
        for (const Field field : {Field::Verdict, Field::Cleaned, Field::Approaches, Field::Saving, Field::Tokens, Field::File}) {
            const QString name = widgets::facetName(field);
            QVERIFY2(!name.isEmpty() && name.front().script() == QChar::Script_Han, qPrintable(name));
        }
    }

    void pluralsFollowTheNumber()
    {
        widgets::useLanguage(QStringLiteral("en"));
        const auto traces = [](int n) {
            return QCoreApplication::translate("widgets::DistributionChart", "%n trace(s)", nullptr, n);
        };
        QCOMPARE(traces(1), QStringLiteral("1 trace"));
        QCOMPARE(traces(2), QStringLiteral("2 traces"));
        widgets::useLanguage(QStringLiteral("zh_CN"));
        QCOMPARE(traces(1), QStringLiteral("1 \u6761\u8f68\u8ff9"));
    }

    void cleanup() { widgets::useLanguage(QStringLiteral("en")); }

private:
    static QString distribution() { return QCoreApplication::translate("widgets::ChartsView", "Distribution"); }

    static void files()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("Chinese") << sources + QStringLiteral("/translations/dlcot_zh_CN.ts")
                                 << QStringList{QStringLiteral("-silent")};
        QTest::newRow("English plurals") << sources + QStringLiteral("/translations/dlcot_en.ts")
                                         << QStringList{QStringLiteral("-silent"), QStringLiteral("-pluralonly")};
    }
};

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
