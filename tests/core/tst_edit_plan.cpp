#include "core/clean/edit_plan.h"
#include "core/clean/final_answer.h"
#include "core/text/utf8.h"
#include "tests/support/hand_made.h"

#include <QTest>

#include <algorithm>

using namespace core;
using handmade::Part;

namespace {

/// A trace with everything in it: 0 question, 1 wrong approach, 2 check, 3 correct approach, 4 check again (repeats 2),
/// 5 correct approach again (repeats 3), 6 incomplete approach with an error, 7 inconclusive check, 8 conclusion.
handmade::Made full()
{
    return handmade::make({
        {.kind = Kind::QuestionRepeat, .text = "Find x.\n\n"},
        {.text = "First way: x = 5.\n\n", .label = Label::Incorrect, .answer = "5"},
        {.kind = Kind::Verification, .text = "Check: 5 fails.\n\n", .outcome = Outcome::Refutes},
        {.text = "Second way: 2 + 2 = 5. So x = 7.\n\n", .label = Label::Correct, .answer = "7", .errors = {"2 + 2 = 5"}},
        {.kind = Kind::Verification, .text = "Check again: 5 fails.\n\n", .original = 2, .outcome = Outcome::Refutes},
        {.text = "Second way again: x = 7.\n\n", .label = Label::Correct, .original = 3, .answer = "7"},
        {.text = "Third way: 1 + 1 = 3, hm.\n\n", .label = Label::Incomplete, .errors = {"1 + 1 = 3"}},
        {.kind = Kind::Verification, .text = "Did I misread? Maybe.\n\n", .outcome = Outcome::Inconclusive},
        {.kind = Kind::Conclusion, .text = "So \\boxed{7}", .answer = "7"},
    });
}

/// The segments that the preset drops whole, as digits.
QString dropped(const handmade::Made& made, const char* preset, const std::vector<Decision>& decisions = {})
{
    const EditPlan plan = planEdits(made.trace, made.analysis, presetByName(preset).value(), decisions);
    QString out;
    for (std::size_t i = 0; i < made.analysis.notes.size(); ++i)
        for (const Edit& edit : plan.edits)
            if (edit.segment == i && edit.span == made.analysis.tree.segments()[i].span)
                out += QString::number(i);
    return out;
}

std::string cleaned(const handmade::Made& made, const char* preset)
{
    return applyPlan(made.trace.reasoning, planEdits(made.trace, made.analysis, presetByName(preset).value())).text;
}

void checkAccounting(const std::string& text, const EditPlan& plan, const CleanedText& result)
{
    std::size_t original = 0;
    std::size_t at = 0;
    std::size_t removed = 0;
    std::size_t inserted = 0;
    for (const CleanedPiece& piece : result.pieces) {
        QCOMPARE(piece.cleaned.begin, at);
        at = piece.cleaned.end;
        if (piece.what == CleanedPiece::What::Inserted) {
            QCOMPARE(std::string(piece.cleaned.in(result.text)), plan.edits[piece.edit].insert);
            inserted += piece.cleaned.size();
            continue;
        }
        QCOMPARE(piece.original.begin, original);
        original = piece.original.end;
        if (piece.what == CleanedPiece::What::Removed) {
            QVERIFY(!plan.edits[piece.edit].why.empty());
            removed += piece.original.size();
        } else {
            QCOMPARE(piece.original.in(text), piece.cleaned.in(result.text));
        }
    }
    QCOMPARE(original, text.size());
    QCOMPARE(at, result.text.size());
    QCOMPARE(result.text.size(), text.size() - removed + inserted);
}

} // namespace

/// The presets of METHOD.md, seam repair, and invariants 2 and 3 over random traces.
class TestEditPlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void presetsDropWhatTheySay_data()
    {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<QString>("expected");
        QTest::newRow("1") << "delete-multi-1" << "5";
        QTest::newRow("2") << "delete-multi-2" << "45";
        QTest::newRow("all") << "delete-multi-all" << "45";
        QTest::newRow("labels") << "delete-multi-incorrect-incomplete" << "1456";
        QTest::newRow("first") << "keep-first" << "234567";
        QTest::newRow("trunk") << "trunk" << "45";
        QTest::newRow("errors") << "trunk-delete-errors" << "456";
        QTest::newRow("solutions") << "trunk-delete-solutions" << "456";
        QTest::newRow("earliest") << "earliest-correct" << "4567";
        QTest::newRow("verification") << "verification-only" << "47";
    }
    void presetsDropWhatTheySay()
    {
        QFETCH(QString, preset);
        QFETCH(QString, expected);
        QCOMPARE(dropped(full(), preset.toLatin1().constData()), expected);
    }

    void trunkSparesCorrectRepeatsInsideIt()
    {
        // 1 repeats 0 and is correct: it is the first correct one, so it ends the trunk and stays.
        const auto made = handmade::make({{.text = "A: x = 7?\n\n", .label = Label::Incomplete},
                                          {.text = "A again: x = 7.\n\n", .label = Label::Correct, .original = 0, .answer = "7"},
                                          {.text = "A once more: x = 7.\n\n", .label = Label::Correct, .original = 0, .answer = "7"}});
        QCOMPARE(dropped(made, "trunk"), QStringLiteral("2"));
    }

    void errorSpansGoAloneInTheTrunk()
    {
        const std::string text = cleaned(full(), "trunk-delete-errors");
        QVERIFY(text.find("2 + 2 = 5") == std::string::npos);
        QVERIFY(text.find("So x = 7.") != std::string::npos);
    }

    void unsolvableIsLeftOutWithAReason()
    {
        auto made = handmade::make({{.text = "x = 5.", .label = Label::Incorrect, .answer = "5"}});
        const EditPlan plan = planEdits(made.trace, made.analysis, presetByName("trunk").value());
        QVERIFY(plan.status == PlanStatus::Unsolvable);
        QVERIFY(plan.edits.empty());
        QVERIFY(!plan.statusReason.empty());
        QVERIFY(planEdits(made.trace, made.analysis, presetByName("delete-multi-all").value()).status == PlanStatus::Unchanged);
    }

    void whatNobodyCanJudgeIsKept()
    {
        auto made = handmade::make({{.text = "So the sum is even. Done."}});
        made.analysis.verdict = Verdict::Undecided;
        const EditPlan plan = planEdits(made.trace, made.analysis, presetByName("trunk").value());
        QVERIFY(plan.status == PlanStatus::Refused);
        QVERIFY(plan.edits.empty());
        QVERIFY(plan.statusReason.find("not decidable") != std::string::npos);
    }

    void refusesToLoseTheFinalAnswer()
    {
        const auto made = handmade::make({{.text = "One: x = 3.\n\n", .label = Label::Incorrect, .answer = "3"},
                                          {.text = "Two: \\boxed{7}\n", .label = Label::Correct, .answer = "7"}});
        const EditPlan plan = planEdits(made.trace, made.analysis, presetByName("keep-first").value());
        QVERIFY(plan.status == PlanStatus::Refused);
        QVERIFY(QString::fromStdString(plan.statusReason).contains(QStringLiteral("\\boxed{7}")));
        QCOMPARE(applyPlan(made.trace.reasoning, plan).text, made.trace.reasoning);
    }

    void refusesToDropEveryApproach()
    {
        const auto made = handmade::make({{.text = "One: x = 3.\n\n", .label = Label::Incorrect, .answer = "3"},
                                          {.kind = Kind::Conclusion, .text = "So \\boxed{3}"}});
        const EditPlan plan = planEdits(made.trace, made.analysis, presetByName("delete-multi-incorrect-incomplete").value());
        QVERIFY(plan.status == PlanStatus::Refused);
    }

    void decisionsWinOverThePolicy()
    {
        std::vector<Decision> decisions(9, Decision::Auto);
        decisions[4] = Decision::Keep;
        decisions[6] = Decision::Drop;
        QCOMPARE(dropped(full(), "trunk", decisions), QStringLiteral("56"));
        const EditPlan plan = planEdits(full().trace, full().analysis, presetByName("trunk").value(), decisions);
        QVERIFY(std::any_of(plan.edits.begin(), plan.edits.end(), [](const Edit& e) { return e.reason == EditReason::Chosen; }));
    }

    void danglingConnectiveGoesOnlyWhereNothingIsLeftToContrast()
    {
        const auto made = handmade::make({{.text = "One: x = 3.\n\n", .label = Label::Incorrect, .answer = "3"},
                                          {.text = "Alternatively, we get x = 7.\n\n", .label = Label::Correct, .answer = "7"}});
        QCOMPARE(cleaned(made, "delete-multi-incorrect-incomplete"), std::string("We get x = 7.\n\n"));
        const auto kept = handmade::make({{.text = "One: x = 7.\n\n", .label = Label::Correct, .answer = "7"},
                                          {.text = "Two: x = 3.\n\n", .label = Label::Incorrect, .answer = "3"},
                                          {.text = "Alternatively, we get x = 7.\n\n", .label = Label::Correct, .answer = "7"}});
        QCOMPARE(cleaned(kept, "delete-multi-incorrect-incomplete"), std::string("One: x = 7.\n\nAlternatively, we get x = 7.\n\n"));
    }

    void joinsNeitherGlueWordsNorGatherWhiteSpace()
    {
        const auto glue = handmade::make({{.text = "x = 7.", .label = Label::Correct, .answer = "7"},
                                          {.text = " Again x = 7. ", .label = Label::Correct, .original = 0, .answer = "7"},
                                          {.kind = Kind::Conclusion, .text = "Done: 7"}});
        QCOMPARE(cleaned(glue, "trunk"), std::string("x = 7. Done: 7"));
        const auto end = handmade::make({{.text = "x = 7.\n\n", .label = Label::Correct, .answer = "7"},
                                         {.text = "Again x = 7.\n", .label = Label::Correct, .original = 0, .answer = "7"}});
        QCOMPARE(cleaned(end, "trunk"), std::string("x = 7.\n"));
    }

    void finalAnswerIsFoundOnWordBoundaries()
    {
        QVERIFY((KeptAnswer{"73"}.heldBy("so 73.")));
        QVERIFY(!(KeptAnswer{"73"}.heldBy("so 1738.")));
        const auto made = handmade::make({{.text = "\\boxed{1} then \\boxed{\\frac{1}{2}} end \\boxed{3"}});
        QCOMPARE(finalAnswer(made.trace.reasoning, made.analysis).text, std::string("\\boxed{\\frac{1}{2}}"));
    }

    void everyByteIsAccountedForOnRandomTraces()
    {
        const unsigned seed = 20250901;
        std::mt19937 random(seed);
        for (int round = 0; round < 3000; ++round) {
            const handmade::Made made = handmade::random(random);
            std::vector<Decision> decisions(made.analysis.notes.size());
            for (Decision& decision : decisions)
                decision = static_cast<Decision>(random() % 3);
            for (Policy policy : presets()) {
                policy.minConfidence = static_cast<double>(round % 5) / 4; // some without, some that ask for all
                for (const auto& choice : {std::vector<Decision>{}, decisions}) {
                    const EditPlan plan = planEdits(made.trace, made.analysis, policy, choice);
                    std::size_t at = 0;
                    for (const Edit& edit : plan.edits) {
                        QVERIFY2(edit.span.begin >= at && edit.span.begin <= edit.span.end, qPrintable(QString::number(round)));
                        QVERIFY(isCharBoundary(made.trace.reasoning, edit.span.begin) && isCharBoundary(made.trace.reasoning, edit.span.end));
                        at = edit.span.end;
                    }
                    QVERIFY(at <= made.trace.reasoning.size());
                    const CleanedText result = applyPlan(made.trace.reasoning, plan);
                    checkAccounting(made.trace.reasoning, plan, result);
                    if (plan.edits.empty())
                        QCOMPARE(result.text, made.trace.reasoning);
                    else
                        QVERIFY(finalAnswer(made.trace.reasoning, made.analysis).heldBy(result.text));
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestEditPlan)
#include "tst_edit_plan.moc"
