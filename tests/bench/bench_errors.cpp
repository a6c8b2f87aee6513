// Speed of the errors stage alone, and what it finds: bench_errors TRACES.jsonl [--list]
// Lines need "reasoning". Prints MB of reasoning a second of processor time; with --list every finding as one JSON line.
#include "core/annotate/errors/errors.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

namespace {

struct Row
{
    std::string id;
    std::string reasoning;
};

std::vector<Row> readRows(const char* path)
{
    std::vector<Row> rows;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        const auto json = nlohmann::json::parse(line);
        rows.push_back({json.value("id", ""), json.value("reasoning", "")});
    }
    return rows;
}

void list(const Row& row)
{
    for (const core::ErrorSpan& error : core::findErrors(row.reasoning)) {
        const std::size_t from = error.span.begin < 200 ? 0 : error.span.begin - 200;
        const nlohmann::json out{{"id", row.id}, {"begin", error.span.begin}, {"end", error.span.end}, {"type", core::errorTypeName(error.type)},
                                 {"span", error.span.in(row.reasoning)}, {"message", error.message},
                                 {"confidence", error.confidence}, {"later", error.correctedLater},
                                 {"before", row.reasoning.substr(from, error.span.begin - from)},
                                 {"after", row.reasoning.substr(error.span.end, 200)}};
        std::printf("%s\n", out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_errors TRACES.jsonl [--list]\n");
        return 2;
    }
    const std::vector<Row> rows = readRows(argv[1]);
    if (argc > 2 && std::strcmp(argv[2], "--list") == 0) {
        for (const Row& row : rows)
            list(row);
        return 0;
    }
    std::size_t bytes = 0;
    std::size_t found = 0;
    const std::clock_t start = std::clock();
    while (std::clock() - start < 2 * CLOCKS_PER_SEC)
        for (const Row& row : rows) {
            bytes += row.reasoning.size();
            found += core::findErrors(row.reasoning).size();
        }
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    std::printf("%zu traces, %.1f MB/s of processor time, %zu findings\n", rows.size(), static_cast<double>(bytes) / 1e6 / seconds, found);
    return 0;
}
