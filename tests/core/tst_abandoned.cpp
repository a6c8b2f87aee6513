#include "core/annotate/abandoned.h"
#include "core/annotate/labels.h"

#include <QTest>

#include <string>
#include <vector>

using namespace core;

namespace {

constexpr std::size_t paragraph = 40; ///< bytes of one

/// Paragraphs that reach nothing.
std::string idle(std::size_t paragraphs)
{
    std::string text = "The basket stands by an open door now.\n\n";
    text.resize(paragraph, '\n');
    std::string out;
    for (std::size_t i = 0; i < paragraphs; ++i)
        out += text;
    return out;
}

struct Parted
{
    std::string text;
    TraceTree tree;
    std::vector<SegmentNote> notes;
};

/// One approach of all of `text`, labelled, and parted at `beginnings`.
Parted part(const std::string& text, const std::vector<LikelyBeginning>& beginnings)
{
    const Trace trace{.problem = "How many apples are left in the basket?", .reasoning = text, .answer = "12"};
    Parted out{text, {}, std::vector<SegmentNote>(1)};
    out.tree = TraceTree::build(text.size(), {{{0, text.size()}, Kind::Approach, {{0, 5000}, {5000, text.size()}}}}).value();
    out.notes[0].why = "the working begins";
    const std::vector<AnswerStatement> statements = findAnswerStatements(trace.reasoning);
    ApproachJudge judge(trace, statements);
    labelApproaches(trace, judge, out.tree, out.notes);
    partAbandoned(beginnings, judge, out.tree, out.notes);
    return out;
}

LikelyBeginning beginning(std::size_t at, double likelihood, bool opensParagraph = true)
{
    return {at * paragraph, likelihood, likelihood, opensParagraph};
}

const std::string ending = "So the number of apples left in the basket is 12.\n";

} // namespace

/// What was abandoned before an answer is an approach of its own.
class TestAbandoned : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isCutWhereABeginningIsLikeliest()
    {
        const Parted parted = part(idle(300) + ending, {beginning(50, 0.3), beginning(70, 0.35), beginning(80, 0.34), beginning(250, 0.9)});
        QCOMPARE(parted.tree.segments().size(), std::size_t{2});
        QCOMPARE(parted.notes.size(), std::size_t{2});
        const Segment& before = parted.tree.segments()[0];
        const Segment& rest = parted.tree.segments()[1];
        QCOMPARE(before.span, (Span{0, 70 * paragraph}));
        QCOMPARE(before.steps.size(), std::size_t{1});
        QCOMPARE(rest.steps.size(), std::size_t{2});
        QCOMPARE(rest.steps[0], (Span{70 * paragraph, 5000}));
        QCOMPARE(parted.notes[0].label, std::optional(Label::Incomplete));
        QCOMPARE(QString::fromStdString(parted.notes[0].why), QStringLiteral("the working begins"));
        QCOMPARE(parted.notes[1].label, std::optional(Label::Correct));
        QCOMPARE(parted.notes[1].answerSpan.in(parted.text), std::string_view("12"));
        QCOMPARE(parted.notes[1].boundaryConfidence, 0.35);
        QVERIFY(parted.notes[1].why.find("drops a way") != std::string::npos);
    }

    void staysWholeOtherwise()
    {
        const std::vector<LikelyBeginning> many{beginning(50, 0.6), beginning(70, 0.7), beginning(90, 0.3)};
        QCOMPARE(part(idle(300) + ending, many).notes.size(), std::size_t{2});
        QCOMPARE(part(idle(300) + ending, {beginning(50, 0.3), beginning(70, 0.7)}).notes.size(), std::size_t{1}); // too few
        QCOMPARE(part(idle(300) + ending, {beginning(10, 0.7), beginning(20, 0.7)}).notes.size(), std::size_t{1}); // too soon
        QCOMPARE(part(idle(200) + ending, many).notes.size(), std::size_t{1}); // too near the answer
        QCOMPARE(part(idle(300), many).notes.size(), std::size_t{1});          // there is no answer
        QCOMPARE(part(idle(300) + ending, {}).notes.size(), std::size_t{1});
        QCOMPARE(part(idle(300) + ending, {beginning(50, 0.6, false), beginning(70, 0.7, false)}).notes.size(), std::size_t{1});
        QCOMPARE(part(idle(40) + "So the answer is 13.\n\n" + idle(260) + ending, many).notes.size(), std::size_t{1}); // it had one before
    }
};

QTEST_APPLESS_MAIN(TestAbandoned)
#include "tst_abandoned.moc"
