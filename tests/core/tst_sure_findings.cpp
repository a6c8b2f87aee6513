#include "core/annotate/sure_findings.h"
#include "core/clean/edit_plan.h"
#include "core/clean/run.h"
#include "tests/support/hand_made.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace core;

namespace {

/// 0 wrong approach, 1 check, 2 its repeat, 3 correct approach, 4 its repeat, 5 empty check; each finding 70 % sure.
handmade::Made traceOf70()
{
    auto made = handmade::make({
        {.text = "First: 1 + 1 = 3. x = 5.\n\n", .label = Label::Incorrect, .answer = "5", .errors = {"1 + 1 = 3"}},
        {.kind = Kind::Verification, .text = "Check: 5 fails.\n\n", .outcome = Outcome::Refutes},
        {.kind = Kind::Verification, .text = "Again: 5 fails.\n\n", .original = 1, .outcome = Outcome::Refutes},
        {.text = "Second: x = 7.\n\n", .label = Label::Correct, .answer = "7"},
        {.text = "Second again: x = 7.\n\n", .label = Label::Correct, .original = 3, .answer = "7"},
        {.kind = Kind::Verification, .text = "Hm, who knows.\n\n", .outcome = Outcome::Inconclusive},
        {.kind = Kind::Conclusion, .text = "So \\boxed{7}", .answer = "7"},
    });
    for (SegmentNote& note : made.analysis.notes) {
        note.boundaryConfidence = 0.7;
        note.clusterConfidence = 0.7;
        if (note.label)
            note.labelConfidence = 0.7;
        if (note.redundant())
            note.ownTitle = "its own words";
    }
    for (ErrorSpan& error : made.analysis.errors)
        error.confidence = 0.7;
    return made;
}

Policy everything(double least)
{
    return {.name = "custom", .redundancy = RedundancyRule::All, .errors = ErrorRule::Spans, .dropIncorrect = true, .dropIncomplete = true,
            .dropInconclusiveVerifications = true, .minConfidence = least};
}

QString removedSegments(const EditPlan& plan)
{
    QString out;
    for (const Edit& edit : plan.edits)
        if (edit.segment && edit.reason != EditReason::Seam)
            out += QString::number(*edit.segment);
    return out;
}

} // namespace

/// What a least confidence takes from an analysis, and what it keeps a policy from doing.
class TestSureFindings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unsureFindingsGoAndCorrectOnesStay()
    {
        const handmade::Made made = traceOf70();
        const Analysis all = sureFindings(made.analysis, 0.7);
        QCOMPARE(all.errors.size(), std::size_t{1});
        QVERIFY(all.notes[0].label == Label::Incorrect && all.notes[2].redundant());
        const Analysis sure = sureFindings(made.analysis, 0.71);
        QVERIFY(sure.errors.empty());
        QVERIFY(!sure.notes[0].label);
        QVERIFY(sure.notes[3].label == Label::Correct);
        QVERIFY(!sure.notes[2].redundant() && !sure.notes[4].redundant());
        QVERIFY(!sure.notes[2].clusterConfidence && sure.notes[3].clusterConfidence);
        QCOMPARE(sure.notes[2].title, std::string("its own words"));
        QVERIFY(!sure.notes[5].outcome);
        QVERIFY(sure.notes[1].outcome == Outcome::Refutes);
        QVERIFY(sure.notes[0].unsureStart && !all.notes[0].unsureStart);
    }

    void clustersAreNumberedInOrderOfFirstAppearance()
    {
        auto made = traceOf70();
        made.analysis.notes[4].clusterConfidence = 0.9;
        const Analysis sure = sureFindings(made.analysis, 0.8);
        std::vector<std::uint32_t> clusters;
        for (const SegmentNote& note : sure.notes)
            if (note.cluster)
                clusters.push_back(*note.cluster);
        QCOMPARE(clusters, (std::vector<std::uint32_t>{0, 1, 2, 3, 3, 4}));
    }

    void zeroChangesNothing()
    {
        const handmade::Made made = traceOf70();
        TraceResult result{made.trace, made.analysis, {}, {}, {}};
        result.tokens.nodes.resize(made.analysis.tree.nodes().size());
        TraceResult same = result;
        same.analysis = sureFindings(made.analysis, 0);
        QCOMPARE(analysisJson(same), analysisJson(result));
        QVERIFY(analysisJson(result).find("min_confidence") == std::string::npos);
    }

    void theAnalysisFileTellsWhatIsSure()
    {
        const handmade::Made made = traceOf70();
        TraceResult result{made.trace, made.analysis, {}, {}, {}};
        result.tokens.nodes.resize(made.analysis.tree.nodes().size());
        const auto json = nlohmann::json::parse(analysisJson(result, 0.8));
        QVERIFY(json["errors"].empty());
        QCOMPARE(json["min_confidence"].get<double>(), 0.8);
        QVERIFY(!json["segments"][0].contains("label"));
        QCOMPARE(json["segments"][2]["redundant"].get<bool>(), false);
        QVERIFY(json["segments"][2]["cluster"] != json["segments"][1]["cluster"]);
        QCOMPARE(json["segments"].size(), made.analysis.notes.size());
        const TraceRow row = makeRow(0, result, 0.8);
        QVERIFY(row.errors == 0 && row.redundant == 0);
        const TraceRow whole = makeRow(0, result);
        QVERIFY(whole.errors == 1 && whole.redundant == 2);
    }

    void policiesActOnSureFindingsOnly()
    {
        const handmade::Made made = traceOf70();
        QCOMPARE(removedSegments(planEdits(made.trace, made.analysis, everything(0))), QStringLiteral("0245"));
        QCOMPARE(removedSegments(planEdits(made.trace, made.analysis, everything(0.7))), QStringLiteral("0245"));
        const EditPlan none = planEdits(made.trace, made.analysis, everything(0.71));
        QVERIFY(none.edits.empty() && none.status == PlanStatus::Unchanged);
        auto one = traceOf70();
        one.analysis.notes[4].clusterConfidence = 0.95;
        QCOMPARE(removedSegments(planEdits(one.trace, one.analysis, everything(0.9))), QStringLiteral("4"));
    }

    void theUsersWordStands()
    {
        const handmade::Made made = traceOf70();
        std::vector<Decision> decisions(made.analysis.notes.size(), Decision::Auto);
        decisions[1] = Decision::Drop;
        QCOMPARE(removedSegments(planEdits(made.trace, made.analysis, everything(1), decisions)), QStringLiteral("1"));
    }

    void nothingIsCutAfterAnUnsureAnswer()
    {
        const handmade::Made made = traceOf70();
        Policy policy = *presetByName("earliest-correct");
        QCOMPARE(removedSegments(planEdits(made.trace, made.analysis, policy)), QStringLiteral("45"));
        policy.minConfidence = 0.8;
        QVERIFY(planEdits(made.trace, made.analysis, policy).edits.empty());
    }

    void unsureLabelsMakeNoTraceUnsolvable()
    {
        auto made = handmade::make({{.text = "x = 5.", .label = Label::Incorrect, .answer = "5"},
                                    {.text = " Or x = 6.", .label = Label::Incorrect, .answer = "6"}});
        made.analysis.notes[0].labelConfidence = 0.6;
        made.analysis.notes[1].labelConfidence = 0.9;
        Policy policy = *presetByName("trunk");
        QVERIFY(planEdits(made.trace, made.analysis, policy).status == PlanStatus::Unsolvable);
        policy.minConfidence = 0.6;
        QVERIFY(planEdits(made.trace, made.analysis, policy).status == PlanStatus::Unsolvable);
        policy.minConfidence = 0.8; // the first may be right
        const EditPlan kept = planEdits(made.trace, made.analysis, policy);
        QVERIFY(kept.status == PlanStatus::Refused && kept.edits.empty());
        QVERIFY(kept.statusReason.find("not sure enough") != std::string::npos);
        QVERIFY(sureFindings(made.analysis, 0.8).verdict == Verdict::Undecided);
    }

    void aPolicyKeepsItsNameWhateverConfidenceItAsksFor()
    {
        for (Policy policy : presets()) {
            policy.minConfidence = 0.8;
            QCOMPARE(nameOf(policy), policy.name);
        }
        QCOMPARE(nameOf(everything(0)), std::string("custom"));
    }
};

QTEST_APPLESS_MAIN(TestSureFindings)
#include "tst_sure_findings.moc"
