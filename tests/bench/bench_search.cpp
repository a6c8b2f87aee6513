// Searching a JSONL file against `grep -c` and `rg -c` on the same file, in turn; the counts have to be the same:
//   bench_search FILE [ROUNDS]        (make one with make_corpus --size 1200MB)
#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"
#include "core/filter/filter_search.h"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

/// A filter, and the command that counts the same lines.
struct Case
{
    const char* filter;
    const char* rival; ///< without the file
};

const std::vector<Case> cases{
    {"\"zebra crossing\"", "grep -c -F 'zebra crossing'"},
    {"\"Mrs. Novák handles 84 pages\"", "grep -c -F 'Mrs. Novák handles 84 pages'"},
    {"\"I am not sure\"", "grep -c -F 'I am not sure'"},
    {"\"Okay\"", "grep -c -F 'Okay'"},
    {"\"\\boxed{835}\"", "grep -c -F '\\\\boxed{835}'"},
    {"zebra", "grep -c -F -i 'zebra'"},
    {"double-checking", "grep -c -F -i 'double-checking'"},
    {"/Mrs\\. \\w+ handles [0-9]{3} pages/", "rg -c 'Mrs\\. \\w+ handles [0-9]{3} pages'"},
    {"/(Alternatively|Another way), (let|try)/", "rg -c '(Alternatively|Another way), (let|try)'"},
    {"/double-checking: .[0-9]{4}/i", "rg -c -i 'double-checking: .[0-9]{4}'"},
    {"/zebra|giraffe|okapi/", "rg -c 'zebra|giraffe|okapi'"},
    {"/[0-9]{7} [a-z]+ [A-Z]/", "rg -c '[0-9]{7} [a-z]+ [A-Z]'"},
};

struct Timing
{
    double wall = 0;
    double cpu = 0; ///< user and system
    long long count = -1;
};

double cpuOf(int who)
{
    rusage usage{};
    getrusage(who, &usage);
    const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

template <class Work> Timing timed(int who, Work&& work)
{
    const double cpu = cpuOf(who);
    const auto start = Clock::now();
    Timing timing;
    timing.count = work();
    timing.wall = std::chrono::duration<double>(Clock::now() - start).count();
    timing.cpu = cpuOf(who) - cpu;
    return timing;
}

long long rival(const std::string& command)
{
    std::FILE* const pipe = ::popen(command.c_str(), "r");
    long long count = 0; // rg prints nothing where nothing is found
    if (pipe == nullptr || std::fscanf(pipe, "%lld", &count) != 1)
        count = 0;
    if (pipe != nullptr)
        ::pclose(pipe);
    return count;
}

long long ours(const core::FilterQuery& query, const core::FilterScope& scope)
{
    const auto tally = core::searchRecords(query, scope, 0, [](auto, const auto&) { return true; }, core::Monitor::none());
    return tally.ok() ? static_cast<long long>(tally.value().hits) : -1;
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

/// **Returns** whether both found the same.
bool compare(const Case& one, const core::FilterScope& scope, const std::string& file, int rounds)
{
    const core::FilterParse parse = core::parseFilter(one.filter);
    if (parse.fault) {
        std::fprintf(stderr, "%s: %s\n", one.filter, core::faultText(*parse.fault).c_str());
        return false;
    }
    std::vector<double> wall, cpu, mine, theirs;
    long long a = 0;
    long long b = 0;
    for (int round = 0; round < rounds; ++round) {
        const Timing us = timed(RUSAGE_SELF, [&] { return ours(parse.query, scope); });
        const Timing them = timed(RUSAGE_CHILDREN, [&] { return rival(std::string(one.rival) + " '" + file + "'"); });
        a = us.count;
        b = them.count;
        mine.push_back(us.wall);
        theirs.push_back(them.wall);
        wall.push_back(us.wall / them.wall);
        cpu.push_back(us.cpu / them.cpu);
    }
    std::printf("%-42s %8lld %s %7.0f ms  %-52s %7.0f ms  %5.2f x wall %5.2f x cpu\n", one.filter, a, a == b ? "=" : "!",
                median(mine) * 1000, one.rival, median(theirs) * 1000, median(wall), median(cpu));
    return a == b;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fputs("usage: bench_search FILE [ROUNDS]\n", stderr);
        return 2;
    }
    const std::string file = argv[1];
    const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 5;
    const auto corpus = core::Corpus::open(file, core::Monitor::none());
    if (!corpus.ok())
        return 1;
    const auto mapping = core::detectMapping(*corpus.value());
    if (!mapping.ok())
        return 1;
    const core::FilterScope scope{.corpus = corpus.value(), .mapping = mapping.value(), .reading = core::FilterScope::Reading::UpToHit};
    bool same = true;
    for (const Case& one : cases)
        same = compare(one, scope, file, rounds) && same;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("most resident    %ld MB\n", usage.ru_maxrss / 1024);
    return same ? 0 : 1;
}
