#include "core/evaluate/differences.h"
#include "core/evaluate/start_matching.h"

#include "tests/support/hand_made.h"

#include <QTest>

using namespace core;
using What = Difference::What;

namespace {

LabelledSegment segment(std::int64_t begin, std::int64_t end, Kind kind, std::optional<Label> label = {}, std::optional<std::int64_t> cluster = {})
{
    return {begin, end, kind, label, cluster};
}

LabelledTrace traceOf(std::vector<LabelledSegment> segments, std::vector<LabelledError> errors = {})
{
    LabelledTrace out;
    out.segments = std::move(segments);
    out.errors = std::move(errors);
    return out;
}

std::vector<What> whatOf(const std::vector<Difference>& all)
{
    std::vector<What> out;
    for (const Difference& each : all)
        out.push_back(each.what);
    return out;
}

} // namespace

/// What gold and analysis differ in, for stepping through, and the matching that it shares with the figures.
class TestDifferences : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nearestFirstThenEarlier()
    {
        using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;
        QCOMPARE(matchStarts({300, 340}, {320}), (Pairs{{0, 0}}));
        QCOMPARE(matchStarts({320}, {340, 300}), (Pairs{{0, 0}}));
        QCOMPARE(matchStarts({300, 340}, {335, 420}), (Pairs{{1, 0}, {0, 1}}));
        QCOMPARE(matchStarts({100}, {220}), (Pairs{{0, 0}}));
        QVERIFY(matchStarts({100}, {221}).empty());
    }

    void equalsHaveNone()
    {
        std::mt19937 random(5);
        for (int i = 0; i < 30; ++i) {
            const handmade::Made made = handmade::random(random);
            const LabelledTrace trace = labelledTrace("x", made.trace.reasoning, made.analysis);
            QVERIFY(differences(made.trace.reasoning, trace, trace).empty());
        }
    }

    void eachKindOfDifference()
    {
        const std::string text(2000, 'a');
        const LabelledTrace gold = traceOf({segment(0, 500, Kind::QuestionRepeat), segment(500, 1000, Kind::Approach, Label::Correct, 0),
                                            segment(1000, 1500, Kind::Approach, Label::Incorrect, 0), segment(1500, 2000, Kind::Conclusion)},
                                           {{600, 620, "no"}});
        const LabelledTrace found = traceOf({segment(0, 500, Kind::QuestionRepeat), segment(500, 1000, Kind::Approach, Label::Incomplete, 0),
                                             segment(1000, 1700, Kind::Approach, Label::Incorrect, 1), segment(1700, 1800, Kind::Conclusion),
                                             segment(1800, 2000, Kind::Conclusion)},
                                            {{1200, 1210, "yes"}});
        const std::vector<Difference> all = differences(text, gold, found);
        QCOMPARE(whatOf(all), (std::vector<What>{What::Label, What::MissedError, What::Repeat, What::ExtraError, What::MissedStart, What::Kind,
                                                 What::ExtraStart, What::ExtraStart}));
        QVERIFY(all[0].goldLabel == Label::Correct && all[0].foundLabel == Label::Incomplete);
        QCOMPARE(all[1].message, std::string("no"));
        QVERIFY(all[2].goldRedundant);
        QVERIFY(all[5].goldKind == Kind::Conclusion && all[5].foundKind == Kind::Approach);
        QVERIFY(all[5].span == (Span{1500, 1700}));
    }

    void offsetsAreBytesOfTheText()
    {
        std::string text;
        for (int i = 0; i < 400; ++i)
            text += "\u4e2d"; // three bytes
        const LabelledTrace gold = traceOf({segment(0, 200, Kind::Approach), segment(200, 400, Kind::Verification)});
        const LabelledTrace found = traceOf({segment(0, 400, Kind::Approach)});
        const std::vector<Difference> all = differences(text, gold, found);
        QCOMPARE(whatOf(all), (std::vector<What>{What::MissedStart, What::Kind}));
        QVERIFY(all[0].span == (Span{600, 603}));
        QVERIFY(all[1].span == (Span{600, 1200}));
        QCOMPARE(goldSegments(text, gold)[1].span.end, std::size_t{1200});
    }

    void wildOffsetsAreCutToTheText()
    {
        const std::string text = "short";
        const LabelledTrace wild = traceOf({segment(-50, 9000000000, Kind::Approach, Label::Correct, 1), segment(3, 1, Kind::Conclusion), segment(900, 950, Kind::Conclusion)},
                                           {{-9, 700, "x"}});
        for (const Difference& each : differences(text, wild, traceOf({})))
            QVERIFY(each.span.begin <= each.span.end && each.span.end <= text.size());
        for (const GoldSegment& each : goldSegments(text, wild))
            QVERIFY(each.span.begin <= each.span.end && each.span.end <= text.size());
        QVERIFY(differences({}, wild, wild).empty());
    }
};

QTEST_GUILESS_MAIN(TestDifferences)
#include "tst_differences.moc"
