#include "app/cli/commands.h"
#include "app/cli/terminal.h"

#include <cstdio>

namespace app {

int reportIssues(const core::CorpusSummary& summary, const core::CleanTargets& targets)
{
    if (summary.issues.empty())
        return exitDone;
    constexpr std::size_t shown = 10;
    for (std::size_t i = 0; i < summary.issues.size() && i < shown; ++i)
        std::fprintf(stderr, "dlcot: line %llu: %s\n", static_cast<unsigned long long>(summary.issues[i].line),
                     summary.issues[i].reason.c_str());
    if (targets.rejects.empty())
        std::fprintf(stderr, "dlcot: %zu records were rejected\n", summary.issues.size());
    else
        std::fprintf(stderr, "dlcot: %zu records were rejected; all stand in %s\n", summary.issues.size(),
                     targets.rejects.string().c_str());
    return exitRejected;
}

} // namespace app
