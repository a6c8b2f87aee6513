// The most memory that a corpus takes while it is opened, read at random and searched; it has to stay under a limit:
//   bench_memory FILE [LIMIT_MB]      (400; make 10 GB with make_corpus)
#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"
#include "core/filter/filter_search.h"
#include "core/kept_memory.h"

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fail(const std::string& why)
{
    std::fprintf(stderr, "bench_memory: %s\n", why.c_str());
    std::exit(1);
}

long residentMb()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

void tell(const char* step, Clock::time_point start, const std::string& result)
{
    std::printf("%-10s %9.3f s  at most %5ld MB resident  %s\n", step, std::chrono::duration<double>(Clock::now() - start).count(),
                residentMb(), result.c_str());
}

std::uint64_t hitsOf(const std::shared_ptr<const core::Corpus>& corpus, const core::FieldMapping& mapping, const char* filter)
{
    const core::FilterParse parse = core::parseFilter(filter);
    const core::FilterScope scope{.corpus = corpus, .mapping = mapping};
    const auto tally = core::searchRecords(parse.query, scope, 0, [](auto, const auto&) { return true; }, core::Monitor::none());
    if (!tally.ok() || tally.value().searched != corpus->recordCount())
        fail("not all records were searched");
    return tally.value().hits;
}

} // namespace

int main(int argc, char** argv)
{
    core::keepFreedMemory();
    if (argc < 2) {
        std::fputs("usage: bench_memory FILE [LIMIT_MB]\n", stderr);
        return 2;
    }
    const long limit = argc > 2 ? std::atol(argv[2]) : 400;
    auto start = Clock::now();
    const auto opened = core::Corpus::open(argv[1], core::Monitor::none());
    if (!opened.ok())
        fail(opened.error().message);
    const auto& corpus = opened.value();
    const auto mapping = core::detectMapping(*corpus);
    if (!mapping.ok())
        fail(mapping.error().message);
    tell("open", start, std::to_string(corpus->recordCount()) + " records, " + std::to_string(corpus->fileSize()) + " bytes");

    start = Clock::now();
    std::mt19937_64 random(1);
    constexpr int reads = 100000;
    std::uint64_t bytes = 0;
    for (int i = 0; i < reads; ++i) {
        const core::RawRecord record = corpus->record(random() % corpus->recordCount());
        const auto trace = core::readTrace(record, mapping.value());
        if (!trace.ok())
            fail(trace.error().message);
        bytes += trace.value().reasoning.size();
    }
    tell("read", start, std::to_string(reads) + " records at random, " + std::to_string(bytes) + " bytes of reasoning");

    for (const char* filter : {"\"Alternatively, let\"", "/[0-9]{7} [a-z]+ [A-Z]/"}) {
        start = Clock::now();
        const std::uint64_t hits = hitsOf(corpus, mapping.value(), filter);
        tell("search", start, std::string(filter) + ": " + std::to_string(hits) + " hits");
    }
    return residentMb() < limit ? 0 : 1;
}
