#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "core/clean/outputs.h"
#include "core/clean/run.h"
#include "core/corpus/writer.h"
#include "core/store/decision_store.h"

#include <cstdio>
#include <memory>
#include <utility>

namespace app {

namespace {

std::string row(const std::string& name, const std::string& a, const std::string& b, const std::string& c)
{
    char line[160];
    std::snprintf(line, sizeof line, "%-22s %14s %14s %10s\n", name.c_str(), a.c_str(), b.c_str(), c.c_str());
    return line;
}

/// What a reason is called in the table.
std::string inWords(core::EditReason reason)
{
    switch (reason) {
    case core::EditReason::Redundant: return "repeats";
    case core::EditReason::Incorrect: return "wrong approaches";
    case core::EditReason::Incomplete: return "unfinished approaches";
    case core::EditReason::ErrorSpan: return "errors";
    case core::EditReason::AfterAnswer: return "after the answer";
    case core::EditReason::Inconclusive: return "idle checks";
    case core::EditReason::Chosen: return "chosen by hand";
    case core::EditReason::Seam: return "repaired joins";
    }
    return {};
}

std::string table(const core::CorpusSummary& summary)
{
    std::string out = row("tokens (" + summary.tokenizer + ")", "before", "after", "change");
    out += row("all traces", grouped(summary.before), grouped(summary.after), change(summary.before, summary.after));
    if (summary.unsolvable > 0)
        out += row("traces that are kept", grouped(summary.beforeWritten), grouped(summary.after),
                   change(summary.beforeWritten, summary.after));
    for (const core::EditReason reason : core::allEditReasons) {
        const std::uint64_t tokens = summary.byReason[static_cast<std::size_t>(reason)];
        if (tokens > 0)
            out += row("  " + inWords(reason), "", "-" + grouped(tokens), "");
    }
    if (summary.leftOut > 0)
        out += row("  unsolvable traces", "", "-" + grouped(summary.leftOut), "");
    out += (summary.holders == summary.records ? "records " + grouped(summary.records)
                                               : "traces " + grouped(summary.records) + " in " +
                                                     grouped(summary.holders) + " records") +
           ": " + grouped(summary.changed) + " changed, " +
           grouped(summary.unchanged) + " unchanged, " + grouped(summary.refused) + " refused, " +
           grouped(summary.unsolvable) + " unsolvable, " + grouped(summary.issues.size()) + " rejected\n";
    return out;
}

} // namespace

int runClean(const CleanOptions& options)
{
    const auto opened = openCorpus(options.input);
    if (!opened.ok())
        return fail(opened.error());
    auto pipeline = makePipeline(options.tokenizer, options.preset, options.minConfidence);
    if (!pipeline.ok())
        return fail(pipeline.error());
    if (options.byHand) {
        auto kept = core::loadDecisions({options.input.file});
        if (!kept.ok())
            return fail(kept.error());
        if (kept.value().empty())
            std::fputs("dlcot: nothing was decided by hand on this corpus\n", stderr);
        pipeline.value().decisions = std::make_shared<const core::KeptDecisions>(std::move(kept).value());
    }
    const core::CleanTargets targets = core::CleanTargets::beside(options.output);
    if (const auto status = core::mayWriteBeside(options.report, targets, *opened.value().corpus); !status.ok())
        return fail(status.error());
    TerminalMonitor monitor("records");
    const auto summary = core::cleanCorpus(*opened.value().corpus, opened.value().mapping, pipeline.value(),
                                           options.threads, targets, monitor);
    if (!summary.ok())
        return fail(summary.error());
    if (!summary.value().complete)
        return stopped();
    if (!options.report.empty())
        if (const auto status = core::writeFile(options.report, core::reportJson(summary.value(), pipeline.value())); !status.ok())
            return fail(status.error());
    // With the corpus itself on standard output, the table goes beside it.
    std::fputs(table(summary.value()).c_str(), options.output == "-" || options.report == "-" ? stderr : stdout);
    reportOddities(*opened.value().corpus, summary.value().duplicates);
    return reportIssues(summary.value().issues, targets);
}

} // namespace app
