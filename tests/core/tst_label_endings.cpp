#include "core/annotate/labels/approach_judge.h"
#include "core/annotate/labels/given_up.h"
#include "core/annotate/labels/label_evidence.h"
#include "core/annotate/labels/labels.h"

#include <QTest>

#include <string>
#include <utility>
#include <vector>

using namespace core;

namespace {

using Pieces = std::vector<std::pair<Kind, std::string>>;

/// The labels of a trace whose segments are `pieces`, by what stands in them and by what follows.
std::vector<SegmentNote> label(Trace trace, const Pieces& pieces)
{
    std::vector<Segment> segments;
    for (const auto& [kind, text] : pieces) {
        const std::size_t begin = trace.reasoning.size();
        trace.reasoning += text;
        segments.push_back({{begin, trace.reasoning.size()}, kind, {}});
    }
    TraceTree tree = TraceTree::build(trace.reasoning.size(), std::move(segments)).value();
    std::vector<SegmentNote> notes(pieces.size());
    const std::vector<AnswerStatement> statements = findAnswerStatements(trace.reasoning);
    ApproachJudge judge(trace, statements);
    labelApproaches(trace, judge, tree, notes);
    labelByWhatFollows(trace, judge, tree, notes);
    return notes;
}

/// The label of `approach` with a segment of kind `next` behind it.
Label before(Kind next, const std::string& answer, const std::string& approach)
{
    const Trace trace{.problem = "A farmer packs eggs into crates. How many crates are full?", .answer = answer};
    return label(trace, {{Kind::Approach, approach}, {next, "Let me go over this once more.\n\n"}})[0].label.value();
}

} // namespace

/// Labels by how an approach ends and what follows it.
class TestLabelEndings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsWhenAWayIsGivenUp()
    {
        QVERIFY(givesUp("The sums get longer and longer, this is too messy."));
        QVERIFY(givesUp("I can't bring the two together."));
        QVERIFY(givesUp("I don't see where the second root comes in."));
        QVERIFY(givesUp("That is only a bound, and I want the value itself."));
        QVERIFY(givesUp("这样算太麻烦了。"));
        QVERIFY(!givesUp("I don't know of a shorter proof."));
        QVERIFY(!givesUp("The same as in the picture, and the units fit as well."));
        QVERIFY(!givesUp("Messy, but let me go on. " + std::string(250, 'a') + " So it is 8."));
        QVERIFY(!givesUp(""));
    }

    void aWayThatIsGivenUpForAnotherIsIncomplete()
    {
        const std::string wanted = "So the number of full crates is about 48 / 6 = 8. ";
        const std::string dropped = wanted + "But that is only a guess from two of the rows, and I want all of them.\n\n";
        QCOMPARE(before(Kind::Approach, "8", wanted + "\n\n"), Label::Correct);
        QCOMPARE(before(Kind::Approach, "8", dropped), Label::Incomplete);
        QCOMPARE(before(Kind::Approach, "9", dropped), Label::Incomplete);
        QCOMPARE(before(Kind::Verification, "8", dropped), Label::Correct);
    }

    void aTextThatBreaksOffHasNoAnswerYet()
    {
        const auto last = [](const std::string& approach) {
            const Trace trace{.problem = "A farmer packs eggs into crates. How many crates are full?", .answer = "8"};
            return label(trace, {{Kind::Approach, approach}})[0].label.value();
        };
        QCOMPARE(last("So the number of full crates is 9 in the"), Label::Incomplete);
        QCOMPARE(last("So the number of full crates is 9"), Label::Incorrect);
        QCOMPARE(last("So the number of full crates is 9 in the end.\n"), Label::Incorrect);
        QCOMPARE(last("So the number of full crates is 8 in the"), Label::Correct);
    }

    void anOptionThatAnotherWayFollowsAtOnceWasOnlyThoughtOf()
    {
        const Trace trace{.problem = "Which of the metals is the heaviest? (A) zinc (B) lead", .answer = "B"};
        const auto then = [&](Kind next, const std::string& letter) {
            return label(trace, {{Kind::Approach, "It is used in roofs, so the answer is option " + letter + ".\n\n"},
                                 {next, "Let me look at the densities.\n\n"}})[0];
        };
        QCOMPARE(then(Kind::Approach, "A").label.value(), Label::Incomplete);
        QVERIFY(then(Kind::Approach, "A").answer.empty());
        QVERIFY(QString::fromStdString(then(Kind::Approach, "A").whyLabel).startsWith(QStringLiteral("comes by A, but does not settle on it")));
        QCOMPARE(then(Kind::Verification, "A").label.value(), Label::Incorrect);
        QCOMPARE(then(Kind::Approach, "B").label.value(), Label::Correct);
    }

    void wordsBeforeABracketAreTheAnswer()
    {
        QVERIFY(wordsNearEnd("So he gets there at noon on Friday.", "noon on Friday (12:00 p.m.)").has_value());
        QVERIFY(!wordsNearEnd("So he gets there at noon.", "noon on Friday (12:00 p.m.)").has_value());
        QVERIFY(!wordsNearEnd("Take the sine, sin for short.", "sin(x)").has_value());
    }

    void anApproximationStandsForTheValueBeforeIt()
    {
        const Trace trace{.problem = "Find the length of the diagonal of the box.", .answer = "3\\sqrt{7}"};
        const auto of = [&](const std::string& text) { return label(trace, {{Kind::Approach, text}})[0].label.value(); };
        QCOMPARE(of("The squares add up to 63. So the length of the diagonal is $3\\sqrt{7} \\approx 7.94$."), Label::Correct);
        QCOMPARE(of("The squares add up to 62. So the length of the diagonal is $\\sqrt{62} \\approx 7.87$."), Label::Incorrect);
    }

    void aLengthThatIsOnlyComparedWithIsNoAnswer()
    {
        const Trace trace{.problem = "Find the length of the diagonal of the box.", .answer = "63"};
        const auto notes = label(trace, {{Kind::Approach, "So in all it is 9 * 7 = 63.\n\nHmm, the length of the longest diagonal is 80. So it is plausible.\n\n"},
                                         {Kind::Conclusion, "The answer is 63."}});
        QCOMPARE(notes[0].label.value(), Label::Correct);
    }

    void unknownsAreNoNumbers()
    {
        QCOMPARE(before(Kind::Approach, "8", "So the number of full crates is 2^{n-1} - c_{n-1}.\n\n"), Label::Incomplete);
        QCOMPARE(before(Kind::Approach, "8", "So the number of full crates is 9 \\text{crates}.\n\n"), Label::Incorrect);
    }

    void moreDecimalsThanTheReferenceAreTheSameValue()
    {
        const Trace trace{.problem = "What is the period, to three figures?", .answer = "2.72"};
        QCOMPARE(label(trace, {{Kind::Approach, "So the period is 2.718 s."}})[0].label.value(), Label::Correct);
        QCOMPARE(label(trace, {{Kind::Approach, "So the period is 2.731 s."}})[0].label.value(), Label::Incorrect);
    }

    void whatTheLastSentenceArrivesAtIsTheAnswerWhereACheckFollows()
    {
        const std::string leaves = "There were 60 eggs and 6 fit into each. That leaves 10.\n\n";
        QCOMPARE(before(Kind::Verification, "10", leaves), Label::Correct);
        QCOMPARE(before(Kind::Approach, "10", leaves), Label::Correct);
        QCOMPARE(before(Kind::Verification, "9", leaves), Label::Incorrect);
        QCOMPARE(before(Kind::Conclusion, "9", leaves), Label::Incorrect);
        QCOMPARE(before(Kind::Approach, "9", leaves), Label::Incomplete); // a step of a way that was left
        QCOMPARE(before(Kind::Conclusion, "12", "I compute 3 * 4 = 10.\n\n"), Label::Incorrect); // 3 * 4 is only passed
        QCOMPARE(before(Kind::Conclusion, "12", "The 12 eggs of a row and 1 more are 13.\n\n"), Label::Incorrect);
        QCOMPARE(before(Kind::Verification, "9", "That leaves perhaps 10.\n\n"), Label::Incomplete);
        QCOMPARE(before(Kind::Verification, "9", "That leaves 10 n + 5 m.\n\n"), Label::Incomplete);
        QCOMPARE(before(Kind::Verification, "9", std::string(2500, 'a') + ". That leaves 10.\n\n"), Label::Incomplete);
    }

    void aValueBesideAnotherOfTheQuestion()
    {
        const Trace trace{.problem = "How many children are in the class?", .answer = "31"};
        QCOMPARE(label(trace, {{Kind::Approach, "There are 14 girls in the class of children and 17 boys in the class of children, so 31 children."}})[0].label.value(), Label::Correct);
    }

    void referencesInSeveralParts()
    {
        const Trace trace{.problem = "How old are Eva and Tom?", .answer = "Eva 31, Tom 9"};
        const auto of = [&](const std::string& text) { return label(trace, {{Kind::Approach, text}, {Kind::Verification, "31 - 9 = 22."}})[0].label.value(); };
        QCOMPARE(of("So Tom is 9 and Eva is 31.\n\n"), Label::Correct);
        QCOMPARE(of("So Tom is 8 and Eva is 30.\n\n"), Label::Incorrect);
    }

    void optionsThatAreLeftOver()
    {
        const Trace trace{.problem = "Which of the metals is the heaviest? (A) zinc (B) lead (C) iron", .answer = "B"};
        const auto of = [&](const std::string& text) { return label(trace, {{Kind::Approach, text}})[0].label.value(); };
        QCOMPARE(of("Zinc and iron float on it. That leaves (B)."), Label::Correct);
        QCOMPARE(of("锌和铁都轻，只有B符合。"), Label::Correct);
        QCOMPARE(of("Zinc and lead float on it. That leaves (C)."), Label::Incorrect);
    }

    void theValueOfAnOptionWhereACheckFollows()
    {
        const Trace trace{.problem = "How many crates are full? A. 7 B. 8 C. 9", .answer = "B"};
        const auto of = [&](const std::string& text) { return label(trace, {{Kind::Approach, text}, {Kind::Verification, "Fine.\n\n"}})[0].label.value(); };
        QCOMPARE(of("48 eggs in rows of 6 make 8.\n\n"), Label::Correct);
        QCOMPARE(of("54 eggs in rows of 6 make 9.\n\n"), Label::Incorrect);
        QCOMPARE(of("54 eggs in rows of 2 make 27.\n\n"), Label::Incomplete);
        QCOMPARE(of("一行6个，只有B符合。\n\n"), Label::Correct);
    }

    void aHedgedReference()
    {
        const Trace trace{.problem = "How long does it take?", .answer = "about 310 s"};
        QCOMPARE(label(trace, {{Kind::Approach, "At 5 litres it takes 1552 / 5 = 310.4 seconds.\n\n"}, {Kind::Verification, "Fine."}})[0].label.value(), Label::Correct);
    }

    void withoutAReferenceTheEndOfTheTraceIsIt()
    {
        const Trace trace{.problem = "How many crates are full?"};
        const auto notes = label(trace, {{Kind::Approach, "60 / 5 = 12.\n\n"}, {Kind::Verification, "But 6 fit into each.\n\n"},
                                         {Kind::Approach, "So 60 / 6 = 10.\n\n"}, {Kind::Conclusion, "There were 10 crates in all of the rows."}});
        QCOMPARE(notes[0].label.value(), Label::Incorrect);
        QCOMPARE(notes[2].label.value(), Label::Correct);
        QVERIFY(QString::fromStdString(notes[2].whyLabel).contains(QStringLiteral("own final answer")));
        const Trace proof{.problem = "Prove that log_2 5 is irrational."};
        QVERIFY(!label(proof, {{Kind::Approach, "Then 2^a = 5^b, and that leaves 1."}})[0].label.has_value());
    }
};

QTEST_GUILESS_MAIN(TestLabelEndings)
#include "tst_label_endings.moc"
