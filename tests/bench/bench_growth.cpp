// What each step costs with ten times the data, in processor time; none may cost more than 11 times as much:
//   bench_growth SMALL.jsonl BIG.jsonl FOLDER [all]    (BIG with ten times the records of SMALL; `all`: analysis too)
#include "core/annotate/rules_annotator.h"
#include "core/clean/convert.h"
#include "core/clean/run.h"
#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"
#include "core/filter/facets.h"
#include "core/filter/filter_search.h"
#include "core/tokens/tokenizer.h"

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
constexpr double mostTimes = 11;
constexpr double leastSeconds = 0.002; ///< below that a time says nothing

[[noreturn]] void fail(const std::string& why)
{
    std::fprintf(stderr, "bench_growth: %s\n", why.c_str());
    std::exit(1);
}

double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::shared_ptr<const core::Corpus> opened(const fs::path& path)
{
    auto corpus = core::Corpus::open(path, core::Monitor::none());
    if (!corpus.ok())
        fail(corpus.error().message);
    return corpus.value();
}

core::FieldMapping mappingOf(const core::Corpus& corpus)
{
    const auto mapping = core::detectMapping(corpus);
    if (!mapping.ok())
        fail(mapping.error().message);
    return mapping.value();
}

/// One step over one file; gives how many records it was through with.
struct Step
{
    const char* name;
    std::function<std::uint64_t(const fs::path&)> run;
};

std::uint64_t search(const fs::path& path, const char* filter, bool known)
{
    const auto corpus = opened(path);
    core::FilterScope scope{.corpus = corpus, .mapping = mappingOf(*corpus)};
    if (known) {
        for (std::size_t i = 0; i < corpus->recordCount(); ++i)
            scope.rows.set(i, {.before = static_cast<std::uint32_t>(i % 20000), .state = core::KnownRow::State::Counted});
    }
    const core::FilterParse parse = core::parseFilter(filter);
    const auto tally = core::searchRecords(parse.query, scope, 1, [](auto, const auto&) { return true; }, core::Monitor::none());
    return tally.ok() ? tally.value().searched : 0;
}

core::Pipeline pipeline()
{
    core::Pipeline out;
    auto annotator = core::makeRulesAnnotator();
    if (!annotator.ok())
        fail(annotator.error().message);
    auto tokenizer = core::loadTokenizer("qwen3");
    if (!tokenizer.ok())
        fail(tokenizer.error().message);
    out.annotator = annotator.value();
    out.tokenizer = tokenizer.value();
    return out;
}

std::vector<Step> stepsOf(const fs::path& folder, bool all)
{
    std::vector<Step> steps{
        {"open and index", [](const fs::path& path) { return opened(path)->recordCount(); }},
        {"read each record",
         [](const fs::path& path) {
             const auto corpus = opened(path);
             const auto mapping = mappingOf(*corpus);
             std::uint64_t read = 0;
             for (std::size_t i = 0; i < corpus->recordCount(); ++i)
                 read += core::readTrace(corpus->record(i), mapping).ok() ? 1 : 0;
             return read;
         }},
        {"search a text", [](const fs::path& path) { return search(path, "\"I am not sure\"", false); }},
        {"search a pattern", [](const fs::path& path) { return search(path, "/(Alternatively|Another way), (let|try)/", false); }},
        {"filter by a number", [](const fs::path& path) { return search(path, "tokens>8000", true); }},
        {"facets",
         [](const fs::path& path) {
             const auto corpus = opened(path);
             std::vector<std::uint32_t> records(corpus->recordCount());
             std::iota(records.begin(), records.end(), 0U);
             const auto counts = core::countFacets(*corpus, {}, records, core::Monitor::none());
             return static_cast<std::uint64_t>(counts.open);
         }},
        {"convert to JSON",
         [folder](const fs::path& path) {
             const auto done = core::convertCorpus(*opened(path), core::CleanTargets::beside(folder / "growth.json"), core::Monitor::none());
             return done.ok() ? done.value().written : 0;
         }},
        {"convert to Parquet", [folder](const fs::path& path) {
             const auto done = core::convertCorpus(*opened(path), core::CleanTargets::beside(folder / "growth.parquet"), core::Monitor::none());
             return done.ok() ? done.value().written : 0;
         }}};
    if (!all)
        return steps;
    const core::Pipeline used = pipeline();
    const auto run = [folder, used](const fs::path& path, auto work, const char* name) {
        const auto corpus = opened(path);
        const auto summary = work(*corpus, mappingOf(*corpus), used, 1U, core::CleanTargets::beside(folder / name), core::Monitor::none());
        return summary.ok() ? summary.value().records : 0;
    };
    steps.push_back({"analyze", [run](const fs::path& path) { return run(path, core::analyzeCorpus, "growth-analysis.jsonl"); }});
    steps.push_back({"clean", [run](const fs::path& path) { return run(path, core::cleanCorpus, "growth-clean.jsonl"); }});
    return steps;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 4) {
        std::fputs("usage: bench_growth SMALL.jsonl BIG.jsonl FOLDER [all]\n", stderr);
        return 2;
    }
    const fs::path small = argv[1];
    const fs::path big = argv[2];
    const double times = static_cast<double>(opened(big)->recordCount()) / static_cast<double>(opened(small)->recordCount());
    std::printf("%.2f times the records\n", times);
    bool good = true;
    for (const Step& step : stepsOf(argv[3], argc > 4)) {
        double cost[2] = {};
        std::uint64_t records[2] = {};
        for (int i = 0; i < 2; ++i) {
            const double start = cpuSeconds();
            records[i] = step.run(i == 0 ? small : big);
            cost[i] = cpuSeconds() - start;
        }
        const double growth = cost[1] / std::max(cost[0], leastSeconds) / (times / 10);
        const bool counted = records[0] == opened(small)->recordCount() && records[1] == opened(big)->recordCount();
        std::printf("%-20s %8.3f s %8.3f s  %5.2f x for 10 x the data %s\n", step.name, cost[0], cost[1], growth,
                    counted ? "" : "  WRONG COUNT");
        good = good && counted && growth <= mostTimes;
    }
    for (const char* name : {"growth.json", "growth.parquet", "growth-analysis.jsonl", "growth-clean.jsonl", "growth-clean.dlcot.jsonl",
                             "growth-clean.rejects.jsonl"}) {
        std::error_code ignored;
        fs::remove(fs::path(argv[3]) / name, ignored);
    }
    return good ? 0 : 1;
}
