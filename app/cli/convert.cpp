#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "core/clean/convert.h"

#include <cstdio>

namespace app {

int runConvert(const ConvertOptions& options)
{
    const auto corpus = openRecords(options.input);
    if (!corpus.ok())
        return fail(corpus.error());
    const core::CleanTargets targets = core::CleanTargets::beside(options.output);
    TerminalMonitor monitor("records");
    const auto done = core::convertCorpus(*corpus.value(), targets, monitor);
    if (!done.ok())
        return fail(done.error());
    if (!done.value().complete)
        return stopped();
    std::fprintf(options.output == "-" ? stderr : stdout, "%s records\n", grouped(done.value().written).c_str());
    return reportIssues(done.value().issues, targets);
}

} // namespace app
