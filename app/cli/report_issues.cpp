#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "core/corpus/record_reader.h"

#include <cstdio>
#include <string>

namespace app {

void reportChanges(const core::Corpus& corpus)
{
    for (const core::FileChange& change : corpus.changes())
        std::fprintf(stderr, "dlcot: %s\n", core::describe(change).c_str());
}

void reportOddities(const core::Corpus& corpus, const core::DuplicateIds& duplicates)
{
    reportChanges(corpus);
    if (duplicates.ids > 0)
        std::fprintf(stderr, "dlcot: %s\n", core::describe(duplicates).c_str());
}

int reportIssues(std::span<const core::Issue> issues, const core::CleanTargets& targets)
{
    if (issues.empty())
        return exitDone;
    const std::size_t count = issues.size();
    const bool inFile = !targets.rejects.empty(); // else this is the only place where they are told
    constexpr std::size_t most = 10;
    for (std::size_t i = 0; i < count && (i < most || !inFile); ++i)
        std::fprintf(stderr, "dlcot: %s: %s\n", core::placeOf(issues[i]).c_str(), issues[i].reason.c_str());
    const std::string told = count == 1 ? "1 record was rejected" : std::to_string(count) + " records were rejected";
    if (inFile)
        std::fprintf(stderr, "dlcot: %s; see %s\n", told.c_str(), targets.rejects.string().c_str());
    else
        std::fprintf(stderr, "dlcot: %s\n", told.c_str());
    return exitRejected;
}

} // namespace app
