#include "core/evaluate/review.h"
#include "core/corpus/mapping.h"
#include "tests/support/test_folder.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace core;
using Json = nlohmann::json;
using Fit = ReviewedTrace::Fit;

namespace {

const std::string reasoning = "Okay, so I need to find 2 + 3. It is asked what the sum of the two numbers is, which is simple enough to do by hand, I think.\n\n"
                              "First, 2 + 3 = 5. So the answer is 5. That is what one gets when the two of them are put together, one after the other, step by step.\n\n"
                              "Wait, let me check: 5 - 3 = 2. Yes, that is right, and it fits with what was given, so the sum has to be what was found before.\n\n"
                              "So the answer is \\boxed{5}.";

Json record(const std::string& id, const std::string& text) { return {{"id", id}, {"problem", "2 + 3?"}, {"reasoning", text}, {"answer", "5"}}; }

Json goldOf(const std::string& id, const std::string& text, std::size_t end)
{
    Json out = record(id, text);
    out["segments"] = {{{"begin", 0}, {"end", end}, {"kind", "approach"}, {"label", "incorrect"}, {"cluster", 0}}};
    out["errors"] = {{{"begin", 150}, {"end", 160}, {"message", "not so"}}};
    return out;
}

} // namespace

/// Gold labels beside the corpus that they are about.
class TestReview : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        auto annotator = makeRulesAnnotator();
        QVERIFY(annotator.ok());
        m_annotator = annotator.value();
    }

    void findsTracesByIdAndSaysWhereTheyDiffer()
    {
        const Review review = reviewOf({record("x", "Other."), record("b", reasoning), record("a", reasoning)},
                                       {goldOf("a", reasoning, reasoning.size()), goldOf("b", reasoning, reasoning.size())});
        QVERIFY(review.complete);
        QCOMPARE(review.compared, std::size_t{2});
        QCOMPARE(review.traces[0].id, std::string("b")); // in the order of the corpus
        QCOMPARE(review.traces[0].record, std::optional<std::uint64_t>(1));
        QCOMPARE(review.total.traces, std::uint64_t{2});
        QVERIFY(review.traces[0].fit == Fit::Whole);
        bool error = false;
        for (const ShownDifference& one : review.traces[0].differences) {
            QVERIFY(one.difference.span.end <= reasoning.size());
            QVERIFY(reasoning.find(one.excerpt) == one.difference.span.begin);
            error = error || one.difference.what == Difference::What::MissedError;
        }
        QVERIFY(error);
    }

    void theFiguresAreThoseOfEvaluate()
    {
        const std::vector<Json> gold{goldOf("a", reasoning, reasoning.size())};
        const Review review = reviewOf({record("a", reasoning)}, gold);
        const auto read = readGold(gold);
        Trace trace;
        trace.id = "a";
        trace.problem = "2 + 3?";
        trace.reasoning = reasoning;
        trace.answer = "5";
        const auto analysis = m_annotator->annotate(trace, Monitor::none());
        LabelledFile found;
        found.traces.push_back(labelledTrace("a", reasoning, analysis.value()));
        found.byId["a"] = 0;
        const Figures expected = figuresOf(evaluate(read, found).total);
        const Figures got = figuresOf(review.total);
        QCOMPARE(got.boundaryF1, expected.boundaryF1);
        QCOMPARE(got.kindAccuracy, expected.kindAccuracy);
        QCOMPARE(got.labelAccuracy, expected.labelAccuracy);
    }

    void whatDoesNotFitIsToldApart()
    {
        const Review review = reviewOf({record("other", reasoning + " More."), record("cut", reasoning)},
                                       {goldOf("gone", reasoning, 10), goldOf("other", reasoning, 10), goldOf("cut", reasoning, 100000)});
        QCOMPARE(review.compared, std::size_t{1});
        QVERIFY(review.traces[0].id == "other" && review.traces[0].fit == Fit::OtherText);
        QVERIFY(review.traces[0].textLength == review.traces[0].goldLength + 6);
        QVERIFY(review.traces[0].differences.empty());
        QVERIFY(review.traces[1].id == "cut" && review.traces[1].fit == Fit::BeyondEnd);
        QCOMPARE(review.traces[1].beyond, std::size_t{1});
        for (const ShownDifference& one : review.traces[1].differences)
            QVERIFY(one.difference.span.end <= reasoning.size());
        QVERIFY(review.traces[2].id == "gone" && review.traces[2].fit == Fit::NotInCorpus && !review.traces[2].record);
    }

    void ofRecordsThatShareAnIdTheOneWithTheTextCounts()
    {
        const Review review = reviewOf({record("a", "Something else."), record("a", reasoning)}, {goldOf("a", reasoning, 20)});
        QCOMPARE(review.traces[0].record, std::optional<std::uint64_t>(1));
        QVERIFY(review.traces[0].compared());
    }

    void withoutIdsTheTextLeadsThere()
    {
        const Review review = reviewOf({record("x", "Something else."), record("y", reasoning)}, {goldOf("a", reasoning, 20)});
        QVERIFY(review.traces[0].compared());
        QCOMPARE(review.traces[0].record, std::optional<std::uint64_t>(1));
    }

    void placesThatMakeNoSenseDoNoHarm()
    {
        Json gold = goldOf("a", reasoning, 20);
        gold["segments"] = {{{"begin", -5}, {"end", 3}, {"kind", "approach"}},
                            {{"begin", 9000000000}, {"end", 9000000001}, {"kind", "verification"}, {"cluster", 1}},
                            {{"begin", 50}, {"end", 20}, {"kind", "conclusion"}}};
        gold["errors"] = {{{"begin", -9}, {"end", -3}}, {{"begin", 20}, {"end", 10}}};
        const Review review = reviewOf({record("a", reasoning)}, {gold});
        QVERIFY(review.traces[0].fit == Fit::BeyondEnd);
        QCOMPARE(review.traces[0].beyond, std::size_t{5});
        for (const ShownDifference& one : review.traces[0].differences)
            QVERIFY(one.difference.span.begin <= one.difference.span.end && one.difference.span.end <= reasoning.size());
    }

private:
    std::string write(const char* name, const std::vector<Json>& lines)
    {
        QByteArray bytes;
        for (const Json& line : lines)
            bytes += QByteArray::fromStdString(line.dump()) + '\n';
        return m_folder.write(name, bytes).toStdString();
    }

    LabelledFile readGold(const std::vector<Json>& lines)
    {
        return readLabelledFile(write("gold.jsonl", lines), LabelledRole::Gold, Monitor::none()).value();
    }

    Review reviewOf(const std::vector<Json>& records, const std::vector<Json>& gold)
    {
        const auto corpus = Corpus::open(write("corpus.jsonl", records), Monitor::none());
        const auto mapping = detectMapping(*corpus.value());
        return reviewCorpus(*corpus.value(), mapping.value(), *m_annotator, readGold(gold), Monitor::none()).value();
    }

    support::TestFolder m_folder;
    std::shared_ptr<const Annotator> m_annotator;
};

QTEST_GUILESS_MAIN(TestReview)
#include "tst_review.moc"
