#pragma once

#include "core/answers/statements/answer_statements.h"
#include "core/text/utf8.h"
#include "core/trace/segment_model.h"
#include "core/trace/segment_sorts.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

/// Annotated traces (eval/score.py's shape) as the segmenter sees them.
namespace bench {

using core::FeatureId;
using core::Kind;
using core::Opening;
using core::SegmentModel;
using core::UnitView;

struct Sample
{
    std::string id, source, reasoning;
    std::string group; ///< the problem: traces of one group stand in one fold
    std::vector<UnitView> views;
    core::UnitWords words; ///< of these
    std::vector<std::vector<FeatureId>> features;
    std::vector<Opening> gold;
    std::vector<core::Sort> sorts; ///< of each of these
    std::vector<std::pair<std::size_t, Kind>> goldBytes; ///< exact starts
    double weight = 1;
    bool copy = false; ///< only to be trained on: a shorter copy, or another reading of a trace
};

inline std::string textOf(const nlohmann::json& row, const char* key)
{
    const auto found = row.find(key);
    return found == row.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

/// What makes two problems the same: their first letters and digits.
inline std::string groupOf(const std::string& problem)
{
    std::string out;
    for (const char c : problem)
        if (out.size() < 60 && std::isalnum(static_cast<unsigned char>(c)) != 0)
            out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

/// What stands in one fold with others: the problem, or what the row says itself.
inline std::string groupOf(const nlohmann::json& row) { return row.contains("group") ? textOf(row, "group") : groupOf(textOf(row, "problem")); }

/// Which sort an annotated segment is of; `clusters` holds those before it. A copy says it itself.
inline core::Sort sortOf(const nlohmann::json& segment, std::set<int>& clusters)
{
    if (const auto own = segment.find("sort"); own != segment.end())
        return static_cast<core::Sort>(own->get<int>());
    const Kind kind = *core::kindFromName(segment.at("kind").get<std::string>());
    const bool repeats = segment.contains("cluster") && !clusters.insert(segment.at("cluster").get<int>()).second;
    if (kind == Kind::Approach && textOf(segment, "label") == "incomplete")
        return core::Sort::OpenApproach;
    return kind == Kind::Verification && repeats ? core::Sort::RepeatedCheck : static_cast<core::Sort>(kind);
}

inline Sample readSample(const nlohmann::json& row, const core::Lexicon& lexicon)
{
    Sample sample{.id = textOf(row, "id"), .source = textOf(row, "source"), .reasoning = textOf(row, "reasoning"), .group = groupOf(row)};
    std::vector<core::StatedAnswer> answers;
    for (const core::AnswerStatement& s : core::findAnswerStatements(sample.reasoning))
        answers.push_back({s.value, s.strength});
    core::UnitViews viewed = core::viewUnits(lexicon, textOf(row, "problem"), sample.reasoning, answers);
    sample.views = std::move(viewed.views);
    sample.words = std::move(viewed.words);
    const core::CodePointMap map(sample.reasoning);
    std::set<int> clusters;
    for (const nlohmann::json& segment : row.at("segments")) {
        const std::size_t byte = map.toByte(segment.at("begin").get<std::size_t>());
        const Kind kind = *core::kindFromName(segment.at("kind").get<std::string>());
        sample.goldBytes.emplace_back(byte, kind);
        std::size_t best = 0, distance = ~std::size_t{0};
        for (std::size_t i = 0; i < sample.views.size(); ++i) {
            const std::size_t at = sample.views[i].unit.span.begin;
            const std::size_t d = at > byte ? at - byte : byte - at;
            if (d < distance)
                best = i, distance = d;
        }
        const core::Sort sort = sortOf(segment, clusters);
        if (sample.gold.empty() || sample.gold.back().unit < best) {
            sample.gold.push_back({best, kind});
            sample.sorts.push_back(sort);
        }
    }
    return sample;
}

/// The words that at least so many of the annotated traces use.
inline core::WordFeatures wordsOf(const std::vector<Sample>& samples, int least)
{
    std::map<std::string, int> traces;
    for (const Sample& sample : samples) {
        std::set<std::string> names;
        for (const UnitView& view : sample.views)
            if (!sample.copy)
                for (std::string& name : core::WordFeatures::namesOf(view.unit.body.in(sample.reasoning)))
                    names.insert(std::move(name));
        for (const std::string& name : names)
            ++traces[name];
    }
    std::vector<std::string> kept;
    for (const auto& [name, count] : traces)
        if (least > 0 && count >= least)
            kept.push_back(name);
    return core::WordFeatures(std::move(kept));
}

inline void findFeatures(std::vector<Sample>& samples, const SegmentModel& model)
{
    for (Sample& sample : samples) {
        sample.features.assign(sample.views.size(), {});
        for (std::size_t i = 0; i < sample.views.size(); ++i)
            model.features(sample.views, sample.words, i, sample.features[i]);
    }
}

/// What a copy of a trace leaves out.
struct CopyRule
{
    double kept = 1; ///< share of the units inside a segment; its first and last unit stay
    double end = 1;  ///< share of the trace behind which it is cut off
};

/// A copy of the same build, shorter or cut off: the annotated traces are long and whole, others need not be.
inline nlohmann::json copyOf(const nlohmann::json& row, const Sample& sample, CopyRule rule, std::mt19937& random)
{
    nlohmann::json out{{"id", sample.id}, {"source", sample.source}, {"problem", textOf(row, "problem")}};
    std::string text;
    std::size_t codePoints = 0;
    nlohmann::json segments = nlohmann::json::array();
    const auto stop = std::max<std::size_t>(1, static_cast<std::size_t>(rule.end * static_cast<double>(sample.views.size())));
    for (std::size_t g = 0; g < sample.gold.size() && sample.gold[g].unit < stop; ++g) {
        const std::size_t end = g + 1 < sample.gold.size() ? sample.gold[g + 1].unit : sample.views.size();
        const std::size_t begin = codePoints;
        for (std::size_t i = sample.gold[g].unit; i < std::min(end, stop); ++i) {
            const bool edge = i == sample.gold[g].unit || i + 1 == end;
            if (!edge && std::generate_canonical<double, 20>(random) > rule.kept)
                continue;
            std::string_view piece = sample.views[i].unit.span.in(sample.reasoning);
            if (i + 1 == stop && rule.end < 1)
                piece = piece.substr(0, core::floorCharBoundary(piece, piece.size() * 2 / 3));
            text += piece;
            codePoints += core::countCodePoints(piece);
        }
        const bool brokenOff = end > stop && sample.gold[g].kind == Kind::Approach;
        const core::Sort sort = brokenOff ? core::Sort::OpenApproach : sample.sorts[g];
        if (codePoints > begin)
            segments.push_back({{"begin", begin}, {"end", codePoints}, {"kind", core::kindName(sample.gold[g].kind)}, {"sort", static_cast<int>(sort)}});
    }
    out["reasoning"] = text;
    out["segments"] = std::move(segments);
    return out;
}

/// How much a sample counts when a model is fitted.
struct SampleWeights
{
    double copy = 0.15;           ///< of a shorter copy
    double gold = 2;              ///< of a trace whose annotation is not by our readers
    double secondReading = 0.7;   ///< of a trace that another reader has read already
    double fullUpTo = 10000;      ///< bytes; a longer text counts less for each of them,
    double fall = 0.8;            ///< by this power of how much longer it is
    /// What a row of an annotated file counts; the rows of our readers tell which reading they are.
    double baseOf(const nlohmann::json& row) const
    {
        if (row.value("train_only", false))
            return 1;
        const auto reading = row.find("reading");
        return reading == row.end() ? gold : reading->get<int>() > 1 ? secondReading : 1;
    }
    double of(const Sample& sample, double base) const
    {
        return base * std::pow(std::min(1.0, fullUpTo / static_cast<double>(std::max<std::size_t>(1, sample.reasoning.size()))), fall);
    }
};

/// Whether a row is only to be trained on: a second reading, or a short trace of our own.
inline bool onlyTrains(const nlohmann::json& row) { return row.value("reading", 1) > 1 || row.value("train_only", false); }

/// Reads a file; behind each sample that is not only trained on come so many copies of it.
inline std::vector<Sample> readSamples(const std::string& path, const core::Lexicon& lexicon, int copies = 0, const SampleWeights& weights = {})
{
    std::vector<Sample> samples;
    std::mt19937 random(20251125);
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);)
        if (!line.empty()) {
            const nlohmann::json row = nlohmann::json::parse(line);
            Sample sample = readSample(row, lexicon);
            sample.weight = weights.of(sample, weights.baseOf(row));
            sample.copy = onlyTrains(row);
            samples.push_back(sample);
            if (sample.copy)
                continue;
            constexpr std::array<CopyRule, 3> rules{{{0.1, 1}, {0.3, 0.6}, {0.4, 1}}};
            for (int copy = 0; copy < copies; ++copy) {
                samples.push_back(readSample(copyOf(row, sample, rules[static_cast<std::size_t>(copy) % rules.size()], random), lexicon));
                samples.back().weight = weights.of(samples.back(), weights.copy);
                samples.back().copy = true;
            }
        }
    return samples;
}

} // namespace bench
