// Annotates gold traces and measures speed: bench_annotate GOLD.jsonl ANALYSIS.jsonl [REPEAT]
// Writes one line a trace in the shape that eval/score.py reads, and prints MB of reasoning a second.
#include "core/annotate/annotator.h"
#include "core/text/utf8.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

using nlohmann::json;
using namespace core;

namespace {

std::string textOf(const json& row, const char* key)
{
    const auto found = row.find(key);
    if (found == row.end() || found->is_null())
        return {};
    return found->is_string() ? found->get<std::string>() : found->dump();
}

std::vector<Trace> readTraces(const char* path)
{
    std::vector<Trace> traces;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        const json row = json::parse(line);
        traces.push_back({.id = textOf(row, "id"), .problem = textOf(row, "problem"),
                          .reasoning = textOf(row, "reasoning"), .response = {}, .answer = textOf(row, "answer")});
    }
    return traces;
}

json analysisLine(const Trace& trace, const Analysis& analysis)
{
    const CodePointMap map(trace.reasoning);
    json segments = json::array();
    for (std::size_t i = 0; i < analysis.notes.size(); ++i) {
        const Segment& segment = analysis.tree.segments()[i];
        const SegmentNote& note = analysis.notes[i];
        json out{{"begin", map.fromByte(segment.span.begin)}, {"end", map.fromByte(segment.span.end)},
                 {"kind", kindName(segment.kind)}, {"title", note.title}, {"why", note.why},
                 {"confidence", note.confidence}};
        if (note.label)
            out["label"] = labelName(*note.label);
        if (note.cluster)
            out["cluster"] = *note.cluster;
        if (!note.answer.empty())
            out["answer"] = note.answer;
        segments.push_back(std::move(out));
    }
    json errors = json::array();
    for (const ErrorSpan& error : analysis.errors)
        errors.push_back({{"begin", map.fromByte(error.span.begin)}, {"end", map.fromByte(error.span.end)},
                          {"type", errorTypeName(error.type)}, {"message", error.message}});
    return {{"id", trace.id}, {"segments", std::move(segments)}, {"errors", std::move(errors)}};
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fprintf(stderr, "usage: bench_annotate GOLD.jsonl ANALYSIS.jsonl [REPEAT]\n");
        return 2;
    }
    const auto annotator = makeRulesAnnotator();
    if (!annotator.ok()) {
        std::fprintf(stderr, "%s (%s)\n", annotator.error().message.c_str(), annotator.error().where.c_str());
        return 1;
    }
    const std::vector<Trace> traces = readTraces(argv[1]);
    std::ofstream out(argv[2]);
    std::size_t bytes = 0;
    const int repeat = argc > 3 ? std::stoi(argv[3]) : 1;
    std::chrono::duration<double> spent{};
    for (int round = 0; round < repeat; ++round) {
        for (const Trace& trace : traces) {
            const auto before = std::chrono::steady_clock::now();
            const auto analysis = annotator.value()->annotate(trace, Monitor::none());
            spent += std::chrono::steady_clock::now() - before;
            if (!analysis.ok()) {
                std::fprintf(stderr, "%s: %s\n", trace.id.c_str(), analysis.error().message.c_str());
                return 1;
            }
            bytes += trace.reasoning.size();
            if (round == 0)
                out << analysisLine(trace, analysis.value()).dump() << '\n';
        }
    }
    std::printf("%zu traces, %.1f MB, %.1f MB/s\n", traces.size(), static_cast<double>(bytes) / 1e6,
                static_cast<double>(bytes) / 1e6 / spent.count());
    return 0;
}
