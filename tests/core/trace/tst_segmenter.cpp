#include "core/annotate/annotator.h"
#include "core/text/text_units.h"
#include "core/text/utf8.h"
#include "tests/support/hard_traces.h"

#include <QFile>
#include <QTest>
#include <nlohmann/json.hpp>

#include <random>
#include <string>

using namespace core;

namespace {

/// Fails the test unless the analysis keeps METHOD.md's first invariant.
void checkPartition(const std::string& text, const Analysis& analysis)
{
    QCOMPARE(analysis.notes.size(), analysis.tree.segments().size());
    std::size_t at = 0;
    for (const Segment& segment : analysis.tree.segments()) {
        QCOMPARE(segment.span.begin, at);
        for (const Span step : segment.steps) {
            QCOMPARE(step.begin, at);
            QVERIFY(step.end > step.begin);
            QVERIFY(isCharBoundary(text, step.end));
            at = step.end;
        }
        QCOMPARE(segment.span.end, at);
    }
    QCOMPARE(at, text.size());
    for (const SegmentNote& note : analysis.notes) {
        QVERIFY(!note.title.empty() || text.find_first_not_of(" \n\t\r") == std::string::npos);
        QVERIFY2(countCodePoints(note.title) <= 60, note.title.c_str());
        QVERIFY(note.title.find('\n') == std::string::npos);
        QVERIFY(isValidUtf8(note.title));
        QVERIFY(!note.why.empty());
        QVERIFY(note.confidence >= 0 && note.confidence <= 1);
    }
}

/// Text made of pieces that matter to the segmenter, in random order, some of them cut.
std::string randomText(std::mt19937& random)
{
    static const std::vector<std::string> pieces{
        "Wait, ", "Alternatively, ", "let me check. ", "So the answer is 7.\n\n", "\\[", "\\]", "$$", "$", "\\(", "\\)",
        "```", "x = 3", "\n", "\n\n", " ", "等等，", "答案是5。", "验证一下", "\\boxed{7}", "\\frac{1}{2", "}", "1. ", "e.g. ",
        std::string(1, '\0'), "é", "∑", "🙂", "Therefore, ", "?", "!", "...", "**Final Answer**\n", "\\begin{align}",
        "\\end{align}", "\t", "\r\n", "abcdefghij"};
    std::string text;
    const std::size_t count = random() % 120;
    for (std::size_t i = 0; i < count; ++i)
        text += pieces[random() % pieces.size()];
    return text;
}

} // namespace

/// The rules annotator: invariants on random, made-up and real traces.
class TestSegmenter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        auto made = makeRulesAnnotator();
        QVERIFY2(made.ok(), made.ok() ? "" : made.error().message.c_str());
        m_annotator = std::move(made).value();
    }

    void unitsPartitionRandomText()
    {
        for (unsigned seed = 0; seed < 400; ++seed) {
            std::mt19937 random(seed);
            const std::string text = randomText(random);
            std::size_t at = 0;
            for (const TextUnit& unit : splitUnits(text)) {
                QVERIFY2(unit.span.begin == at && unit.span.end > at, qPrintable(QString::number(seed)));
                QVERIFY(unit.span.contains(unit.body));
                QVERIFY(isCharBoundary(text, unit.span.end));
                at = unit.span.end;
            }
            QCOMPARE(at, text.size());
        }
    }

    void segmentsPartitionRandomText()
    {
        for (unsigned seed = 0; seed < 400; ++seed) {
            std::mt19937 random(seed);
            const std::string text = randomText(random);
            annotateAndCheck(text);
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(QStringLiteral("seed %1").arg(seed)));
        }
    }

    void segmentsPartitionRealTraces()
    {
        QFile file(QStringLiteral(DLCOT_SOURCE_DIR "/../shared/data/gold/dev.jsonl"));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("shared data is not on this machine");
        while (!file.atEnd()) {
            const auto row = nlohmann::json::parse(file.readLine().toStdString());
            annotateAndCheck(row.at("reasoning").get<std::string>());
        }
    }

    void segmentsPartitionHardTraces_data()
    {
        QTest::addColumn<std::size_t>("kind");
        for (std::size_t i = 0; i < hardtraces::kinds().size(); ++i)
            QTest::newRow(hardtraces::kinds()[i].name) << i;
    }
    void segmentsPartitionHardTraces()
    {
        QFETCH(std::size_t, kind);
        constexpr std::size_t size = 120'000; // units in several blocks of the model
        annotateAndCheck(hardtraces::make(hardtraces::kinds()[kind], size));
    }

    void firstUnitsBeginAllUnits()
    {
        for (unsigned seed = 0; seed < 200; ++seed) {
            std::mt19937 random(seed);
            const std::string text = randomText(random);
            const std::vector<TextUnit> all = splitUnits(text);
            const std::vector<TextUnit> first = firstUnits(text, 5);
            QCOMPARE(first.size(), std::min<std::size_t>(5, all.size()));
            for (std::size_t i = 0; i < first.size(); ++i)
                QVERIFY2(first[i].body.in(text) == all[i].body.in(text) && first[i].span.begin == all[i].span.begin, qPrintable(QString::number(seed)));
        }
    }

    void sentencesAndDisplays()
    {
        const std::string text = "Let x = 3.5, e.g. so. Then 2x = 7!\n\n\\[ a. B\n = c \\]\nDone? Yes. 1. No\n1. One item.";
        QStringList bodies;
        for (const TextUnit& unit : splitUnits(text))
            bodies << QString::fromStdString(std::string(unit.body.in(text)));
        QCOMPARE(bodies, QStringList({"Let x = 3.5, e.g. so.", "Then 2x = 7!", "\\[ a. B\n = c \\]", "Done?", "Yes.",
                                      "1. No", "1. One item."}));
    }

private:
    void annotateAndCheck(const std::string& text)
    {
        Trace trace;
        trace.reasoning = text;
        const auto analysis = m_annotator->annotate(trace, Monitor::none());
        QVERIFY(analysis.ok());
        checkPartition(text, analysis.value());
    }

    std::shared_ptr<const Annotator> m_annotator;
};

QTEST_APPLESS_MAIN(TestSegmenter)
#include "tst_segmenter.moc"
