// Time to the first rows and to the last record of one corpus in every format, and what DuckDB's own reading of the JSONL
// file into a table takes:
//   bench_formats FILE.jsonl FOLDER      (make one with make_corpus; the copies go to FOLDER and stay there)
#include "core/clean/convert.h"
#include "core/corpus/corpus.h"
#include "core/corpus/mapping.h"
#include "core/corpus/table/database.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace {

using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

[[noreturn]] void fail(const std::string& why)
{
    std::fprintf(stderr, "bench_formats: %s\n", why.c_str());
    std::exit(1);
}

/// First rows: a snapshot, its mapping, and its first trace read. Then the whole, and a record near its end.
double measure(const std::string& name, const fs::path& path, std::size_t records)
{
    const auto start = Clock::now();
    double first = 0;
    const auto partial = [&](const std::shared_ptr<const core::Corpus>& part) {
        if (first > 0)
            return;
        const auto mapping = core::detectMapping(*part);
        if (mapping.ok() && core::readTrace(part->record(0), mapping.value()).ok())
            first = secondsSince(start);
    };
    const auto corpus = core::Corpus::open(path, core::Monitor::none(), partial);
    if (!corpus.ok())
        fail(corpus.error().message);
    const double whole = secondsSince(start);
    partial(corpus.value());
    if (corpus.value()->recordCount() != records)
        fail(path.string() + " has another number of records");
    const auto mapping = core::detectMapping(*corpus.value());
    const auto look = Clock::now();
    const std::size_t number = records / 10 * 9;
    const auto trace = core::readTrace(corpus.value()->record(number), mapping.value());
    if (!trace.ok() || trace.value().id != "made-" + std::to_string(number))
        fail(path.string() + ": the wrong record");
    std::printf("%-22s first rows %7.3f s   all %7.3f s   record %zu %8.3f ms\n", name.c_str(), first, whole, number,
                secondsSince(look) * 1000);
    std::fflush(stdout);
    return first;
}

void duckdb(const fs::path& jsonl, std::size_t records)
{
    auto connection = core::TableConnection::open();
    if (!connection.ok())
        fail(connection.error().message);
    const auto start = Clock::now();
    const auto done = connection.value()->run("CREATE OR REPLACE TEMP TABLE all_records AS SELECT * FROM read_json_auto(" +
                                                  core::sqlText(jsonl.string()) + ")",
                                              core::Monitor::none());
    if (!done.ok())
        fail(done.error().message);
    const double whole = secondsSince(start);
    auto rows = connection.value()->select("SELECT CAST(count(*) AS VARCHAR) FROM all_records");
    if (!rows.ok() || !rows.value()->next().value() || rows.value()->text(0) != std::to_string(records))
        fail("DuckDB counts other records");
    std::printf("%-22s read_json_auto into a table %7.3f s (one thread)\n", "DuckDB", whole);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fputs("usage: bench_formats FILE.jsonl FOLDER\n", stderr);
        return 2;
    }
    const fs::path source = argv[1];
    const fs::path folder = argv[2];
    const auto corpus = core::Corpus::open(source, core::Monitor::none());
    if (!corpus.ok())
        fail(corpus.error().message);
    const std::size_t records = corpus.value()->recordCount();
    ::setenv("XDG_CACHE_HOME", (folder / "cache").c_str(), 1);
    std::error_code ignored;
    fs::remove_all(folder / "cache", ignored);
    for (const char* name : {"c.json", "c.jsonl.gz", "c.jsonl.zst", "c.parquet", "c.csv"}) {
        const fs::path path = folder / name;
        if (fs::exists(path))
            continue;
        const auto start = Clock::now();
        const auto made = core::convertCorpus(*corpus.value(), core::CleanTargets::beside(path), core::Monitor::none());
        if (!made.ok())
            fail(made.error().message);
        std::printf("%-22s written in %7.3f s\n", name, secondsSince(start));
    }
    measure("JSONL", source, records);
    measure("JSON", folder / "c.json", records);
    for (const char* name : {"c.jsonl.gz", "c.jsonl.zst", "c.csv"}) {
        measure(name, folder / name, records);
        measure(std::string(name) + " again", folder / name, records);
    }
    measure("c.parquet", folder / "c.parquet", records);
    duckdb(source, records);
    return 0;
}
