// Annotates gold traces and measures speed.
//   bench_annotate GOLD.jsonl ANALYSIS.jsonl [REPEAT]   one line a trace in the shape that eval/score.py reads
//   bench_annotate --stages GOLD.jsonl [REPEAT]         processor time of each stage
//   bench_annotate --growth GOLD.jsonl [KIND]           the same, as traces grow from 1 MB to 10 MB, however made
// All times are of one thread's processor, so that a busy machine does not matter much.
#include "core/annotate/annotator.h"
#include "core/annotate/errors/errors.h"
#include "core/annotate/labels/completion.h"
#include "core/annotate/labels/labels.h"
#include "core/annotate/repeats/clusters.h"
#include "core/annotate/titles/titles.h"
#include "core/answers/statements/answer_statements.h"
#include "core/kept_memory.h"
#include "core/text/utf8.h"
#include "core/trace/segmenter.h"
#include "tests/support/hard_traces.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <ctime>
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
                 {"kind", kindName(segment.kind)}, {"title", note.title}, {"why", note.whyAtAll()},
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

double secondsNow()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

constexpr std::array stageNames{"statements", "segment", "label", "cluster", "titles", "errors"};
using StageTimes = std::array<double, stageNames.size()>;

/// The stages of the rules annotator, one after another, each timed.
void runStages(const Segmenter& segmenter, const Trace& trace, StageTimes& times)
{
    double before = secondsNow();
    std::size_t stage = 0;
    const auto done = [&] {
        const double now = secondsNow();
        times[stage++] += now - before;
        before = now;
    };
    std::vector<StatedAnswer> stated;
    std::vector<SentenceGlance> sentences;
    const std::vector<AnswerStatement> statements = findAnswerStatements(trace.reasoning, sentences);
    for (const AnswerStatement& statement : statements)
        stated.push_back({statement.value, statement.strength});
    done();
    Segmentation cut = segmenter.segment(trace, stated).value();
    TraceTree tree = TraceTree::build(trace.reasoning.size(), std::move(cut.segments)).value();
    std::vector<SegmentNote> notes(tree.segments().size());
    done();
    ApproachJudge judge(trace, statements, sentences);
    labelApproaches(trace, judge, tree, notes);
    completeApproaches(trace, segmenter.lexicon(), judge, tree, notes);
    labelByWhatFollows(trace, judge, tree, notes);
    creditEnding(judge, tree, notes);
    done();
    clusterSegments(trace, tree, notes);
    done();
    titleSegments(segmenter.lexicon(), trace.reasoning, tree, notes);
    done();
    (void)findErrors(trace.reasoning);
    done();
}

void printStages(const StageTimes& times, std::size_t bytes)
{
    double total = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        std::printf("  %-10s %8.1f MB/s\n", stageNames[i], static_cast<double>(bytes) / 1e6 / times[i]);
        total += times[i];
    }
    std::printf("  %-10s %8.1f MB/s (%.2f MB)\n", "all", static_cast<double>(bytes) / 1e6 / total, static_cast<double>(bytes) / 1e6);
}

int stages(const Segmenter& segmenter, const std::vector<Trace>& traces, int repeat)
{
    StageTimes times{};
    std::size_t bytes = 0;
    for (const Trace& trace : traces)
        bytes += trace.reasoning.size() * static_cast<std::size_t>(repeat);
    for (int round = 0; round < repeat; ++round)
        for (const Trace& trace : traces)
            runStages(segmenter, trace, times);
    printStages(times, bytes);
    return 0;
}

std::string repeated(std::string_view piece, std::size_t size)
{
    std::string text;
    while (text.size() < size)
        text += piece;
    return text;
}

/// A text of about `size` bytes of each hard kind.
std::vector<std::pair<std::string, std::string>> hardTexts(const std::vector<Trace>& traces, std::size_t size)
{
    std::string all;
    for (const Trace& trace : traces)
        all += trace.reasoning + "\n\n";
    std::vector<std::pair<std::string, std::string>> texts{{"a loop of one trace", repeated(traces.front().reasoning.substr(0, 1500) + "\n\n", size)},
                                                           {"all traces in a row", repeated(all, size)}};
    for (const hardtraces::Kind& kind : hardtraces::kinds())
        texts.emplace_back(kind.name, hardtraces::make(kind, size));
    return texts;
}

int growth(const Segmenter& segmenter, const std::vector<Trace>& traces, const std::string& only)
{
    bool good = true;
    const auto small = hardTexts(traces, 1'000'000);
    const auto large = hardTexts(traces, 10'000'000);
    for (std::size_t kind = 0; kind < small.size(); ++kind) {
        const std::string& name = small[kind].first;
        if (!only.empty() && name != only)
            continue;
        std::array<double, 2> total{};
        for (std::size_t i = 0; i < 2; ++i) {
            Trace trace;
            trace.problem = traces.front().problem;
            trace.answer = traces.front().answer;
            trace.reasoning = toValidUtf8((i == 0 ? small : large)[kind].second);
            StageTimes times{};
            runStages(segmenter, trace, times);
            for (const double t : times)
                total[i] += t;
            if (i == 1)
                for (std::size_t k = 0; k < times.size(); ++k)
                    std::printf("%s%s %.2f", k == 0 ? "    s: " : ", ", stageNames[k], times[k]);
        }
        const bool fine = total[1] < 10 && total[1] < 11 * total[0] + 0.2;
        std::printf("\n%-22s 1 MB %.3f s, 10 MB %.3f s (%.1f x)%s\n", name.c_str(), total[0], total[1], total[1] / total[0], fine ? "" : "  SLOW");
        good = good && fine;
    }
    return good ? 0 : 1;
}

int annotateAll(const Annotator& annotator, const std::vector<Trace>& traces, const char* path, int repeat)
{
    std::ofstream out(path);
    std::size_t bytes = 0;
    double spent = 0;
    for (int round = 0; round < repeat; ++round) {
        for (const Trace& trace : traces) {
            const double before = secondsNow();
            const auto analysis = annotator.annotate(trace, Monitor::none());
            spent += secondsNow() - before;
            if (!analysis.ok()) {
                std::fprintf(stderr, "%s: %s\n", trace.id.c_str(), analysis.error().message.c_str());
                return 1;
            }
            bytes += trace.reasoning.size();
            if (round == 0)
                out << analysisLine(trace, analysis.value()).dump() << '\n';
        }
    }
    std::printf("%zu traces, %.1f MB, %.1f MB/s of processor time\n", traces.size(), static_cast<double>(bytes) / 1e6,
                static_cast<double>(bytes) / 1e6 / spent);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    keepFreedMemory();
    const std::string first = argc > 1 ? argv[1] : "";
    const bool timesOnly = first == "--stages" || first == "--growth";
    if (argc < 3) {
        std::fprintf(stderr, "usage: bench_annotate GOLD.jsonl ANALYSIS.jsonl [REPEAT] | --stages GOLD.jsonl [REPEAT] | --growth GOLD.jsonl [KIND]\n");
        return 2;
    }
    const auto annotator = makeRulesAnnotator();
    const auto segmenter = Segmenter::load();
    if (!annotator.ok() || !segmenter.ok()) {
        std::fprintf(stderr, "%s (%s)\n", segmenter.error().message.c_str(), segmenter.error().where.c_str());
        return 1;
    }
    const std::vector<Trace> traces = readTraces(argv[timesOnly ? 2 : 1]);
    if (traces.empty())
        return 1;
    if (first == "--growth")
        return growth(segmenter.value(), traces, argc > 3 ? argv[3] : "");
    const int repeat = argc > 3 ? std::stoi(argv[3]) : 1;
    return timesOnly ? stages(segmenter.value(), traces, repeat) : annotateAll(*annotator.value(), traces, argv[2], repeat);
}
