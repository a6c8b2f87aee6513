#include "core/annotate/labels/label_certainty.h"
#include "tests/support/hand_made.h"

#include <QTest>

using namespace core;

namespace {

double cue(const LabelCues& cues, LabelCue which) { return cues[static_cast<std::size_t>(which)]; }

/// 0 an approach without an answer, 1 one with, 2 its check, 3 another without, 4 conclusion.
Analysis traceOf5(double sure)
{
    Analysis analysis = handmade::make({
        {.text = "First I list the cases, which takes long and leads nowhere.\n\n", .label = Label::Incomplete},
        {.text = "Second: x = 7. And so on.\n\n", .label = Label::Correct, .answer = "7"},
        {.kind = Kind::Verification, .text = "Check: 7 fits.\n\n"},
        {.text = "Third: who knows.\n\n", .label = Label::Incomplete},
        {.kind = Kind::Conclusion, .text = "So \\boxed{7}", .answer = "7"},
    }).analysis;
    for (SegmentNote& note : analysis.notes) {
        note.boundaryConfidence = sure;
        if (note.label)
            note.labelConfidence = 0.84;
    }
    return analysis;
}

} // namespace

/// How sure a label is, by what stands around it.
class TestLabelCertainty : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cues()
    {
        const Analysis analysis = traceOf5(0.6);
        const std::vector<LabelCues> all = labelCues(analysis);
        QCOMPARE(all.size(), std::size_t{5});
        QCOMPARE(cue(all[0], LabelCue::Begin), 1.0); // the trace itself begins there
        QCOMPARE(cue(all[0], LabelCue::End), 0.6);
        QCOMPARE(cue(all[0], LabelCue::First), 1.0);
        QCOMPARE(cue(all[0], LabelCue::GoesOther), 1.0);
        QCOMPARE(cue(all[0], LabelCue::Closed), 0.0);
        QCOMPARE(cue(all[1], LabelCue::Closed), 1.0);
        QCOMPARE(cue(all[1], LabelCue::Begin), 0.6);
        QCOMPARE(cue(all[1], LabelCue::Again), 0.0);
        QVERIFY(cue(all[1], LabelCue::Behind) > 0.3 && cue(all[1], LabelCue::Behind) < 0.6); // ". And so on."
        QCOMPARE(cue(all[3], LabelCue::Again), 1.0);
        QCOMPARE(cue(all[3], LabelCue::First), 0.0);
        for (const std::size_t unlabelled : {std::size_t{2}, std::size_t{4}})
            QCOMPARE(all[unlabelled], LabelCues{});
        for (const LabelCues& cues : all)
            for (const double value : cues)
                QVERIFY(value >= 0 && value <= 1);
    }

    /// The label of an approach that may well go on behind its end is less sure.
    void unsureEnds()
    {
        Analysis sure = traceOf5(0.95);
        Analysis unsure = traceOf5(0.3);
        scoreLabels(sure);
        scoreLabels(unsure);
        for (const std::size_t i : {std::size_t{0}, std::size_t{1}, std::size_t{3}}) {
            QVERIFY(*unsure.notes[i].labelConfidence < *sure.notes[i].labelConfidence);
            QVERIFY(*unsure.notes[i].labelConfidence > 0 && *sure.notes[i].labelConfidence < 1);
        }
        QVERIFY(sure.notes[1].whyLabel.empty());
        QVERIFY(!sure.notes[2].labelConfidence && !sure.notes[4].labelConfidence);
    }

    /// The doubt names the end that is unsure.
    void doubts()
    {
        const LabelCertainty& certainty = LabelCertainty::instance();
        LabelCues cues{};
        cues.fill(1);
        QVERIFY(certainty.doubt(Label::Correct, cues).empty());
        cues[static_cast<std::size_t>(LabelCue::End)] = 0;
        QCOMPARE(certainty.doubt(Label::Correct, cues), std::string_view("; it may end elsewhere"));
        cues[static_cast<std::size_t>(LabelCue::End)] = 1;
        cues[static_cast<std::size_t>(LabelCue::Begin)] = 0;
        QCOMPARE(certainty.doubt(Label::Correct, cues), std::string_view("; it may begin elsewhere"));
    }
};

QTEST_GUILESS_MAIN(TestLabelCertainty)
#include "tst_label_certainty.moc"
