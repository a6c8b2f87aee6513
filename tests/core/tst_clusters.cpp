#include "core/annotate/repeats/clusters.h"
#include "core/annotate/repeats/repeat_words.h"

#include <QTest>

#include <string>
#include <vector>

using namespace core;

namespace {

struct Clustered
{
    TraceTree tree;
    std::vector<SegmentNote> notes;
};

Clustered cluster(const std::vector<std::pair<Kind, std::string>>& pieces, const std::string& problem = {})
{
    Trace trace{.problem = problem};
    std::vector<Segment> segments;
    for (const auto& [kind, text] : pieces) {
        const std::size_t begin = trace.reasoning.size();
        trace.reasoning += text;
        segments.push_back({{begin, trace.reasoning.size()}, kind, {}});
    }
    Clustered out;
    out.tree = TraceTree::build(trace.reasoning.size(), std::move(segments)).value();
    out.notes.resize(pieces.size());
    clusterSegments(trace, out.tree, out.notes);
    return out;
}

const std::string sum = "First I add the prices: 17 + 24 = 41, and 41 + 9 = 50. Then the change is 100 - 50 = 50. So the answer is 50.\n";

} // namespace

/// Groups of segments that do the same thing.
class TestClusters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void catchesALetterByLetterRepeat()
    {
        const auto c = cluster({{Kind::Approach, sum}, {Kind::Approach, sum}, {Kind::Conclusion, "So 50."}});
        QCOMPARE(c.notes[0].cluster, std::optional(0U));
        QCOMPARE(c.notes[1].cluster, std::optional(0U));
        QCOMPARE(c.notes[1].original, std::optional(0U));
        QVERIFY(!c.notes[0].redundant());
        QVERIFY(!c.notes[2].cluster);
        QCOMPARE(c.notes[1].whyRedundant, std::string("the same text again"));
    }

    void namesWhatTheReaderCanCompare()
    {
        const std::string check = "Let me double-check the numbers again. 17 + 24 = 41, yes, and 41 + 9 = 50, so 100 - 50 = 50. Correct.\n";
        const auto c = cluster({{Kind::Approach, sum}, {Kind::Verification, check}, {Kind::Verification, check}});
        QCOMPARE(c.notes[2].original, std::optional(0U)); // the first that does it
        QCOMPARE(c.notes[2].whyRedundant, std::string("the same text as check 1"));
        QVERIFY(c.notes[1].whyRedundant.find("most like") == std::string::npos);
    }

    void catchesASecondPassInOtherWords()
    {
        const auto c = cluster({{Kind::Approach, sum},
                                {Kind::Verification, "Let me double-check the numbers again. 17 + 24 = 41, yes, and 41 + 9 = 50, so 100 - 50 = 50. Correct.\n"}});
        QVERIFY(c.notes[1].redundant());
        QVERIFY(c.notes[1].whyRedundant.find("same calculation") != std::string::npos);
    }

    void keepsAnotherMethodApart()
    {
        const auto c = cluster({{Kind::Approach, "Expand the square: x^2 - 6x + 9 = 4, so x^2 - 6x + 5 = 0 and x = 1 or x = 5. The sum is 6.\n"},
                                {Kind::Approach, "Alternatively, draw the parabola. Its axis of symmetry stands halfway between both crossings, at 3, "
                                                 "therefore twice that abscissa, namely 6, results without solving anything.\n"}});
        QVERIFY(!c.notes[1].redundant());
        QCOMPARE(c.notes[1].cluster, std::optional(1U));
    }

    void aShortCheckThatIsDoneOnceMore()
    {
        const auto c = cluster({{Kind::Approach, "The side is 31, for the area is 961.\n"},
                                {Kind::Verification, "Between which roots does that lie? 30^2 = 900 and 32^2 = 1024, and 900 < 961 < 1024. Fine.\n"},
                                {Kind::Verification, "Once more to be sure: 30^2 = 900, 32^2 = 1024, and 961 lies between.\n"},
                                {Kind::Verification, "A side of 31 m is a big garden, but there are such.\n"}});
        QVERIFY(!c.notes[1].redundant());
        QVERIFY(c.notes[2].redundant());
        QVERIFY(c.notes[2].whyRedundant.find("announced as a repeat") != std::string::npos);
        QVERIFY(!c.notes[3].redundant());
    }

    void shortChecksOfDifferentThings()
    {
        const auto c = cluster({{Kind::Approach, "From the second: y = 7x - 9. Put into the first: 2x + 7x - 9 = 18, so x = 3 and y = 12.\n"},
                                {Kind::Verification, "First equation: 6 + 12 = 18. Good.\n"},
                                {Kind::Verification, "Could x be negative? Then y would be below zero too, and the sum as well.\n"}});
        QVERIFY(!c.notes[1].redundant());
        QVERIFY(!c.notes[2].redundant());
    }

    void anApproachRepeatsAnApproach()
    {
        const auto c = cluster({{Kind::Approach, sum}, {Kind::Verification, "100 - 50 is 50. Right.\n"}, {Kind::Approach, "Let me do it all one more time. " + sum}});
        QCOMPARE(c.notes[2].original, std::optional(0U));
    }

    void wordsThatAnnounceARepeat()
    {
        for (const char* text : {"Once more: 4 * 9 = 36.", "Let me check that again.", "OK, I'll redo the sum.", "One last time, 17 + 4.", "再算一遍：4×9=36。", "再看一次面积"})
            QVERIFY2(announcesRepeat(text), text);
        for (const char* text : {"", "One could also count the rest.", "This is more than 7.", "再加上3得到10。", "The last number is 7."})
            QVERIFY2(!announcesRepeat(text), text);
        QVERIFY(!announcesRepeat(std::string(200, 'a') + " again"));
    }

    void numbersClustersInOrderOfAppearance()
    {
        const auto c = cluster({{Kind::Approach, sum},
                                {Kind::Verification, "Plug in 13.7 for the tangent of the angle; the ratio of the opposite leg becomes 0.443, a different quantity.\n"},
                                {Kind::Verification, sum}});
        QCOMPARE(c.notes[0].cluster, std::optional(0U));
        QCOMPARE(c.notes[1].cluster, std::optional(1U));
        QCOMPARE(c.notes[2].cluster, std::optional(0U));
        QCOMPARE(c.notes[2].original, std::optional(0U));
    }

    /// Its time is measured by bench_annotate --growth.
    void aLoopIsOneCluster()
    {
        for (const std::size_t rounds : {std::size_t{300}, std::size_t{15'000}}) {
            std::vector<std::pair<Kind, std::string>> pieces{{Kind::Approach, sum}};
            for (std::size_t i = 0; i < rounds; ++i)
                pieces.emplace_back(Kind::Verification, "Wait, let me check 17 + 24 = 41 and 41 + 9 = 50 once more, so it is 50.\n");
            const auto c = cluster(pieces);
            QCOMPARE(c.notes.size(), rounds + 1);
            QVERIFY(!c.notes[1].redundant() || c.notes[1].original == std::optional(0U));
            for (std::size_t i = 2; i < c.notes.size(); ++i)
                QVERIFY2(c.notes[i].cluster == c.notes[1].cluster && c.notes[i].redundant(), std::to_string(i).c_str());
        }
    }

    void chineseTextIsCompared()
    {
        const std::string text = "先计算总价：17 + 24 = 41，再加上 9 得到 50。所以找零 100 - 50 = 50。\n";
        const auto c = cluster({{Kind::Approach, text}, {Kind::Verification, "再次验证：17 + 24 = 41，再加上 9 得到 50。没错。\n"}});
        QVERIFY(c.notes[1].redundant());
    }

    void emptyAndHostileSegmentsAreFine()
    {
        const auto c = cluster({{Kind::Approach, std::string(200'000, '=')}, {Kind::Approach, std::string(200'000, '7')}, {Kind::Verification, "\n"}});
        QVERIFY(c.notes[0].cluster && c.notes[1].cluster && c.notes[2].cluster);
        QVERIFY(cluster({}).notes.empty());
    }
};

QTEST_APPLESS_MAIN(TestClusters)
#include "tst_clusters.moc"
