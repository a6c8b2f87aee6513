#include "core/annotate/annotator.h"
#include "tests/support/case_file.h"

#include <QDirIterator>
#include <QTest>

#include <map>
#include <set>
#include <string>

using namespace core;
using support::sectionsOf;

namespace {

enum class Repeats { Left, Told };

/// One line a segment: its kind, the label of an approach, and of a repeat the number of the line that it repeats.
QString printed(const Analysis& analysis, Repeats repeats)
{
    QString out;
    for (std::size_t i = 0; i < analysis.notes.size(); ++i) {
        const std::string_view kind = kindName(analysis.tree.segments()[i].kind);
        out += QString::fromUtf8(kind.data(), static_cast<qsizetype>(kind.size()));
        if (const auto label = analysis.notes[i].label) {
            const std::string_view name = labelName(*label);
            out += QLatin1Char(' ') + QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        }
        if (const auto original = analysis.notes[i].original; original && repeats == Repeats::Told)
            out += QStringLiteral(" repeats %1").arg(*original + 1);
        out += QLatin1Char('\n');
    }
    return out;
}

/// The clusters of all approaches and checks.
std::set<std::uint32_t> clustersOf(const Analysis& analysis)
{
    std::set<std::uint32_t> clusters;
    for (const SegmentNote& note : analysis.notes)
        if (note.cluster)
            clusters.insert(*note.cluster);
    return clusters;
}

/// The reasoning of a case: "--- reasoning", and behind it "--- loop N" so many times.
QString reasoningOf(const std::map<QString, QString>& sections)
{
    QString text = sections.at(QStringLiteral("reasoning"));
    for (const auto& [name, piece] : sections)
        if (name.startsWith(QStringLiteral("loop ")))
            text += piece.repeated(name.mid(5).toInt());
    return text.trimmed();
}

} // namespace

/// Each file of tests/cases/segments: a trace, and the tree or the number of clusters that a reader expects of it;
/// "--- missed" says what the segmenter does not see of it yet.
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
        const bool hasTree = sections.count(QStringLiteral("tree")) == 1;
        const bool hasClusters = sections.count(QStringLiteral("clusters")) == 1;
        QVERIFY2(hasTree || hasClusters, "the case has neither --- tree nor --- clusters");
        const auto text = [&](const char* name) {
            return sections[QString::fromLatin1(name)].trimmed().toStdString();
        };
        Trace trace;
        trace.problem = text("problem");
        trace.reasoning = reasoningOf(sections).toStdString();
        trace.answer = text("answer");
        const auto annotator = makeRulesAnnotator();
        QVERIFY(annotator.ok());
        const auto analysis = annotator.value()->annotate(trace, Monitor::none());
        QVERIFY(analysis.ok());
        const QString tree = sections[QStringLiteral("tree")].trimmed();
        const Repeats repeats = tree.contains(QStringLiteral("repeats")) ? Repeats::Told : Repeats::Left;
        if (const auto missed = sections.find(QStringLiteral("missed")); missed != sections.end())
            QEXPECT_FAIL("", qPrintable(missed->second.trimmed()), Abort); // and the test fails once it is found
        if (hasTree)
            QCOMPARE(printed(analysis.value(), repeats).trimmed(), tree);
        if (hasClusters)
            QCOMPARE(clustersOf(analysis.value()).size(), sections[QStringLiteral("clusters")].trimmed().toUInt());
    }
};

QTEST_APPLESS_MAIN(TestCases)
#include "tst_cases.moc"
