#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "core/clean/run.h"

namespace app {

int runAnalyze(const AnalyzeOptions& options)
{
    const auto opened = openCorpus(options.input);
    if (!opened.ok())
        return fail(opened.error());
    const auto pipeline = makePipeline(options.tokenizer, {}, options.minConfidence);
    if (!pipeline.ok())
        return fail(pipeline.error());
    TerminalMonitor monitor("records");
    const auto summary =
        core::analyzeCorpus(*opened.value().corpus, opened.value().mapping, pipeline.value(), options.threads,
                            core::CleanTargets::beside(options.output), monitor);
    if (!summary.ok())
        return fail(summary.error());
    if (!summary.value().complete)
        return stopped();
    reportOddities(*opened.value().corpus, summary.value().duplicates);
    return reportIssues(summary.value().issues, core::CleanTargets::beside(options.output));
}

} // namespace app
