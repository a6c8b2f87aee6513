#include "core/annotate/titles/title_words.h"
#include "core/annotate/titles/titles.h"
#include "core/trace/segmenter.h"

#include <QTest>

#include <string>
#include <vector>

using namespace core;

/// What stands in the tree for a segment.
class TestTitles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void titles_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("title");
        const auto row = [](Kind kind, const char* text, const char* title) {
            QTest::newRow(text) << static_cast<int>(kind) << QString::fromUtf8(text) << QString::fromUtf8(title);
        };
        row(Kind::Approach, "Okay, let me count the red tiles of each row.", "count the red tiles of each row");
        row(Kind::Approach, "Let me think differently. The sum of the rows is what is asked.", "The sum of the rows is what is asked");
        row(Kind::Approach, "Wait, another approach. Count the tiles by columns.", "Count the tiles by columns");
        row(Kind::Approach, "Let me try a different approach.", "try a different approach"); // there is nothing else
        row(Kind::Verification, "No, wait, another thought. The last row has only five tiles.", "check: The last row has only five tiles");
        row(Kind::Approach, "So the letter begins with Dear Ms. Smith, and that is polite.", "the letter begins with Dear Ms. Smith, and that is polite");
        row(Kind::Approach, "The width has to lie between one and seven metres (as the wall is no longer than that).",
            "The width has to lie between one and seven metres…");
        row(Kind::Approach, "```c\n#include <math.h>\ndouble area(double r)\n{\n}\n```\n", "code: area(double r)");
        row(Kind::Conclusion, "So the acid is **3**-chlorobutanoic acid. Therefore, the answer is B.", "final answer: B");
        row(Kind::Conclusion, "Therefore, the answer is 12.", "final answer: 12");
        row(Kind::Approach, "Look at \\sum_{k=1}^{8} k^2 of the first eight.", "Look at ∑_(k=1)⁸ k² of the first eight");
    }
    void titles()
    {
        QFETCH(int, kind);
        QFETCH(QString, text);
        QFETCH(QString, title);
        const Segmenter segmenter = Segmenter::load().value();
        const std::string reasoning = text.toStdString();
        const TraceTree tree = TraceTree::build(reasoning.size(), {{{0, reasoning.size()}, static_cast<Kind>(kind), {}}}).value();
        std::vector<SegmentNote> notes(1);
        titleSegments(segmenter.lexicon(), reasoning, tree, notes);
        QCOMPARE(QString::fromStdString(notes[0].title), title);
    }

    void wordsThatSayNothing()
    {
        QVERIFY(saysNothing("think about this step by step"));
        QVERIFY(saysNothing("start with the first one"));
        QVERIFY(!saysNothing("start with the first reaction"));
        QVERIFY(!saysNothing("try x = 3"));
        QVERIFY(!saysNothing("换一种方法"));
        QVERIFY(!saysNothing(""));
    }
};

QTEST_GUILESS_MAIN(TestTitles)
#include "tst_titles.moc"
