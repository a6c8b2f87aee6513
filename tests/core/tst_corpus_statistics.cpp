#include "core/clean/run.h"
#include "core/corpus/mapping.h"
#include "core/stats/chart_series.h"
#include "core/stats/corpus_statistics.h"
#include "core/stats/summary.h"

#include "tests/support/byte_tokenizer.h"
#include "tests/support/hand_made.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace core;

namespace {

TraceRow row(std::uint32_t before, std::uint32_t after, PlanStatus status = PlanStatus::Planned)
{
    TraceRow out;
    out.before = before;
    out.after = after;
    out.status = status;
    out.byKind[2] = before;
    out.charactersByKind[2] = before * 3;
    return out;
}

/// The percentile as the definition has it, by counting.
std::uint32_t plainPercentile(std::vector<std::uint32_t> counts, unsigned percent)
{
    std::sort(counts.begin(), counts.end());
    for (std::size_t i = 0; i < counts.size(); ++i)
        if ((i + 1) * 100 >= counts.size() * percent)
            return counts[i];
    return 0;
}

} // namespace

/// The statistics of a corpus: percentiles, budgets, shares, and the second tokenizer.
class TestCorpusStatistics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void percentilesAsDefined()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 200; ++round) {
            std::vector<std::uint32_t> counts(1 + random() % 120);
            for (std::uint32_t& count : counts)
                count = static_cast<std::uint32_t>(random() % 50);
            const TokenSpread spread = spreadOf(counts);
            for (std::size_t i = 0; i < percentileMarks.size(); ++i)
                QCOMPARE(spread.percentiles[i], plainPercentile(counts, percentileMarks[i]));
            QCOMPARE(spread.least, *std::min_element(counts.begin(), counts.end()));
            QCOMPARE(spread.most, *std::max_element(counts.begin(), counts.end()));
        }
        QCOMPARE(spreadOf({}).traces, 0U);
        QCOMPARE(spreadOf({}).mean(), 0.0);
        QCOMPARE(spreadOf({7}).percentiles.front(), 7U);
    }

    void budgetsBeforeAndAfter()
    {
        CorpusSummary summary;
        summary.tokenizer = "Made";
        summary.add(row(8192, 8192, PlanStatus::Unchanged));
        summary.add(row(8193, 8000));
        summary.add(row(20000, 9000));
        summary.add(row(40000, 0, PlanStatus::Unsolvable));
        summary.add(Issue{4, 5, "broken"});
        const CorpusStatistics statistics = corpusStatistics(summary);
        const auto over = [&](std::size_t i) { return std::pair(statistics.tokenizers[0].budgets[i].before, statistics.tokenizers[0].budgets[i].after); };
        QCOMPARE(over(0), (std::pair<std::uint64_t, std::uint64_t>(3, 1)));
        QCOMPARE(over(1), (std::pair<std::uint64_t, std::uint64_t>(2, 0)));
        QCOMPARE(over(2), (std::pair<std::uint64_t, std::uint64_t>(1, 0)));
        QCOMPARE(statistics.tokenizers[0].after.traces, 3U);
        QCOMPARE(statistics.tokenizers[0].before.total, 76385U);
        QCOMPARE(statistics.rejected, 1U);
        QCOMPARE(statistics.leftOut, 1U);
        QCOMPARE(statistics.charactersPerToken(statistics.tokenizers[0]), 3.0);
        const std::uint64_t own[] = {9000, 100, 9000};
        QCOMPARE(corpusStatistics(summary, own).budgets, (std::vector<std::uint64_t>{100, 9000}));
    }

    void nothingAnalysedYet()
    {
        CorpusSummary summary;
        const CorpusStatistics statistics = corpusStatistics(summary);
        QCOMPARE(statistics.charactersPerToken(statistics.tokenizers[0]), 0.0);
        QVERIFY(!statisticsCsv(statistics).empty());
        QVERIFY(nlohmann::json::accept(statisticsJson(statistics)));
    }

    void theSecondTokenizerCountsTheSameTexts()
    {
        const support::Folder folder;
        const auto bytes = loadTokenizer(support::writeByteTokenizer(folder));
        QVERIFY(bytes.ok());
        const auto qwen = loadTokenizer("qwen3");
        QVERIFY(qwen.ok());
        const auto annotator = makeRulesAnnotator();
        QVERIFY(annotator.ok());
        Pipeline pipeline{.annotator = annotator.value(), .tokenizer = qwen.value(), .policy = *presetByName("delete-multi-all"), .compared = bytes.value()};
        std::mt19937 random(3);
        CorpusSummary summary;
        summary.tokenizer = qwen.value()->name();
        summary.compared = bytes.value()->name();
        std::uint64_t size = 0;
        for (int i = 0; i < 20; ++i) {
            handmade::Made made = handmade::random(random);
            const TraceResult result = replan(made.trace, made.analysis, pipeline);
            QCOMPARE(result.tokens.before, qwen.value()->count(made.trace.reasoning).value());
            QCOMPARE(result.tokens.compared.before, made.trace.reasoning.size());
            QCOMPARE(result.tokens.compared.after, result.cleaned.text.size());
            for (const Segment& segment : result.analysis.tree.segments())
                QCOMPARE(result.tokens.compared.map.countIn(segment.span), segment.span.size());
            std::size_t removed = 0;
            for (const Edit& edit : result.plan.edits)
                removed += edit.span.size();
            std::size_t byReason = 0;
            for (const std::size_t tokens : result.tokens.compared.byReason)
                byReason += tokens;
            QCOMPARE(byReason, removed);
            QCOMPARE(result.tokens.cleaned.total(), result.plan.edits.empty() ? std::size_t{0} : result.tokens.after);
            size += made.trace.reasoning.size();
            summary.add(makeRow(static_cast<std::uint64_t>(i), result));
        }
        QCOMPARE(summary.comparedTokens.before, size);
        QCOMPARE(comparedShareOfAll(summary, size).share, 1.0);
        const CorpusStatistics statistics = corpusStatistics(summary);
        QCOMPARE(statistics.tokenizers.size(), std::size_t{2});
        QCOMPARE(statistics.tokenizers[1].before.total, size);
        std::uint64_t byKind = 0;
        for (const std::uint64_t tokens : statistics.tokenizers[1].byKind)
            byKind += tokens;
        QCOMPARE(byKind, size);
        QVERIFY(summaryCsv(summary).find("compared_before") != std::string::npos);
        QVERIFY(statisticsCsv(statistics).find("total,\"bytes.json\"," + std::to_string(size)) != std::string::npos);
    }

    void withoutASecondNothingIsCompared()
    {
        CorpusSummary summary;
        summary.add(row(10, 5));
        QCOMPARE(corpusStatistics(summary).tokenizers.size(), std::size_t{1});
        QVERIFY(summaryCsv(summary).find("compared") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestCorpusStatistics)
#include "tst_corpus_statistics.moc"
