#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "core/corpus/record_reader.h"
#include "core/filter/filter_corpus.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <cstdio>

namespace app {

namespace {

/// The filter on a line of its own, a mark under what is wrong with it, and why.
int explain(const std::string& text, const core::FilterFault& fault)
{
    std::string line = core::toValidUtf8(text);
    std::replace_if(line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
    const auto column = [&](std::size_t at) { return core::countCodePoints(line.substr(0, std::min(at, line.size()))); };
    const std::size_t begin = column(fault.at.begin);
    const std::size_t width = std::max<std::size_t>(1, column(fault.at.end) - begin);
    std::fprintf(stderr, "dlcot: %s\n  %s\n  %s%s\n", core::faultText(fault).c_str(), line.c_str(),
                 std::string(begin, ' ').c_str(), std::string(width, '^').c_str());
    return exitUsage;
}

std::string summaryOf(const core::Corpus& corpus, const core::FilterTally& tally)
{
    if (corpus.records() == nullptr)
        return grouped(tally.written) + " of " + grouped(tally.searched) + " records\n";
    return grouped(tally.hits) + " of " + grouped(tally.searched) + " traces, in " + grouped(tally.written) + " records\n";
}

int reportTally(const core::FilterTally& tally)
{
    constexpr std::size_t shown = 10;
    const auto& issues = tally.unreadable;
    for (std::size_t i = 0; i < std::min(issues.size(), shown); ++i)
        std::fprintf(stderr, "dlcot: %s: %s\n", core::placeOf(issues[i]).c_str(), issues[i].reason.c_str());
    if (!issues.empty())
        std::fprintf(stderr, "dlcot: %s records cannot be read and were left out\n", grouped(issues.size()).c_str());
    if (tally.gaveUp > 0)
        std::fprintf(stderr, "dlcot: %s records were left out: the pattern needs too many steps on them\n",
                     grouped(tally.gaveUp).c_str());
    return issues.empty() && tally.gaveUp == 0 ? exitDone : exitRejected;
}

} // namespace

int runFilter(const FilterOptions& options)
{
    if (options.output.empty() == !options.countOnly) {
        std::fputs("dlcot: filter wants either -o OUT or --count.\n", stderr);
        return exitUsage;
    }
    core::FilterParse parse = core::parseFilter(options.expression);
    if (parse.fault)
        return explain(options.expression, *parse.fault);
    const auto opened = openCorpus(options.input);
    if (!opened.ok())
        return fail(opened.error());
    core::FilterJob job{opened.value().corpus, opened.value().mapping, std::move(parse.query), {}, options.threads};
    if (job.query.need() != core::FieldNeed::Nothing) {
        auto pipeline = makePipeline(options.tokenizer, options.preset, options.minConfidence);
        if (!pipeline.ok())
            return fail(pipeline.error());
        job.pipeline = std::move(pipeline).value();
    }
    const core::CleanTargets targets = core::CleanTargets::beside(options.output);
    TerminalMonitor monitor("records");
    const auto tally = options.countOnly ? core::countMatches(job, monitor) : core::filterCorpus(job, targets, monitor);
    if (!tally.ok())
        return fail(tally.error());
    if (!tally.value().complete)
        return stopped();
    if (options.countOnly)
        print(std::to_string(tally.value().hits) + "\n");
    else
        std::fputs(summaryOf(*job.corpus, tally.value()).c_str(), options.output == "-" ? stderr : stdout);
    const int read = reportTally(tally.value());
    const int written = reportIssues(tally.value().unwritten, targets);
    return written == exitDone ? read : written;
}

} // namespace app
