#include "core/annotate/labels/approach_results.h"
#include "core/annotate/labels/asked_sum.h"
#include "core/annotate/labels/completion.h"
#include "core/annotate/labels/label_evidence.h"
#include "core/annotate/labels/labels.h"
#include "core/resources.h"
#include "core/trace/lexicon.h"

#include <QTest>

#include <string>
#include <thread>
#include <vector>

using namespace core;

namespace {

struct Labelled
{
    TraceTree tree;
    std::vector<SegmentNote> notes;
};

enum class Credit { No, Ending };

/// Labels a trace whose segments are the pieces of text given.
Labelled label(Trace trace, const std::vector<std::pair<Kind, std::string>>& pieces, Credit credit = Credit::No)
{
    std::vector<Segment> segments;
    for (const auto& [kind, text] : pieces) {
        const std::size_t begin = trace.reasoning.size();
        trace.reasoning += text;
        segments.push_back({{begin, trace.reasoning.size()}, kind, {}});
    }
    Labelled out;
    out.tree = TraceTree::build(trace.reasoning.size(), std::move(segments)).value();
    out.notes.resize(pieces.size());
    std::vector<SentenceGlance> sentences;
    const std::vector<AnswerStatement> statements = findAnswerStatements(trace.reasoning, sentences);
    ApproachJudge judge(trace, statements, sentences);
    labelApproaches(trace, judge, out.tree, out.notes);
    if (credit == Credit::Ending)
        creditEnding(judge, out.tree, out.notes);
    return out;
}

using Pieces = std::vector<std::pair<Kind, std::string>>;

/// Labels and completes; `pieces` as for label(), each of them begins as surely as `begins` says.
Labelled complete(Trace trace, const Pieces& pieces, double begins = 0.8)
{
    static const Lexicon lexicon = Lexicon::load({resourcePath("lexicons/en.txt"), resourcePath("lexicons/zh.txt")}).value();
    Labelled out = label(trace, pieces);
    for (SegmentNote& note : out.notes)
        note.boundaryConfidence = begins;
    for (const auto& [kind, text] : pieces)
        trace.reasoning += text;
    const std::vector<AnswerStatement> statements = findAnswerStatements(trace.reasoning);
    ApproachJudge judge(trace, statements);
    completeApproaches(trace, lexicon, judge, out.tree, out.notes);
    if (out.tree.segments().size() != out.notes.size())
        qFatal("the notes and the segments parted");
    return out;
}

Label one(const std::string& problem, const std::string& answer, const std::string& approach)
{
    const auto labelled = label({.problem = problem, .answer = answer}, {{Kind::Approach, approach}});
    return labelled.notes[0].label.value();
}

} // namespace

/// Labels of approaches, outcomes of verifications, the verdict.
class TestLabels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// Wherever a piece is cut, its results are the same with the sentences of the whole text as without.
    void keptSentences()
    {
        const std::string text = "We try x = 5. Is it 12? So the area is 3 + 4 = 7, as\nneeded. 因此答案是 73。那么 x = 9。Therefore we get\n\\[ y = 11 \\]\n"
                                 "so \\boxed{42}. It's 14.5 and that gives 15! The final answer is (B).\n\nThus option C is correct, the number is 18";
        std::vector<SentenceGlance> sentences;
        const std::vector<AnswerStatement> statements = findAnswerStatements(text, sentences);
        QCOMPARE(sentences.back().span.end, text.size());
        const AskedQuantity asked("What is the number y?");
        ApproachResults with(text, statements, sentences, asked);
        ApproachResults without(text, statements, {}, asked);
        for (std::size_t begin = 0; begin < text.size(); begin += 3) {
            for (std::size_t end = begin + 1; end <= text.size(); end += 2) {
                with.take({begin, end});
                without.take({begin, end});
                for (auto a = with.previous(), b = without.previous(); a || b; a = with.previous(), b = without.previous()) {
                    QVERIFY(a && b);
                    QCOMPARE(a->answer, b->answer);
                    QCOMPARE(a->value.begin, b->value.begin);
                    QCOMPARE(a->strength, b->strength);
                }
            }
        }
    }

    void comparesWithTheReference()
    {
        const std::string problem = "How many apples are left in the basket?";
        QCOMPARE(one(problem, "12", "There were 20 apples and 8 were eaten. So 20 - 8 = 12 apples are left."), Label::Correct);
        QCOMPARE(one(problem, "12", "There were 20 apples and 7 were eaten. So the number of apples left in the basket is 13."), Label::Incorrect);
        QCOMPARE(one(problem, "12", "There were 20 apples. Hmm, but I do not know how many were eaten, so this leads nowhere."), Label::Incomplete);
        QCOMPARE(one("Find the value of the sum.", "546/5", "Adding up gives 100 + 9.2 = 109.2. The answer is 109.2."), Label::Correct);
        QCOMPARE(one("Find $m+n$.", "17", "Then m = 8 and n = 9, thus $m+n = 17$."), Label::Correct);
        QCOMPARE(one("Find $m+n$.", "17", "Then m = 8 and n = 8, thus $m+n = 16$."), Label::Incorrect);
    }

    void aCheckThatReachesTheAnswerCompletesTheApproach()
    {
        const Trace trace{.problem = "How many apples are left in the basket?", .answer = "12"};
        const std::string open = "There were 20 apples, and some were eaten. Let me think about how many.\n\n";
        const std::string doubt = "Wait, is that right? Hmm, I had better look again at the words.\n\n";
        const std::string finding = "Let me check: 8 were eaten, so the number of apples left is 20 - 8 = 12.\n\n";
        const std::string again = "Check once more: 12 + 8 = 20, so the answer is 12.\n\n";
        const Labelled done = complete(trace, {{Kind::Approach, open}, {Kind::Verification, doubt},
                                               {Kind::Verification, finding}, {Kind::Verification, again}});
        QCOMPARE(done.tree.segments().size(), std::size_t{2}); // the smallest prefix: the last check stays one
        QCOMPARE(done.tree.segments()[0].span, (Span{0, open.size() + doubt.size() + finding.size()}));
        QCOMPARE(done.tree.segments()[0].steps.size(), std::size_t{3});
        QCOMPARE(done.notes[0].label, Label::Correct);
        QCOMPARE(QString::fromStdString(done.notes[0].answer), QStringLiteral("12"));
        QVERIFY(QString::fromStdString(done.notes[0].whyLabel).contains(QStringLiteral("completed by the check that follows")));
        QVERIFY(done.notes[0].answerSpan.begin > open.size() + doubt.size());
        QCOMPARE(done.tree.segments()[1].kind, Kind::Verification);
    }

    void anAnswerStandsBeforeWhatIsCompleted()
    {
        const Trace trace{.problem = "How many apples are left in the basket?", .answer = "12"};
        const std::string answered = "So the number of apples left in the basket is 13.\n\n";
        const std::string open = "There were 20 apples, and some were eaten.\n\n";
        const std::string check = "Let me check: the number of apples left is 20 - 8 = 12.\n\n";
        const std::string idle = "Hmm, let me see whether that makes sense.\n\n";
        for (const Pieces& pieces : {Pieces{{Kind::Approach, answered}, {Kind::Verification, check}},
                                     Pieces{{Kind::Approach, answered}, {Kind::Verification, idle}, {Kind::Approach, open}, {Kind::Verification, check}},
                                     Pieces{{Kind::Approach, open}, {Kind::Verification, idle}}, Pieces{{Kind::Verification, check}},
                                     Pieces{{Kind::Approach, open}}, Pieces{}})
            QCOMPARE(complete(trace, pieces).notes.size(), pieces.size());
    }

    void aCheckBeforeAnyAnswerIsWork()
    {
        const Trace trace{.problem = "How many apples are left in the basket?", .answer = "12"};
        const std::string open = "There were 20 apples, and some were eaten.\n\n";
        const std::string idle = "Hmm, let me see whether that makes sense.\n\n";
        const std::string last = "So the number of apples left in the basket is 12.\n\n";
        const Pieces pieces{{Kind::Approach, open}, {Kind::Verification, idle}, {Kind::Approach, last}};
        const Labelled two = complete(trace, pieces);
        QCOMPARE(two.notes.size(), std::size_t{2});
        QCOMPARE(two.tree.segments()[0].span, (Span{0, open.size() + idle.size()}));
        QCOMPARE(two.notes[0].label, std::optional(Label::Incomplete));
        QCOMPARE(two.notes[1].label, std::optional(Label::Correct));
        const Labelled one = complete(trace, pieces, 0.2); // where it hardly begins, the approach goes on
        QCOMPARE(one.notes.size(), std::size_t{1});
        QCOMPARE(one.notes[0].label, std::optional(Label::Correct));
        QCOMPARE(one.notes[0].answer, std::string("12"));
        QVERIFY(QString::fromStdString(one.notes[0].whyLabel).contains(QStringLiteral("goes on behind a check; states 12")));
        const Labelled three = complete(trace, {pieces[0], {Kind::Verification, "Alternatively, count the trees.\n\n"}, pieces[2]});
        QCOMPARE(three.notes.size(), std::size_t{3}); // another way
        QCOMPARE(three.tree.segments()[1].kind, Kind::Approach);
        QCOMPARE(three.notes[1].label, std::optional(Label::Incomplete));
    }

    void manyPiecesArePutTogether()
    {
        const Trace trace{.problem = "How many apples are left in the basket?", .answer = "12"};
        const std::string open = "There were 20 apples, and some were eaten.\n\n";
        const std::string idle = "Hmm, let me see whether that makes sense.\n\n";
        constexpr std::size_t count = 100;
        Pieces pieces;
        for (std::size_t i = 0; i < count; ++i) {
            pieces.emplace_back(Kind::Approach, open);
            pieces.emplace_back(Kind::Verification, idle);
        }
        pieces.emplace_back(Kind::Approach, "So the number of apples left in the basket is 12.\n\n");
        const Labelled apart = complete(trace, pieces);
        QCOMPARE(apart.notes.size(), count + 1);
        for (std::size_t i = 0; i < count; ++i) {
            QCOMPARE(apart.tree.segments()[i].span.begin, i * (open.size() + idle.size()));
            QCOMPARE(apart.notes[i].label, std::optional(Label::Incomplete));
        }
        QCOMPARE(apart.notes.back().label, std::optional(Label::Correct));
        const Labelled one = complete(trace, pieces, 0.2);
        QCOMPARE(one.notes.size(), std::size_t{1});
        QCOMPARE(one.tree.segments()[0].steps.size(), 2 * count + 1);
        QCOMPARE(one.notes[0].label, std::optional(Label::Correct));
    }

    void aFirstAnswerFarOffIsAnApproach()
    {
        const Trace trace{.problem = "How many apples are left in the basket?", .answer = "12"};
        const std::string open = "There were 20 apples, and some were eaten.\n\n";
        const std::string idle = "Hmm, let me see whether that makes sense.\n\n";
        const std::string answer = "so the number of apples left in the basket is 12.\n\n";
        const Labelled far = complete(trace, {{Kind::Approach, open}, {Kind::Verification, idle}, {Kind::Verification, idle}, {Kind::Verification, "Wait, " + answer}});
        QCOMPARE(far.notes.size(), std::size_t{2});
        QCOMPARE(far.notes[0].label, std::optional(Label::Incomplete));
        QCOMPARE(far.tree.segments()[1].kind, Kind::Approach);
        QCOMPARE(far.notes[1].label, std::optional(Label::Correct));
        QVERIFY(!far.notes[1].outcome);
        QCOMPARE(far.notes[1].answerSpan.in(open + idle + idle + "Wait, " + answer), std::string_view("12"));
        QVERIFY(QString::fromStdString(far.notes[1].whyLabel).startsWith(QStringLiteral("no answer stands before it that it could check; states 12")));
        const Labelled other = complete(trace, {{Kind::Approach, open}, {Kind::Verification, "Alternatively, eat them one by one and see what is left.\n\nThere are 8 of them, " + answer}});
        QCOMPARE(other.notes.size(), std::size_t{2});
        QCOMPARE(other.notes[0].label, std::optional(Label::Incomplete));
        QCOMPARE(other.notes[1].label, std::optional(Label::Correct));
    }

    void saysWhyAndWhere()
    {
        const auto labelled = label({.problem = "How many?", .answer = "73"},
                                    {{Kind::QuestionRepeat, "How many are there? "}, {Kind::Approach, "Counting, so the answer is 73."}});
        QCOMPARE(labelled.notes[1].whyLabel, std::string("states 73; the reference is 73"));
        QCOMPARE(labelled.notes[1].answer, std::string("73"));
        QCOMPARE(labelled.notes[1].answerSpan.begin, std::size_t{20 + 27});
        QVERIFY(!labelled.notes[0].label);
        QCOMPARE(verdictOf(labelled.tree, labelled.notes), Verdict::Correct);
    }

    void aLaterAnswerWins()
    {
        QCOMPARE(one("What is the total?", "30", "The answer is 25. Wait, I forgot one group of 5. The answer is 30."), Label::Correct);
        QCOMPARE(one("What is the total?", "25", "The answer is 25. Wait, I forgot one group of 5. The answer is 30."), Label::Incorrect);
    }

    void withoutReferenceTheTraceJudgesItself()
    {
        const auto labelled = label({.problem = "What is 6 times 7?", .answer = "None"},
                                    {{Kind::Approach, "6 * 7 is 41, so the answer is 41.\n"},
                                     {Kind::Approach, "6 * 7 is 42, so the answer is 42.\n"},
                                     {Kind::Conclusion, "\\boxed{42}"}});
        QCOMPARE(labelled.notes[0].label, std::optional(Label::Incorrect));
        QCOMPARE(labelled.notes[1].label, std::optional(Label::Correct));
        QVERIFY(labelled.notes[1].whyLabel.find("own final answer") != std::string::npos);
        QVERIFY(!referenceOf({.answer = "N/A"}, {}, {}).fromRecord);
        QVERIFY(referenceOf({.answer = "0"}, {}, {}).fromRecord);
    }

    void proofsAreNotGuessed()
    {
        const auto labelled = label({.problem = "Prove that the sum of two even numbers is even."},
                                    {{Kind::Approach, "Let them be 2a and 2b. The sum is 2(a + b), so it is even. Done."}});
        QVERIFY(labelled.notes[0].label != std::optional(Label::Correct));
        QVERIFY(labelled.notes[0].whyLabel.find("not decidable") != std::string::npos);
        QCOMPARE(verdictOf(labelled.tree, labelled.notes), Verdict::Undecided);
    }

    void wordsAndUnknownsAreNoAnswerWhereANumberIs()
    {
        const std::string problem = "How many apples are left in the basket?";
        for (const char* const stated : {"So the answer is correct.", "So the answer is C.", "So the answer is n + 1."})
            QCOMPARE(one(problem, "12", std::string("There were 20 apples. ") + stated), Label::Incomplete);
        QCOMPARE(one(problem, "12", "There were 20 apples. So the answer is 13."), Label::Incorrect);
        QCOMPARE(one(problem, "12", "There were 20 apples. So the answer is 13 kg."), Label::Incorrect);
    }

    void aTraceThatEndsRightHasACorrectApproach()
    {
        const std::string problem = "How many apples are left in the basket?";
        const auto labelled = [&problem](const std::string& ending) {
            return label({.problem = problem, .answer = "12"},
                         {{Kind::Approach, "There were 20 apples, and the answer is 14.\n\n"},
                          {Kind::Approach, "Let me see again. They ate some of them on the way, so fewer are left.\n\n"},
                          {Kind::Verification, "Hmm, is that right?\n\n"}, {Kind::Conclusion, ending}}, Credit::Ending);
        };
        const auto right = labelled("Thus the final answer is 12.");
        QCOMPARE(right.notes[0].label, Label::Incorrect);
        QCOMPARE(right.notes[1].label, Label::Correct);
        QVERIFY(right.notes[1].whyLabel.find("the trace ends with 12") != std::string::npos);
        QCOMPARE(verdictOf(right.tree, right.notes), Verdict::Correct);
        const auto wrong = labelled("Thus the final answer is 14.");
        QCOMPARE(wrong.notes[1].label, Label::Incomplete);
        QCOMPARE(verdictOf(wrong.tree, wrong.notes), Verdict::Unsolvable);
    }

    void aTraceThatEndsWrongHasAnIncorrectApproach()
    {
        const auto labelled = [](Kind last, const std::string& ending) {
            return label({.problem = "How many apples are left in the basket?", .answer = "12"},
                         {{Kind::Approach, "They ate some of the apples, so fewer are left.\n\n"},
                          {Kind::Approach, "Let me see again. They ate some of them on the way.\n\n"},
                          {Kind::Verification, "Hmm, is that right?\n\n"}, {last, ending}}, Credit::Ending);
        };
        const auto wrong = labelled(Kind::Conclusion, "Thus the final answer is 14.");
        QCOMPARE(wrong.notes[0].label, Label::Incomplete);
        QCOMPARE(wrong.notes[1].label, Label::Incorrect);
        QCOMPARE(wrong.notes[1].answer, std::string("14"));
        QVERIFY(wrong.notes[1].whyLabel.find("the trace ends with 14, not the reference") != std::string::npos);
        QCOMPARE(labelled(Kind::Verification, "Thus the answer is 14.").notes[1].label, Label::Incomplete);
        QCOMPARE(labelled(Kind::Conclusion, "That is all I can say.").notes[1].label, Label::Incomplete);
    }

    void anAnswerInPartsIsItsSum()
    {
        const std::string problem = "The ratio can be written as $\\frac{m}{n}$ in lowest terms. Find $m + n$.";
        QCOMPARE(one(problem, "113", "Both sides are known, so the ratio is \\frac{100}{13}."), Label::Correct);
        QCOMPARE(one(problem, "113", "Both sides are known, so the ratio is 100/13."), Label::Correct);
        QCOMPARE(one(problem, "113", "Both sides are known, so the ratio is 98/15."), Label::Correct);
        QCOMPARE(one(problem, "113", "Both sides are known, so the ratio is 99/13."), Label::Incomplete);
        QCOMPARE(one("Find the ratio of the sides.", "113", "Both sides are known, so the ratio is 100/13."), Label::Incomplete);
        const std::string root = "The distance is \\(\\frac{m\\sqrt{n}}{p}\\). Find m+n+p.";
        QCOMPARE(one(root, "104", "Both heights are known, so the distance is \\frac{20\\sqrt{21}}{63}."), Label::Correct);
        const AskedSum asked(problem);
        QVERIFY(!asked.isSumOf("1,100/143", "1243")); // not in lowest terms
        QVERIFY(asked.isSumOf("1,100/147", "1247"));
        QVERIFY(!asked.isSumOf("n/13", "13") && !asked.isSumOf("100.5/13", "113") && !asked.isSumOf("113", "113"));
        QVERIFY(!AskedSum("Solve a/b = 2 with a + b = 9.").isSumOf("6/3", "9"));
    }

    void aValueTriedIsNoAnswer()
    {
        const std::string problem = "Find the product of x and y.";
        QCOMPARE(one(problem, "25", "From both equations x y depends on t. Let me try x = 25. Then y is less than 1, so no."), Label::Incomplete);
        QCOMPARE(one(problem, "25", "From both equations x y depends on t. With t = 2, x y = 25."), Label::Correct);
    }

    void aGuessAtAnOptionIsNoAnswer()
    {
        const std::string problem = "Which product forms?\nA. the ether\nB. the ketone\nC. the ester";
        QCOMPARE(one(problem, "A", "Maybe the right product is A, with the sulfur in the bridge. Let me think about how it forms."), Label::Incomplete);
        QCOMPARE(one(problem, "A", "The right product is A, with the sulfur in the bridge. Let me think about how it forms."), Label::Correct);
    }

    void whatMayBeChosenIsNoAnswer()
    {
        const std::string problem = "How far is it?\nA. 355.3 m\nB. 177.7 m\nC. 251.3 m";
        QCOMPARE(one(problem, "C", "We have to add the two. But the answer choices are 355.3, 177.7 and so on, and I do not see why."), Label::Incomplete);
        QCOMPARE(one(problem, "C", "We have to add the two. The answer choice is B."), Label::Incorrect);
        QCOMPARE(one(problem, "C", "It is not far, so the answer is B or C. Let me look at the map once more."), Label::Incomplete);
        QCOMPARE(one(problem, "C", "It is not far, so the answer is B (177.7 m) or C. Let me look at the map once more."), Label::Incomplete);
        QCOMPARE(one(problem, "C", "It is not far, so the answer is B. Or so it seems."), Label::Incorrect);
    }

    void understandsOptions()
    {
        const std::string problem = "Which number is prime?\nA) 21\nB) 23\nC) 25\nD) 27";
        QCOMPARE(one(problem, "B", "21 is 3 times 7. 25 is 5 squared. So the answer is B."), Label::Correct);
        QCOMPARE(one(problem, "B", "All the others have divisors, so the prime is 23. The answer is 23."), Label::Correct);
        QCOMPARE(one(problem, "B", "Option A is wrong since 3 divides it. Option C is wrong since 5 divides it.\nOption D is wrong since 3 divides it.\n"), Label::Correct);
        QCOMPARE(one(problem, "B", "So option D is correct."), Label::Incorrect);
        QCOMPARE(one(problem, "23", "Therefore, the correct choice is (B)."), Label::Correct);
    }

    void lettersOfAtomsAndCompoundsAreNoOptions()
    {
        const std::string options = "Which formula fits?\nA. C2H4\nB. C3H6O\nC. C4H8O\nD. C5H10";
        QCOMPARE(one(options, "B", "The chain is CH3-CH2-C(CH3)=O. So the right end of it is CH2-C, and three more are left."), Label::Incomplete);
        QCOMPARE(one(options, "B", "One oxygen and three carbons: C3H6O. Which is option B."), Label::Correct);
        QCOMPARE(one(options, "B", "Four carbons and one oxygen. That looks like option C."), Label::Incorrect);
        QCOMPARE(one(options, "B", "Could it be option C? No, that is wrong. I need to look at the spectrum more closely."), Label::Incomplete);
        const std::string compounds = "Compound A reacts with water to give compound B. What is B?\nA. ethanol\nB. propanol\nC. butanol";
        QCOMPARE(one(compounds, "C", "With acid, A is protonated first, so the cation is A. Then water adds to it."), Label::Incomplete);
        QCOMPARE(one(compounds, "C", "The chain has four carbons, so option C is correct."), Label::Correct);
    }

    void optionsAreNamedInChineseToo()
    {
        const std::string problem = "哪个数是质数？\nA. 21\nB. 23\nC. 25\nD. 27";
        QCOMPARE(one(problem, "B", "21、25、27 都有约数。因此应该选B。"), Label::Correct);
        QCOMPARE(one(problem, "B", "25 看起来没有约数。因此应该选C。"), Label::Incorrect);
    }

    void anOptionThoughtOfOnTheWayIsNotTheEnd()
    {
        const std::string problem = "What is it?\nA. one\nB. two\nC. three";
        std::string wandering = "Perhaps option B is right. ";
        for (int i = 0; i < 12; ++i)
            wandering += "But the rule says something else about these things, and I am not sure how it reads. ";
        QCOMPARE(one(problem, "B", wandering), Label::Incomplete);
        QCOMPARE(one(problem, "B", wandering + "So the answer is B."), Label::Correct);
    }

    void theWrongOptionMayBeAskedFor()
    {
        const std::string problem = "Which statement about cells is incorrect?\nA. They divide.\nB. They never grow.\nC. They have membranes.";
        QCOMPARE(one(problem, "B", "Option A is correct, cells divide. They do grow, though. So option B is the incorrect statement."), Label::Correct);
        QCOMPARE(one(problem, "C", "Option A is correct, cells divide. They do grow, though. So option B is the incorrect statement."), Label::Incorrect);
        QCOMPARE(one(problem, "B", "Cells divide, so option A is correct."), Label::Incomplete);
    }

    void anOptionIsToldByItsWords()
    {
        const std::string problem = "Which mutant is blind?\nA. Mutant 3\nB. Mutant 2\nC. Mutant 1";
        QCOMPARE(one(problem, "B", "The codon is lost in it. Therefore the most probable one is Mutant2, which is cut short."), Label::Correct);
        QCOMPARE(one(problem, "A", "The codon is lost in it. Therefore the most probable one is Mutant2, which is cut short."), Label::Incorrect);
        QCOMPARE(one(problem, "B", "Therefore it is Mutant 1 or Mutant 2."), Label::Incomplete);
        QCOMPARE(one(problem, "B", "Then Mutant 2 was looked at."), Label::Incomplete);
    }

    void aWordOfTheQuestionRejectsNoOption()
    {
        const std::string problem = "Which crop lets the farmer eliminate the weed?\nA. winter rye\nB. early oats\nC. sweet corn\nD. field beans";
        const std::string settled = "The first grows slowly. Therefore, early oats eliminate the weed in spring.";
        QCOMPARE(one(problem, "B", settled), Label::Correct);
        QCOMPARE(one(problem, "D", settled), Label::Incorrect);
        QCOMPARE(one(problem, "B", "The first grows slowly. Therefore, early oats fail to stop the weed in spring."), Label::Incomplete);
    }

    void aQuestionAboutAnOptionSettlesNothing()
    {
        const std::string problem = "What are the energies of the states?\nA. 1E, 2E\nB. 4E, 10E\nC. 5E, 9E\nD. 7E, 8E";
        QCOMPARE(one(problem, "A", "They add up to 6E. So that would be the lowest? But option B has 4E there. I am lost."), Label::Incomplete);
    }

    void optionsSayWhatLettersMean()
    {
        const std::string problem = "Identify the reagents.\nA. A = ether, B = water\nB. A = water, B = ether\nC. A = iron, B = ether\nD. A = ether, B = iron";
        QCOMPARE(one(problem, "D", "The ether dissolves it. So B is the metal, and the product is a salt."), Label::Incomplete);
    }

    void aTextMayBeginWithASpace()
    {
        const AskedQuantity asked("Which gas is it?\n(A) helium\n(B) argon\n(C) neon\n(D) xenon");
        for (const char* const text : {" So the gas is argon.", " ", "", ". So it is argon"}) {
            const std::string kept(text); // of its own length, so that a look before its begin is seen
            const auto option = optionByContent(kept, asked);
            if (kept.find("argon") == std::string::npos) {
                QVERIFY(!option);
            } else {
                QVERIFY2(option, text);
                QCOMPARE(option->answer, std::string("B"));
            }
        }
    }

    void anOptionLookedAtIsNotChosen()
    {
        const std::string problem = "Which reagent works?\nA) zinc and ether\nB) sodium and ether\nC) heat alone";
        QCOMPARE(one(problem, "A", "First we need an alkene here. But how to get one? Looking at option A again."), Label::Incomplete);
        QCOMPARE(one(problem, "A", "We need an alkene here. Option A uses a metal."), Label::Incomplete);
        QCOMPARE(one(problem, "A", "We need an alkene here, and a metal gives one. That's option A. But option B names a metal, too."), Label::Correct);
    }

    void aNumberBesideAllOptionsIsAWrongAnswer()
    {
        const std::string problem = "How far is it?\nA. 355.3 m\nB. 177.7 m\nC. 251.3 m";
        QCOMPARE(one(problem, "C", "We have d = 3.9 * 9.1 = 35.49 m. But none of the answer options are close."), Label::Incorrect);
        QCOMPARE(one(problem, "C", "We have to find d. But none of the answer options look right."), Label::Incomplete);
    }

    void answersWithoutAVerbCount()
    {
        QCOMPARE(one("Find Q + R.", "465", "Here Q = 9 and R = 456, so the sum follows.\n\nAnswer 465.\n"), Label::Correct);
        QCOMPARE(one("Find Q + R.", "699", "Here Q = 9 and R = 456, so the sum follows.\n\nAnswer 465.\n"), Label::Incorrect);
    }

    void whatIsAskedEndsAtWords()
    {
        const std::string problem = "Find the number of $t$-values at which the tank is empty (counted in whole hours) in the interval $(1, 99).$";
        QCOMPARE(one(problem, "65", "By one count it is 83 - 19 + 1 = 65. By the other it is 83 - 19 = 64.\n\nTherefore, the number of t-values is 64."), Label::Incorrect);
    }

    void aResultLeftBehindIsNoAnswer()
    {
        const std::string problem = "Find the number of rectangles in the figure.";
        const std::string onWay = "The number of rectangles in the figure with slope one is 30.";
        const std::string rest(300, 'x');
        QCOMPARE(one(problem, "115", onWay), Label::Incorrect); // it arrives at it
        QCOMPARE(one(problem, "115", onWay + " But the others have to be counted as well: " + rest + " and so on"), Label::Incomplete);
        QCOMPARE(one(problem, "115", "So the answer is 30. " + onWay + " But " + rest), Label::Incorrect);
    }

    void aFractionIsNoAnswerWhereAWholeNumberIs()
    {
        QCOMPARE(one("Find $m+n$.", "371", "The probability is 115/256. So $m+n$ = 121/256 for now."), Label::Incomplete);
        QCOMPARE(one("Find $m+n$.", "371", "The probability is 115/256. So $m+n$ = 370."), Label::Incorrect);
        QCOMPARE(one("Find $x$.", "5/7", "So $x$ = 121/256."), Label::Incorrect);
    }

    void aPointIsNoAnswerWhereANumberIs()
    {
        QCOMPARE(one("How many points are there?", "385", "Take the first of them. Then the number of points is at (0,0)."), Label::Incomplete);
        QCOMPARE(one("Find m + n. [asy] dot(A); dot(B); dot(C); [/asy]", "113", "So the answer is 113."), Label::Correct);
    }

    void anAnswerRightBehindTheBoundaryCounts()
    {
        const auto labelled = label({.problem = "Find $m+n$.", .answer = "33"},
                                    {{Kind::Approach, "The value is a fraction in lowest terms that we simplify here.\n"},
                                     {Kind::Verification, "So m + n = 33. Let me check that once more.\n"}});
        QCOMPARE(labelled.notes[0].label, std::optional(Label::Correct));
        QCOMPARE(labelled.notes[0].answer, std::string("33"));
        const Span approach = labelled.tree.segments()[0].span; // the sentence moved over to it
        QVERIFY(approach.contains(labelled.notes[0].answerSpan));
        QCOMPARE(labelled.tree.segments()[1].span, (Span{approach.end, approach.end + std::string_view("Let me check that once more.\n").size()}));
        QCOMPARE(labelled.tree.segments()[0].steps.back().end, approach.end);
        const auto onTheWay = label({.problem = "Find the remainder when the product is divided by 1000.", .answer = "321"},
                                    {{Kind::Approach, "The product is 8321 in all. So the product divided by 1000 is 8 with something over.\n"},
                                     {Kind::Verification, "Therefore, the remainder is 321. Let me check that once more.\n"},
                                     {Kind::Conclusion, "The answer is \\boxed{321}."}});
        QCOMPARE(onTheWay.notes[0].label, std::optional(Label::Correct)); // 8 was on the way
        const auto stated = label({.problem = "What is 6 times 7?", .answer = "42"},
                                  {{Kind::Approach, "6 * 7 is 41, so the answer is 41.\n"}, {Kind::Approach, "6 * 7 is 42, so the answer is 42.\n"}});
        QCOMPARE(stated.notes[0].label, std::optional(Label::Incorrect)); // it stated one of its own
        const auto whole = label({.problem = "Find $m+n$.", .answer = "33"},
                                 {{Kind::Approach, "The value is a fraction in lowest terms that we simplify here.\n"},
                                  {Kind::Conclusion, "So m + n = 33."}});
        QCOMPARE(whole.notes[0].label, std::optional(Label::Correct));
        QVERIFY(whole.notes[0].answerSpan.empty()); // it stands in the conclusion, which is left whole
        QCOMPARE(whole.tree.segments().size(), std::size_t{2});
    }

    void understandsWordsAndChinese()
    {
        QCOMPARE(one("On what day is the party?", "Tuesday", "Nine days after Sunday is a day two days later. So day 9 is Tuesday."), Label::Correct);
        QCOMPARE(one("一共有多少种方法？", "36", "先选第一个，再选第二个。因此一共有 36 种方法。"), Label::Correct);
        QCOMPARE(one("一共有多少种方法？", "36", "先选第一个，再选第二个。所以答案是 35。"), Label::Incorrect);
    }

    void outcomesAreTheWritersOwn()
    {
        const auto labelled = label({.problem = "How many?", .answer = "5"},
                                    {{Kind::Verification, "Let me check: 2 + 3 is 5. Yes, that is correct."},
                                     {Kind::Verification, "Let me check: 2 + 3 is 6. That is a contradiction, so something is wrong."}});
        QCOMPARE(labelled.notes[0].outcome, std::optional(Outcome::Confirms));
        QCOMPARE(labelled.notes[1].outcome, std::optional(Outcome::Refutes));
        QCOMPARE(verdictOf(labelled.tree, labelled.notes), Verdict::NoApproach);
    }

    void isReentrantAndDeterministic()
    {
        const auto work = [](std::string& out) {
            for (int i = 0; i < 50; ++i) {
                const auto labelled = label({.problem = "Find it?", .answer = "\\frac{\\sqrt{8}}{2}"}, {{Kind::Approach, "So the answer is $\\sqrt{2}$."}});
                out = labelled.notes[0].whyLabel + std::string(labelName(*labelled.notes[0].label));
            }
        };
        std::vector<std::string> results(4);
        {
            std::vector<std::jthread> threads;
            for (std::string& result : results)
                threads.emplace_back([&work, &result] { work(result); });
        }
        for (const std::string& result : results)
            QCOMPARE(result, results.front());
        QVERIFY(results.front().ends_with("correct"));
    }
};

QTEST_APPLESS_MAIN(TestLabels)
#include "tst_labels.moc"
