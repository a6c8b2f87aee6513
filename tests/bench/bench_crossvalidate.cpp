// The whole annotator on traces that its segmenter has not seen, and how far its confidences can be trusted.
//   bench_crossvalidate [--short] [--models FOLDER] OUT_PREFIX FOLDS TRACES.jsonl [MORE.jsonl ...]
// Traces of one problem (or of one group, where they name it) stand in one fold. --short: the models of short traces. Writes OUT_PREFIX.jsonl (an analysis a line, for eval/score.py) and
// OUT_PREFIX.calibration.txt (resources/models/calibration.txt), prints the reliability tables. The table of a half of the
// problems is printed for a calibration that was fitted on the other half. The models of the folds are kept in FOLDER: what
// stands there is used again, so that a change behind the segmenter is measured in a second. Empty it when traces, features
// or training change.
#include "core/annotate/calibration.h"
#include "core/annotate/labels/label_certainty.h"
#include "core/annotate/rules_annotator.h"
#include "core/resources.h"
#include "tests/bench/fold_models.h"

#include <cstdio>
#include <map>

using namespace bench;
using core::Calibration;
using core::Finding;
using nlohmann::json;

namespace {

/// One thing that the annotator said, how sure it was, and whether the reader agrees.
struct Claim
{
    double score = 0;
    bool right = false;
    bool half = false; ///< which half of the problems
};
using Claims = std::map<Finding, std::vector<Claim>>;

struct GoldSegment
{
    core::Span span;
    Kind kind = Kind::Approach;
    std::string label;
    bool redundant = false;
};

struct Gold
{
    std::vector<GoldSegment> segments;
    std::vector<core::Span> errors;
};

Gold readGold(const json& row, const core::CodePointMap& map)
{
    Gold gold;
    std::set<int> seen;
    for (const json& s : row.at("segments")) {
        GoldSegment segment{{map.toByte(s.at("begin")), map.toByte(s.at("end"))}, *core::kindFromName(s.at("kind").get<std::string>()), textOf(s, "label"), false};
        segment.redundant = s.contains("cluster") && !seen.insert(s.at("cluster").get<int>()).second;
        gold.segments.push_back(segment);
    }
    for (const json& e : row.at("errors"))
        gold.errors.push_back({map.toByte(e.at("begin")), map.toByte(e.at("end"))});
    return gold;
}

/// The reader's segment that covers most of `span`.
const GoldSegment& mostOf(const Gold& gold, core::Span span)
{
    const auto shared = [span](const GoldSegment& s) {
        const std::size_t begin = std::max(s.span.begin, span.begin);
        const std::size_t end = std::min(s.span.end, span.end);
        return end > begin ? end - begin : 0;
    };
    return *std::max_element(gold.segments.begin(), gold.segments.end(), [&](const GoldSegment& a, const GoldSegment& b) { return shared(a) < shared(b); });
}

bool beginsNear(const Gold& gold, std::size_t at, Kind kind)
{
    constexpr std::size_t reach = 120;
    return std::any_of(gold.segments.begin(), gold.segments.end(), [&](const GoldSegment& s) {
        return s.kind == kind && std::max(s.span.begin, at) - std::min(s.span.begin, at) <= reach;
    });
}

void collect(const core::Analysis& analysis, const Gold& gold, bool half, Claims& claims)
{
    for (std::size_t i = 0; i < analysis.notes.size(); ++i) {
        const core::Segment& segment = analysis.tree.segments()[i];
        const core::SegmentNote& note = analysis.notes[i];
        claims[Finding::Boundary].push_back({note.boundaryConfidence, beginsNear(gold, segment.span.begin, segment.kind), half});
        const GoldSegment& reader = mostOf(gold, segment.span);
        const bool work = reader.kind == Kind::Approach || reader.kind == Kind::Verification;
        if (note.clusterConfidence && work)
            claims[Finding::Cluster].push_back({*note.clusterConfidence, reader.redundant == note.redundant(), half});
    }
    for (const core::ErrorSpan& error : analysis.errors) {
        const bool right = std::any_of(gold.errors.begin(), gold.errors.end(), [&](core::Span s) { return s.overlaps(error.span); });
        claims[Finding::Error].push_back({error.confidence, right, half});
    }
}

/// Shares that rise with the score: neighbours that fall are joined (isotonic regression), each share drawn a little
/// towards that of all claims so that few of them prove nothing.
std::vector<Calibration::Knot> fitted(std::vector<Claim> claims)
{
    struct Block
    {
        double scores = 0, right = 0, count = 0;
    };
    if (claims.empty())
        return {};
    std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) { return a.score < b.score; });
    constexpr double drawn = 2; // claims
    const double right = static_cast<double>(std::count_if(claims.begin(), claims.end(), [](const Claim& claim) { return claim.right; }));
    const double all = (right + 1) / (static_cast<double>(claims.size()) + 2);
    const auto share = [all](const Block& block) { return (block.right + drawn * all) / (block.count + drawn); };
    const double least = std::max(30.0, static_cast<double>(claims.size()) / 25);
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const bool sameScore = i > 0 && claims[i].score == claims[i - 1].score;
        if (blocks.empty() || (blocks.back().count >= least && !sameScore))
            blocks.emplace_back();
        blocks.back().scores += claims[i].score;
        blocks.back().right += claims[i].right ? 1 : 0;
        ++blocks.back().count;
    }
    std::vector<Block> rising;
    for (const Block& block : blocks) {
        rising.push_back(block);
        while (rising.size() > 1 && share(rising[rising.size() - 2]) >= share(rising.back())) {
            const Block last = rising.back();
            rising.pop_back();
            rising.back().scores += last.scores, rising.back().right += last.right, rising.back().count += last.count;
        }
    }
    std::vector<Calibration::Knot> knots;
    for (const Block& block : rising)
        knots.push_back({block.scores / block.count, share(block)});
    return knots;
}

double shareOf(const std::vector<Calibration::Knot>& knots, double score)
{
    if (knots.empty())
        return score;
    const auto above = std::partition_point(knots.begin(), knots.end(), [score](const Calibration::Knot& knot) { return knot.score < score; });
    if (above == knots.begin() || above == knots.end())
        return above == knots.begin() ? above->share : knots.back().share;
    const auto below = above - 1;
    return below->share + (score - below->score) / (above->score - below->score) * (above->share - below->share);
}

/// What was said with which confidence, and how much of it was right; each half by the fit of the other.
void printReliability(Finding finding, const std::vector<Claim>& claims)
{
    std::array<std::vector<Claim>, 2> halves;
    for (const Claim& claim : claims)
        halves[claim.half ? 1 : 0].push_back(claim);
    struct Bin
    {
        double said = 0, right = 0, count = 0;
    };
    std::array<Bin, 10> bins{};
    double gap = 0;
    for (std::size_t h = 0; h < 2; ++h) {
        const auto knots = fitted(halves[1 - h]);
        for (const Claim& claim : halves[h]) {
            const double said = shareOf(knots, claim.score);
            Bin& bin = bins[std::min<std::size_t>(9, static_cast<std::size_t>(said * 10))];
            bin.said += said, bin.right += claim.right ? 1 : 0, ++bin.count;
        }
    }
    std::printf("%s: confidence said, share right, claims\n", std::string(core::findingName(finding)).c_str());
    for (const Bin& bin : bins) {
        if (bin.count == 0)
            continue;
        std::printf("  %.2f  %.2f  %4.0f\n", bin.said / bin.count, bin.right / bin.count, bin.count);
        gap += std::abs(bin.said - bin.right);
    }
    std::printf("  mean gap %.3f over %zu claims\n", gap / static_cast<double>(std::max<std::size_t>(1, claims.size())), claims.size());
}

json byName(const core::LabelCues& cues)
{
    json out;
    for (std::size_t cue = 0; cue < cues.size(); ++cue)
        out[core::labelCueName(cue)] = cues[cue];
    return out;
}

json analysisLine(const std::string& id, const core::Analysis& analysis, const core::CodePointMap& map)
{
    json segments = json::array();
    const std::vector<core::LabelCues> cues = core::labelCues(analysis);
    for (std::size_t i = 0; i < analysis.notes.size(); ++i) {
        const core::Segment& segment = analysis.tree.segments()[i];
        const core::SegmentNote& note = analysis.notes[i];
        json out{{"begin", map.fromByte(segment.span.begin)}, {"end", map.fromByte(segment.span.end)}, {"kind", core::kindName(segment.kind)}, {"why", note.why}};
        if (note.label)
            out["label"] = core::labelName(*note.label), out["cues"] = byName(cues[i]);
        if (note.cluster)
            out["cluster"] = *note.cluster;
        segments.push_back(std::move(out));
    }
    json errors = json::array();
    for (const core::ErrorSpan& error : analysis.errors)
        errors.push_back({{"begin", map.fromByte(error.span.begin)}, {"end", map.fromByte(error.span.end)}, {"message", error.message}});
    return {{"id", id}, {"segments", std::move(segments)}, {"errors", std::move(errors)}};
}

std::vector<json> readRows(const std::vector<std::string>& files)
{
    std::vector<json> rows;
    for (const std::string& file : files) {
        std::ifstream in(file);
        for (std::string line; std::getline(in, line);)
            if (!line.empty())
                rows.push_back(json::parse(line));
    }
    return rows;
}

/// A fold of each problem.
std::map<std::string, int> foldsOf(const std::vector<json>& rows, int folds)
{
    std::map<std::string, int> out;
    for (const json& row : rows) {
        const int next = static_cast<int>(out.size()) % folds;
        out.try_emplace(groupOf(row), next);
    }
    return out;
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<std::string> arguments(argv + 1, argv + argc);
    const bool ofShort = !arguments.empty() && arguments[0] == "--short";
    if (ofShort)
        arguments.erase(arguments.begin());
    std::string folder;
    if (arguments.size() > 1 && arguments[0] == "--models") {
        folder = arguments[1];
        arguments.erase(arguments.begin(), arguments.begin() + 2);
    }
    if (arguments.size() < 3) {
        std::fprintf(stderr, "usage: bench_crossvalidate [--short] [--models FOLDER] OUT_PREFIX FOLDS TRACES.jsonl [MORE.jsonl ...]\n");
        return 2;
    }
    const std::string prefix = arguments[0];
    const int folds = std::max(2, std::stoi(arguments[1]));
    const std::vector<std::string> files(arguments.begin() + 2, arguments.end());
    const auto lexicon = core::Lexicon::load({core::resourcePath("lexicons/en.txt"), core::resourcePath("lexicons/zh.txt")});
    if (!lexicon.ok())
        return 1;
    const std::vector<json> rows = readRows(files);
    const std::map<std::string, int> fold = foldsOf(rows, folds);
    std::vector<FoldModels> models = folder.empty() ? std::vector<FoldModels>() : readKept(folder, folds, !ofShort);
    if (models.empty()) {
        models = trainFolds(files, lexicon.value(), fold, folds, ofShort ? Settings::ofShortTraces() : Settings(), !ofShort);
        if (!folder.empty())
            keep(folder, models);
    }
    std::map<std::string, json> lines;
    Claims claims;
    for (int f = 0; f < folds; ++f) {
        FoldModels& of = models[static_cast<std::size_t>(f)];
        core::Segmenter::Models trained{std::move(of.first), std::move(of.second), RecurrentModel(of.network)};
        auto others = ofShort ? core::Segmenter::loadModels() : core::Segmenter::loadShortModels();
        if (!others.ok())
            return 1;
        if (ofShort)
            std::swap(trained, others.value());
        auto segmenter = core::Segmenter::with(std::move(trained), std::move(others).value());
        if (!segmenter.ok())
            return 1;
        const auto annotator = core::makeRulesAnnotator(std::move(segmenter).value(), core::Scores::Bare);
        for (const json& row : rows) {
            if (onlyTrains(row) || fold.at(groupOf(row)) != f)
                continue;
            const core::Trace trace{textOf(row, "id"), textOf(row, "problem"), textOf(row, "reasoning"), {}, textOf(row, "answer")};
            const auto analysis = annotator->annotate(trace, core::Monitor::none());
            const core::CodePointMap map(trace.reasoning);
            collect(analysis.value(), readGold(row, map), f % 2 == 0, claims);
            lines[trace.id] = analysisLine(trace.id, analysis.value(), map);
        }
    }
    std::ofstream out(prefix + ".jsonl");
    for (const auto& [id, line] : lines)
        out << line.dump() << '\n';
    std::ofstream table(prefix + ".calibration.txt");
    table << "# Share of right findings by score, core/annotate/calibration.h; fitted by tests/bench/bench_crossvalidate.cpp on\n"
          << "# " << lines.size() << " annotated traces, each analysed by a segmenter that had not seen its problem.\n";
    for (const Finding finding : core::allFindings) {
        printReliability(finding, claims[finding]);
        char line[80];
        for (const Calibration::Knot& knot : fitted(claims[finding])) {
            std::snprintf(line, sizeof line, "%s %.4f %.4f\n", std::string(core::findingName(finding)).c_str(), knot.score, knot.share);
            table << line;
        }
    }
    return 0;
}
