// Index time against `wc -l`, time to the first rows, and memory, of one file:
//   bench_corpus FILE        (make one with make_corpus)
#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>

namespace {

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// A line of /proc/self/status, in megabytes.
double memory(const std::string& name)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(name + ":"))
            return std::strtod(line.c_str() + name.size() + 1, nullptr) / 1024;
    return -1;
}

struct WordCount
{
    double milliseconds = 0;
    long long lines = -1;
};

WordCount countLines(const std::string& path)
{
    const auto start = Clock::now();
    std::FILE* const pipe = ::popen(("wc -l < '" + path + "'").c_str(), "r");
    WordCount count;
    if (pipe == nullptr || std::fscanf(pipe, "%lld", &count.lines) != 1)
        count.lines = -1;
    if (pipe != nullptr)
        ::pclose(pipe);
    count.milliseconds = millisecondsSince(start);
    return count;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fputs("usage: bench_corpus FILE\n", stderr);
        return 2;
    }
    const std::string path = argv[1];
    (void)countLines(path); // warm the cache for both
    double wc = 1e300;
    long long lines = 0;
    for (int round = 0; round < 3; ++round) {
        const WordCount count = countLines(path);
        wc = std::min(wc, count.milliseconds);
        lines = count.lines;
    }

    double index = 1e300;
    double first = 0;
    std::shared_ptr<const core::Corpus> corpus;
    for (int round = 0; round < 3; ++round) {
        const auto start = Clock::now();
        first = 0;
        auto opened = core::Corpus::open(path, core::Monitor::none(), [&](const auto&) {
            if (first == 0)
                first = millisecondsSince(start);
        });
        if (!opened.ok()) {
            std::fprintf(stderr, "%s\n", opened.error().message.c_str());
            return 1;
        }
        index = std::min(index, millisecondsSince(start));
        corpus = opened.value();
    }
    std::printf(
        "wc -l            %10.1f ms (%lld lines)\nindex            %10.1f ms (%zu records, %.2f x wc)\n"
        "first rows       %10.2f ms\nresident         %10.1f MB after indexing\n",
        wc, lines, index, corpus->recordCount(), index / wc, first, memory("VmRSS"));

    auto start = Clock::now();
    const auto mapping = core::detectMapping(*corpus);
    if (!mapping.ok())
        return 1;
    std::printf("detect mapping   %10.2f ms\n", millisecondsSince(start));

    std::mt19937_64 random(5);
    const int looks = 2000;
    start = Clock::now();
    for (int i = 0; i < looks; ++i)
        if (!core::readTrace(corpus->record(random() % corpus->recordCount()), mapping.value()).ok())
            return 1;
    std::printf("record at random %10.4f ms each\n", millisecondsSince(start) / looks);

    start = Clock::now();
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < corpus->recordCount(); ++i) {
        const auto trace = core::readTrace(corpus->record(i), mapping.value());
        bytes += trace.ok() ? trace.value().reasoning.size() : 0;
    }
    const double all = millisecondsSince(start);
    std::printf(
        "read every trace %10.1f ms (%.0f MB/s)\nresident         %10.1f MB at the end, %.1f MB at most\n",
        all, static_cast<double>(corpus->fileSize()) / 1000 / all, memory("VmRSS"), memory("VmHWM"));
    return bytes == 0 ? 1 : 0;
}
