// Labels, clusters and errors on the gold boundaries: what they are worth when the segments are right.
//   bench_labels [GOLD.jsonl] [--details]
//   bench_labels --cues   one line a segment for tests/bench/train_redundancy.py
#include "core/annotate/errors/errors.h"
#include "core/annotate/labels/approach_judge.h"
#include "core/annotate/labels/labels.h"
#include "core/annotate/repeats/clusters.h"
#include "core/text/utf8.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <ctime>
#include <fstream>
#include <set>
#include <string>
#include <vector>

using namespace core;
using Json = nlohmann::json;

namespace {

struct Score
{
    std::size_t label = 0, labelAll = 0, redundantHit = 0, redundantFound = 0, redundantGold = 0;
    std::size_t errorHit = 0, errorFound = 0, errorRecalled = 0, errorGold = 0, outcome = 0, outcomeAll = 0;
};

double share(std::size_t part, std::size_t whole)
{
    return whole == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(whole);
}

double f1(std::size_t hit, std::size_t found, std::size_t gold)
{
    return hit == 0 ? (found + gold == 0 ? 1.0 : 0.0) : 2.0 * static_cast<double>(hit) / static_cast<double>(found + gold);
}

std::string text(const Json& row, const char* key)
{
    return row.contains(key) && row[key].is_string() ? row[key].get<std::string>() : std::string();
}

struct Loaded
{
    Trace trace;
    TraceTree tree;
    std::vector<SegmentNote> notes;
};

Loaded load(const Json& row, const CodePointMap& map)
{
    Loaded out;
    out.trace = {text(row, "id"), text(row, "problem"), text(row, "reasoning"), text(row, "response"), text(row, "answer")};
    std::vector<Segment> segments;
    for (const Json& s : row["segments"])
        segments.push_back({{map.toByte(s["begin"]), map.toByte(s["end"])}, *kindFromName(s["kind"].get<std::string>()), {}});
    out.tree = TraceTree::build(out.trace.reasoning.size(), std::move(segments)).value();
    out.notes.resize(out.tree.segments().size());
    return out;
}

void scoreSegments(const Json& row, const Loaded& loaded, bool details, Score& score)
{
    std::set<int> seen;
    for (std::size_t i = 0; i < loaded.notes.size(); ++i) {
        const Json& gold = row["segments"][i];
        const SegmentNote& note = loaded.notes[i];
        const std::size_t size = gold["end"].get<std::size_t>() - gold["begin"].get<std::size_t>();
        const bool redundant = gold.contains("cluster") && !seen.insert(gold["cluster"].get<int>()).second;
        score.redundantGold += redundant ? size : 0;
        score.redundantFound += note.redundant() ? size : 0;
        score.redundantHit += redundant && note.redundant() ? size : 0;
        const std::string label = text(gold, "label");
        const std::string found(note.label ? labelName(*note.label) : "");
        const std::string outcome = text(gold, "outcome");
        score.outcomeAll += outcome.empty() ? 0 : 1;
        score.outcome += !outcome.empty() && note.outcome && outcomeName(*note.outcome) == outcome ? 1 : 0;
        if (!label.empty()) {
            score.labelAll += size;
            score.label += label == found ? size : 0;
        }
        if (details && (label != found || redundant != note.redundant()))
            std::printf("  %2zu %-12s %6zu gold %s%s | found %s%s | %s | %s | %s\n", i, text(gold, "kind").c_str(), size,
                        label.c_str(), redundant ? " REDUNDANT" : "", found.c_str(), note.redundant() ? " REDUNDANT" : "",
                        note.whyLabel.c_str(), note.whyRedundant.c_str(), text(gold, "method").c_str());
        if (details && !outcome.empty() && note.outcome && outcomeName(*note.outcome) != outcome)
            std::printf("  %2zu outcome gold %s found %s\n", i, outcome.c_str(), std::string(outcomeName(*note.outcome)).c_str());
    }
}

void scoreErrors(const Json& row, const Loaded& loaded, const CodePointMap& map, bool details, Score& score)
{
    const auto errors = findErrors(loaded.trace.reasoning);
    std::vector<bool> recalled(row["errors"].size());
    for (const ErrorSpan& error : errors) {
        bool hit = false;
        for (std::size_t i = 0; i < recalled.size(); ++i) {
            const Span gold{map.toByte(row["errors"][i]["begin"]), map.toByte(row["errors"][i]["end"])};
            if (gold.overlaps(error.span)) {
                hit = true;
                recalled[i] = true;
            }
        }
        score.errorHit += hit ? 1 : 0;
        if (details)
            std::printf("  error %s: '%s' -> %s\n", hit ? "HIT " : "MISS", std::string(error.span.in(loaded.trace.reasoning)).c_str(),
                        error.message.c_str());
    }
    score.errorFound += errors.size();
    score.errorGold += recalled.size();
    for (const bool found : recalled)
        score.errorRecalled += found ? 1 : 0;
}

void printCues(const Json& row, const Loaded& loaded)
{
    std::set<int> seen;
    for (const RedundancyView& view : viewRedundancy(loaded.trace, loaded.tree, loaded.notes)) {
        const Json& gold = row["segments"][view.segment];
        const bool redundant = gold.contains("cluster") && !seen.insert(gold["cluster"].get<int>()).second;
        if (view.nearest == view.segment)
            continue;
        std::printf("%s\t%d\t%zu", loaded.trace.id.c_str(), redundant ? 1 : 0, loaded.tree.segments()[view.segment].span.size());
        for (std::size_t i = 0; i < redundancyCueCount; ++i)
            std::printf("\t%s=%.5f", std::string(redundancyCueName(static_cast<RedundancyCue>(i))).c_str(), view.cues[i]);
        std::printf("\n");
    }
}

} // namespace

int main(int argc, char** argv)
{
    std::string path = DLCOT_SOURCE_DIR "/../shared/data/gold/dev.jsonl";
    bool details = false;
    bool cues = false;
    for (int i = 1; i < argc; ++i) {
        if (std::string(argv[i]) == "--details")
            details = true;
        else if (std::string(argv[i]) == "--cues")
            cues = true;
        else
            path = argv[i];
    }
    std::ifstream file(path);
    if (!file) {
        std::printf("skipped: no gold file at %s\n", path.c_str());
        return 0;
    }
    Score score;
    std::size_t bytes = 0;
    double seconds = 0;
    for (std::string line; std::getline(file, line);) {
        const Json row = Json::parse(line);
        const std::string reasoning = text(row, "reasoning");
        const CodePointMap map(reasoning);
        Loaded loaded = load(row, map);
        const std::clock_t start = std::clock();
        const std::vector<AnswerStatement> statements = findAnswerStatements(loaded.trace.reasoning);
        ApproachJudge judge(loaded.trace, statements);
        labelApproaches(loaded.trace, judge, loaded.tree, loaded.notes);
        labelByWhatFollows(loaded.trace, judge, loaded.tree, loaded.notes);
        creditEnding(judge, loaded.tree, loaded.notes);
        if (cues) {
            printCues(row, loaded);
            continue;
        }
        clusterSegments(loaded.trace, loaded.tree, loaded.notes);
        (void)findErrors(loaded.trace.reasoning);
        seconds += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        bytes += reasoning.size();
        if (details)
            std::printf("%s (answer %s)\n", loaded.trace.id.c_str(), loaded.trace.answer.c_str());
        scoreSegments(row, loaded, details, score);
        scoreErrors(row, loaded, map, details, score);
    }
    if (cues)
        return 0;
    std::printf("label_accuracy %.3f\nredundancy_f1 %.3f (precision %.3f recall %.3f)\noutcome_accuracy %.3f\n",
                share(score.label, score.labelAll), f1(score.redundantHit, score.redundantFound, score.redundantGold),
                share(score.redundantHit, score.redundantFound), share(score.redundantHit, score.redundantGold),
                share(score.outcome, score.outcomeAll));
    std::printf("error_precision %.3f error_recall %.3f (%zu of %zu found)\n", share(score.errorHit, score.errorFound),
                share(score.errorRecalled, score.errorGold), score.errorRecalled, score.errorGold);
    std::printf("speed %.1f MB/s of processor time\n", static_cast<double>(bytes) / 1e6 / seconds);
    return 0;
}
