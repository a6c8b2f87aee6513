#include "core/annotate/annotator.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <map>
#include <string>

using namespace core;

namespace {

/// The sections of a case file: lines after "--- name" up to the next; lines before the first are its comment.
std::map<QString, QString> sectionsOf(const QString& path)
{
    QFile file(path);
    std::map<QString, QString> sections;
    if (!file.open(QIODevice::ReadOnly))
        return sections;
    QString name;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'))) {
        if (line.startsWith(QStringLiteral("--- "))) {
            name = line.mid(4).trimmed();
            sections[name];
        } else if (!name.isEmpty()) {
            sections[name] += line + QLatin1Char('\n');
        }
    }
    return sections;
}

/// One line a segment: its kind, and the label of an approach.
QString printed(const Analysis& analysis)
{
    QString out;
    for (std::size_t i = 0; i < analysis.notes.size(); ++i) {
        const std::string_view kind = kindName(analysis.tree.segments()[i].kind);
        out += QString::fromUtf8(kind.data(), static_cast<qsizetype>(kind.size()));
        if (const auto label = analysis.notes[i].label) {
            const std::string_view name = labelName(*label);
            out += QLatin1Char(' ') + QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        }
        out += QLatin1Char('\n');
    }
    return out;
}

} // namespace

/// Each file of tests/cases/segments: a trace and the tree that is expected of it.
class TestCases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void segments_data()
    {
        QTest::addColumn<QString>("path");
        QDirIterator files(QStringLiteral(DLCOT_SOURCE_DIR "/tests/cases/segments"), {QStringLiteral("*.txt")});
        while (files.hasNext()) {
            const QString path = files.next();
            QTest::newRow(qPrintable(files.fileName())) << path;
        }
    }

    void segments()
    {
        QFETCH(QString, path);
        auto sections = sectionsOf(path);
        QVERIFY2(sections.count(QStringLiteral("tree")) == 1, "the case has no --- tree");
        const auto text = [&](const char* name) {
            return sections[QString::fromLatin1(name)].trimmed().toStdString();
        };
        Trace trace;
        trace.problem = text("problem");
        trace.reasoning = text("reasoning");
        trace.answer = text("answer");
        const auto annotator = makeRulesAnnotator();
        QVERIFY(annotator.ok());
        const auto analysis = annotator.value()->annotate(trace, Monitor::none());
        QVERIFY(analysis.ok());
        QCOMPARE(printed(analysis.value()).trimmed(), sections[QStringLiteral("tree")].trimmed());
    }
};

QTEST_APPLESS_MAIN(TestCases)
#include "tst_cases.moc"
