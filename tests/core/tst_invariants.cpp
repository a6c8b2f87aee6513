#include "core/annotate/annotator.h"
#include "core/clean/final_answer.h"
#include "core/clean/run.h"
#include "core/corpus/corpus.h"
#include "core/corpus/record_reader.h"
#include "core/resources.h"
#include "core/text/utf8.h"
#include "tests/support/hand_made.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <sstream>

using namespace core;

namespace {

std::vector<std::filesystem::path> corpora()
{
    std::vector<std::filesystem::path> out{resourcePath("sample/sample.jsonl")};
    const QDir real(QStringLiteral(DLCOT_SOURCE_DIR "/../shared/data/corpora"));
    for (const QString& name : real.entryList({QStringLiteral("*.json*")}, QDir::Files, QDir::Name))
        out.push_back(real.filePath(name).toStdString());
    return out;
}

std::string contents(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

Pipeline pipelineOf(const Policy& policy)
{
    static const auto annotator = makeRulesAnnotator();
    static const auto tokenizer = loadTokenizer("qwen3");
    if (!annotator.ok() || !tokenizer.ok())
        qFatal("%s", (annotator.ok() ? tokenizer.error() : annotator.error()).message.c_str());
    return {annotator.value(), tokenizer.value(), policy, nullptr};
}

/// Invariant 1: segments and steps partition the text on character boundaries.
void checkTree(const TraceResult& result)
{
    const std::string& text = result.trace.reasoning;
    std::string joined;
    for (const Segment& segment : result.analysis.tree.segments()) {
        QVERIFY(isCharBoundary(text, segment.span.begin) && !segment.span.empty());
        for (const Span step : segment.steps) {
            QVERIFY(isCharBoundary(text, step.begin));
            joined += step.in(text);
        }
    }
    QCOMPARE(joined, text);
    QCOMPARE(result.analysis.notes.size(), result.analysis.tree.segments().size());
    std::size_t at = 0;
    for (const ErrorSpan& error : result.analysis.errors) {
        QVERIFY(error.span.begin >= at && error.span.end > error.span.begin && error.span.end <= text.size());
        QVERIFY(isCharBoundary(text, error.span.begin) && isCharBoundary(text, error.span.end));
        at = error.span.end;
    }
    for (const SegmentNote& note : result.analysis.notes) {
        QVERIFY(countCodePoints(note.title) <= 60 && note.title.find('\n') == std::string::npos);
        QVERIFY(note.confidence >= 0 && note.confidence <= 1);
    }
}

/// Invariants 2 and 3: every byte is kept, removed with a reason, or inserted and marked; the final answer stays.
void checkPlan(const TraceResult& result)
{
    const std::string& text = result.trace.reasoning;
    std::string original;
    std::string cleaned;
    for (const CleanedPiece& piece : result.cleaned.pieces) {
        if (piece.what != CleanedPiece::What::Inserted)
            original += piece.original.in(text);
        if (piece.what == CleanedPiece::What::Kept)
            cleaned += piece.original.in(text);
        if (piece.what == CleanedPiece::What::Inserted)
            cleaned += result.plan.edits[piece.edit].insert;
        if (piece.what == CleanedPiece::What::Removed)
            QVERIFY(!result.plan.edits[piece.edit].why.empty());
    }
    QCOMPARE(original, text);
    QCOMPARE(cleaned, result.cleaned.text);
    if (result.plan.edits.empty())
        QCOMPARE(cleaned, text);
    else
        QVERIFY(finalAnswer(text, result.analysis).heldBy(cleaned));
}

/// Invariant 4: the root's tokens are the tokenizer's count, and pieces that partition a text add up.
void checkTokens(const TraceResult& result, const Tokenizer& tokenizer)
{
    QCOMPARE(result.tokens.before, tokenizer.count(result.trace.reasoning).value());
    QCOMPARE(result.tokens.after, tokenizer.count(result.cleaned.text).value());
    QCOMPARE(static_cast<std::size_t>(result.tokens.nodes.at(0)), result.tokens.before);
    std::size_t leaves = 0;
    for (std::size_t i = 0; i < result.analysis.tree.nodes().size(); ++i)
        if (result.analysis.tree.nodes()[i].level == NodeLevel::Step)
            leaves += result.tokens.nodes[i];
    QCOMPARE(leaves, result.tokens.before);
}

void checkAll(const TraceResult& result, const Pipeline& pipeline)
{
    checkTree(result);
    checkPlan(result);
    checkTokens(result, *pipeline.tokenizer);
}

} // namespace

/// The invariants of METHOD.md through the whole pipeline, over the sample, the real traces and random text.
class TestInvariants : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdOnRandomText()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 400; ++round) {
            Trace trace;
            trace.id = std::to_string(round);
            trace.problem = handmade::randomText(random, 10);
            trace.reasoning = handmade::randomText(random, random() % 200);
            trace.answer = random() % 2 == 0 ? "7" : "";
            for (const Policy& policy : {presets()[5], presets()[6], presets()[3]}) {
                const Pipeline pipeline = pipelineOf(policy);
                const auto result = processTrace(trace, pipeline, Monitor::none());
                QVERIFY(result.ok());
                checkAll(result.value(), pipeline);
                if (QTest::currentTestFailed())
                    qFatal("round %d (seed 7)", round);
            }
        }
    }

    void holdOnEveryCorpus_data()
    {
        QTest::addColumn<QString>("path");
        for (const auto& path : corpora())
            QTest::newRow(path.filename().c_str()) << QString::fromStdString(path.string());
    }
    void holdOnEveryCorpus()
    {
        QFETCH(QString, path);
        const auto corpus = Corpus::open(path.toStdString(), Monitor::none());
        QVERIFY2(corpus.ok(), corpus.ok() ? "" : corpus.error().message.c_str());
        const auto mapping = detectMapping(*corpus.value());
        QVERIFY2(mapping.ok(), mapping.ok() ? "" : mapping.error().message.c_str());
        for (const Policy& policy : presets()) {
            const Pipeline pipeline = pipelineOf(policy);
            std::size_t seen = 0;
            const auto summary = runCorpus(*corpus.value(), mapping.value(), pipeline, 0, [&](const RawRecord& raw, const RecordOutcome& outcome) {
                if (const auto* result = std::get_if<TraceResult>(&outcome)) {
                    checkAll(*result, pipeline);
                    // An untouched record gives its own bytes back.
                    const auto same = rewriteRecord(raw, mapping.value(), {});
                    if (!same.ok() || same.value() != raw.bytes)
                        QTest::qFail("a record without edits changed", __FILE__, __LINE__);
                }
                ++seen;
                return !QTest::currentTestFailed();
            }, Monitor::none());
            QVERIFY(summary.ok());
            QCOMPARE(seen, corpus.value()->recordCount());
            // No reject that is not a real fault of the record.
            QVERIFY2(summary.value().issues.empty(), summary.value().issues.empty() ? "" : summary.value().issues[0].reason.c_str());
        }
    }

    void holdWhateverConfidenceIsAskedFor()
    {
        for (const auto& path : corpora()) {
            const auto corpus = Corpus::open(path, Monitor::none());
            QVERIFY(corpus.ok());
            const auto mapping = detectMapping(*corpus.value());
            QVERIFY(mapping.ok());
            for (std::size_t i = 0; i < corpus.value()->recordCount(); ++i) {
                Pipeline pipeline = pipelineOf(presets()[0]);
                const auto trace = readTrace(corpus.value()->record(i), mapping.value());
                QVERIFY(trace.ok());
                const auto analysis = pipeline.annotator->annotate(trace.value(), Monitor::none());
                QVERIFY(analysis.ok());
                std::size_t edits = std::string::npos;
                for (const double least : {0.0, 0.6, 0.8, 0.9, 1.0}) {
                    pipeline.policy = *presetByName("delete-multi-all");
                    pipeline.policy.minConfidence = least;
                    const TraceResult result = replan(trace.value(), analysis.value(), pipeline);
                    checkPlan(result);
                    // The surer a finding has to be, the fewer repeats go.
                    const auto count = static_cast<std::size_t>(std::count_if(result.plan.edits.begin(), result.plan.edits.end(), [](const Edit& edit) { return edit.reason == EditReason::Redundant; }));
                    if (result.plan.status != PlanStatus::Refused) {
                        QVERIFY(count <= edits);
                        edits = count;
                    }
                    pipeline.policy = presets()[i % presets().size()];
                    pipeline.policy.minConfidence = least;
                    checkAll(replan(trace.value(), analysis.value(), pipeline), pipeline);
                    QVERIFY(!QTest::currentTestFailed());
                }
            }
        }
    }

    void sameBytesForAnyThreadsAndNothingIsLost_data() { holdOnEveryCorpus_data(); }
    void sameBytesForAnyThreadsAndNothingIsLost()
    {
        QFETCH(QString, path);
        const auto corpus = Corpus::open(path.toStdString(), Monitor::none());
        QVERIFY(corpus.ok());
        const auto mapping = detectMapping(*corpus.value());
        QVERIFY(mapping.ok());
        const QTemporaryDir folder;
        const Pipeline pipeline = pipelineOf(*presetByName("trunk-delete-errors"));
        for (const unsigned threads : {1U, 2U}) {
            const std::filesystem::path out = folder.filePath(QStringLiteral("%1.jsonl").arg(threads)).toStdString();
            const auto summary = cleanCorpus(*corpus.value(), mapping.value(), pipeline, threads, CleanTargets::beside(out), Monitor::none());
            QVERIFY2(summary.ok(), summary.ok() ? "" : summary.error().message.c_str());
            QVERIFY(summary.value().complete);
            const CorpusSummary& s = summary.value();
            QCOMPARE(s.written + s.unsolvable + s.issues.size(), corpus.value()->recordCount());
        }
        for (const char* ending : {".jsonl", ".dlcot.jsonl", ".rejects.jsonl"}) {
            const std::filesystem::path base = folder.path().toStdString();
            QCOMPARE(contents(base / ("1" + std::string(ending))), contents(base / ("2" + std::string(ending))));
        }
    }
};

QTEST_GUILESS_MAIN(TestInvariants)
#include "tst_invariants.moc"
