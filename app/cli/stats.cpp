#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "core/clean/outputs.h"
#include "core/clean/run.h"
#include "core/corpus/writer.h"
#include "core/stats/corpus_statistics.h"

#include <cstdio>

namespace app {

namespace {

std::string cells(const std::string& name, const std::vector<std::string>& values)
{
    char cell[80];
    std::snprintf(cell, sizeof cell, "%-24s", name.c_str());
    std::string out = cell;
    for (const std::string& value : values) {
        std::snprintf(cell, sizeof cell, " %14s", value.c_str());
        out += cell;
    }
    return out + '\n';
}

std::string percent(std::uint64_t part, std::uint64_t whole)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f %%", whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole));
    return text;
}

std::string tokenTable(const core::CorpusStatistics& statistics, const core::TokenizerStatistics& one)
{
    std::string out = cells("tokens (" + one.name + ")", {"before", "after"});
    const auto line = [&](const std::string& name, std::uint64_t before, std::uint64_t after) {
        out += cells("  " + name, {grouped(before), grouped(after)});
    };
    line("traces", one.before.traces, one.after.traces);
    line("total", one.before.total, one.after.total);
    line("mean", static_cast<std::uint64_t>(one.before.mean() + 0.5), static_cast<std::uint64_t>(one.after.mean() + 0.5));
    line("least", one.before.least, one.after.least);
    for (std::size_t i = 0; i < core::percentileMarks.size(); ++i)
        line("p" + std::to_string(core::percentileMarks[i]), one.before.percentiles[i], one.after.percentiles[i]);
    line("most", one.before.most, one.after.most);
    for (std::size_t i = 0; i < statistics.budgets.size(); ++i)
        line("traces over " + grouped(statistics.budgets[i]), one.budgets[i].before, one.budgets[i].after);
    char perToken[32];
    std::snprintf(perToken, sizeof perToken, "%.2f", statistics.charactersPerToken(one));
    return out + cells("  characters per token", {perToken});
}

std::string kindTable(const core::CorpusStatistics& statistics)
{
    std::vector<std::string> heads{"characters"};
    for (const core::TokenizerStatistics& one : statistics.tokenizers)
        heads.push_back(one.name);
    std::string out = cells("share by kind", heads);
    for (const core::Kind kind : core::allKinds) {
        const auto at = static_cast<std::size_t>(kind);
        std::vector<std::string> shares{percent(statistics.charactersByKind[at], statistics.characters)};
        for (const core::TokenizerStatistics& one : statistics.tokenizers)
            shares.push_back(percent(one.byKind[at], one.before.total));
        out += cells("  " + std::string(core::kindName(kind)), shares);
    }
    return out;
}

std::string wordsOf(const core::CorpusStatistics& statistics, const core::Corpus& corpus)
{
    std::string out = (corpus.records() == nullptr ? "records " : "traces ") + grouped(statistics.records) + ": " + grouped(statistics.leftOut) + " left out by " + statistics.preset + ", " +
                      grouped(statistics.rejected) + " rejected; " + grouped(statistics.characters) + " characters of reasoning\n";
    for (const core::TokenizerStatistics& one : statistics.tokenizers)
        out += '\n' + tokenTable(statistics, one);
    return out + '\n' + kindTable(statistics);
}

} // namespace

int runStats(const StatsOptions& options)
{
    const auto opened = openCorpus(options.input);
    if (!opened.ok())
        return fail(opened.error());
    auto pipeline = makePipeline(options.tokenizer, options.preset, options.minConfidence);
    if (!pipeline.ok())
        return fail(pipeline.error());
    if (!options.compared.empty()) {
        const auto compared = core::loadTokenizer(options.compared);
        if (!compared.ok())
            return fail(compared.error());
        pipeline.value().compared = compared.value();
    }
    if (const auto status = core::mayWriteBeside(options.csv, {}, *opened.value().corpus); !status.ok())
        return fail(status.error());
    TerminalMonitor monitor("records");
    const auto sink = [](const core::RawRecord&, const core::RecordOutcome&) { return true; };
    const auto summary = core::runCorpus(*opened.value().corpus, opened.value().mapping, pipeline.value(), options.threads, sink, monitor);
    if (!summary.ok())
        return fail(summary.error());
    if (!summary.value().complete)
        return stopped();
    const core::CorpusStatistics statistics =
        options.budgets.empty() ? core::corpusStatistics(summary.value()) : core::corpusStatistics(summary.value(), options.budgets);
    if (!options.csv.empty())
        if (const core::Status written = core::writeFile(options.csv, core::statisticsCsv(statistics)); !written.ok())
            return fail(written.error());
    if (options.csv != "-")
        print(options.json ? core::statisticsJson(statistics) : wordsOf(statistics, *opened.value().corpus));
    return reportIssues(summary.value().issues, core::CleanTargets::beside("-"));
}

} // namespace app
