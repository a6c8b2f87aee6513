#include "core/clean/trace_result.h"
#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <string>

using namespace core;

/// What the default preset makes of the sample corpus, against the facts of resources/sample/README.md.
class TestSamplePipeline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        Monitor monitor;
        const auto corpus = Corpus::open(DLCOT_SOURCE_DIR "/resources/sample/sample.jsonl", monitor);
        QVERIFY(corpus.ok());
        const auto mapping = detectMapping(*corpus.value());
        QVERIFY(mapping.ok());
        const auto annotator = makeRulesAnnotator();
        const auto tokenizer = loadTokenizer("qwen3");
        QVERIFY(annotator.ok() && tokenizer.ok());
        const Pipeline pipeline{annotator.value(), tokenizer.value(), *presetByName("trunk"), nullptr};
        for (std::size_t i = 0; i < corpus.value()->recordCount(); ++i) {
            auto trace = readTrace(corpus.value()->record(i), mapping.value());
            QVERIFY2(trace.ok(), std::to_string(i).c_str());
            const std::string id = trace.value().id;
            auto result = processTrace(std::move(trace).value(), pipeline, monitor);
            QVERIFY2(result.ok(), id.c_str());
            m_results.emplace(id, std::move(result).value());
        }
    }

    void theUnsolvableIsLeftOutAndMostOthersAreNot()
    {
        QVERIFY(m_results.at("nt-lcm-pairs").plan.status == PlanStatus::Unsolvable);
        const auto solved = std::count_if(m_results.begin(), m_results.end(), [](const auto& entry) {
            return entry.second.analysis.verdict == Verdict::Correct;
        });
        QVERIFY2(solved >= 20, std::to_string(solved).c_str());
    }

    void everyCleanedTraceKeepsItsAnswer()
    {
        for (const auto& [id, result] : m_results) {
            if (result.plan.status != PlanStatus::Planned)
                continue;
            const auto boxes = [](const std::string& text) { return text.find("\\boxed{") != std::string::npos; };
            QVERIFY2(boxes(result.cleaned.text) == boxes(result.trace.reasoning), id.c_str());
            QVERIFY2(result.tokens.after < result.tokens.before, id.c_str());
        }
    }

    void theLoopIsMostlyRepeats()
    {
        const TraceResult& loop = m_results.at("geo-diagonals-loop");
        QVERIFY(loop.plan.status == PlanStatus::Planned);
        QVERIFY2(loop.tokens.after * 10 <= loop.tokens.before * 6, std::to_string(loop.tokens.after).c_str());
    }

    void statedSlipsAreFound_data()
    {
        QTest::addColumn<std::string>("id");
        QTest::addColumn<std::string>("slip");
        QTest::newRow("sum") << std::string("comb-no-three-consecutive") << std::string("81 + 44 + 24 = 139");
        QTest::newRow("product and sum") << std::string("alg-linear-recurrence") << std::string("2 * 125 + 3 = 243");
        QTest::newRow("semiperimeter") << std::string("geo-incenter") << std::string("44/2 = 22");
    }
    void statedSlipsAreFound()
    {
        QFETCH(std::string, id);
        QFETCH(std::string, slip);
        const TraceResult& result = m_results.at(id);
        const std::size_t at = result.trace.reasoning.find(slip);
        QVERIFY(at != std::string::npos);
        const auto& errors = result.analysis.errors;
        QVERIFY(std::any_of(errors.begin(), errors.end(), [&](const ErrorSpan& error) {
            return error.span.begin < at + slip.size() && at < error.span.end;
        }));
    }

    void aTraceWithoutErrorsHasNone()
    {
        for (const char* id : {"nt-last-two-digits", "alg-mixture", "geo-three-circles", "nt-digit-sum-multiple"})
            QVERIFY2(m_results.at(id).analysis.errors.empty(), id);
    }

private:
    std::map<std::string, TraceResult> m_results;
};

QTEST_APPLESS_MAIN(TestSamplePipeline)
#include "tst_sample_pipeline.moc"
