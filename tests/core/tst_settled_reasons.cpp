#include "core/annotate/settled_reasons.h"

#include <QTest>

#include <string>
#include <utility>
#include <vector>

using namespace core;

namespace {

struct Piece
{
    Kind kind;
    std::string why;
    std::optional<Label> label;
    std::string text = "Some words. ";
};

std::vector<std::string> settled(const std::vector<Piece>& pieces)
{
    std::string reasoning;
    std::vector<Segment> segments;
    std::vector<SegmentNote> notes;
    for (const Piece& piece : pieces) {
        const std::size_t begin = reasoning.size();
        reasoning += piece.text;
        segments.push_back({{begin, reasoning.size()}, piece.kind, {}});
        notes.push_back({.label = piece.label, .why = piece.why});
    }
    const TraceTree tree = TraceTree::build(reasoning.size(), std::move(segments)).value();
    settleReasons(reasoning, tree, notes);
    std::vector<std::string> whys;
    for (const SegmentNote& note : notes)
        whys.push_back(note.why);
    return whys;
}

} // namespace

/// Reasons of boundaries that agree with the labels.
class TestSettledReasons : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersBefore()
    {
        const std::string none = "it starts again, no answer was reached before";
        const std::string after = "it starts again, right after an answer";
        const std::string before = "it starts again, an answer was stated before";
        const auto second = [](Label first, const std::string& why) { return settled({{Kind::Approach, "", first}, {Kind::Approach, why, Label::Incomplete}})[1]; };
        QCOMPARE(second(Label::Correct, none), std::string("it starts again"));
        QCOMPARE(second(Label::Incomplete, none), none);
        QCOMPARE(second(Label::Incomplete, after), std::string("it starts again"));
        QCOMPARE(second(Label::Incomplete, before), std::string("it starts again"));
        QCOMPARE(second(Label::Incorrect, after), after);
        QCOMPARE(second(Label::Incorrect, before), before);
        const auto whys = settled({{Kind::Approach, "", Label::Correct}, {Kind::Approach, "", Label::Incomplete}, {Kind::Verification, after, {}}});
        QCOMPARE(whys[2], before);
        const auto proof = settled({{Kind::Approach, "", {}}, {Kind::Verification, after, {}}});
        QCOMPARE(proof[1], after); // nothing is known of its answer
    }

    void onlyTheFirstApproachBeginsTheWork()
    {
        const std::string why = "\u201CNow the rows\u201D: the working begins with a formula";
        const auto whys = settled({{Kind::Approach, why, Label::Incomplete}, {Kind::Approach, why, Label::Incomplete}});
        QCOMPARE(whys[0], why);
        QCOMPARE(whys[1], std::string("\u201CNow the rows\u201D: it sets out anew with a formula"));
    }

    void codeIsNotQuoted()
    {
        const auto whys = settled({{Kind::Approach, "\u201C```c\u201D: it sets up a case to work on", Label::Incomplete, "```c\nint main;\n```\n"}});
        QCOMPARE(whys[0], std::string("it writes code"));
    }
};

QTEST_GUILESS_MAIN(TestSettledReasons)
#include "tst_settled_reasons.moc"
