#include "core/annotate/labels/check_outcome.h"

#include <QTest>

#include <string>

using namespace core;

/// What checks find of the result before them: option B, or 42.
class TestCheckOutcome : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QString>("check");
        QTest::addColumn<QString>("outcome");
        const auto row = [](const char* outcome, const char* check) { QTest::newRow(check) << QString::fromUtf8(check) << QString::fromLatin1(outcome); };
        row("confirms", "Let me put it in. 6 * 7 is 42. That matches.");
        row("confirms", "Let me check the others. Option A is wrong, and option C is too long. So D is out as well.");
        row("confirms", "Maybe I made a mistake. 40 and 2 are 42. Yes, that is option B.");
        row("confirms", "I can't see a mistake here.");
        row("confirms", "Let me make sure I didn't make a mistake. 50 less 8 is 42, which is option B.");
        row("confirms", "If both were odd, there would be a contradiction, implying that one is even.");
        row("confirms", "With five of them the sum is 50, so that is impossible. Hmm, so 42 is still the only one.");
        row("confirms", "Might it be in metres? But the lengths are in feet, so that's consistent.");
        row("confirms", "So the answer is 42?");
        row("confirms", "");
        row("refutes", "3 * 14 is 52? No. So my first calculation was wrong.");
        row("refutes", "Then 42 must be odd. So there is a contradiction here.");
        row("refutes", "That has one leg too few. Therefore, option B is incorrect.");
        row("refutes", "40 and 3 are 43. Wait, where did I go wrong?");
        row("refutes", "There are more of them, so we need to reconsider our approach.");
        row("inconclusive", "It comes to 41.5. None of the options match 41.5. Hmm.");
        row("inconclusive", "It is 41 now. Maybe I made a mistake in the first step.");
        row("inconclusive", "Is there another way to see it?");
        row("inconclusive", "The two sums differ, and this is confusing.");
        row("inconclusive", "It should be near 40. But I'm not sure.");
        row("inconclusive", "There's a discrepancy of 2.");
        row("inconclusive", "Alternatively, maybe the lengths are in feet.");
    }
    void finds()
    {
        QFETCH(QString, check);
        QFETCH(QString, outcome);
        const Checked checked{.answer = "42", .letter = 'B', .options = 4};
        QCOMPARE(QString::fromStdString(std::string(outcomeName(outcomeOf(check.toStdString(), checked)))), outcome);
    }

    void theWrongOptionIsAskedFor()
    {
        const std::string check = "The metal sinks. Therefore, option B is incorrect.";
        QCOMPARE(outcomeOf(check, {.answer = "B", .letter = 'B', .options = 4, .asksForWrong = true}), Outcome::Confirms);
        QCOMPARE(outcomeOf(check, {.answer = "B", .letter = 'B', .options = 4}), Outcome::Refutes);
        QCOMPARE(outcomeOf(check, {.answer = "C", .letter = 'C', .options = 4}), Outcome::Confirms);
    }
};

QTEST_GUILESS_MAIN(TestCheckOutcome)
#include "tst_check_outcome.moc"
