#include "core/annotate/clusters.h"

#include "core/annotate/segment_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace core {

namespace {

constexpr std::size_t holdersKept = 6; ///< earlier segments remembered for one feature
constexpr double weightInProblem = 0.3;
constexpr std::array weighed{Touch::Numbers, Touch::Words, Touch::Equations};

bool isWork(Kind kind) { return kind == Kind::Approach || kind == Kind::Verification; }

double& at(RedundancyCues& cues, RedundancyCue cue) { return cues[static_cast<std::size_t>(cue)]; }

/// Features of all work seen so far, and which segments have them.
class SeenIndex
{
public:
    SeenIndex(const std::vector<SegmentFeatures>& all, SegmentFeatures problem) : m_all(all), m_problem(std::move(problem))
    {
        for (const SegmentFeatures& features : all)
            for (const Touch touch : weighed)
                for (const std::uint64_t hash : features[touch])
                    ++m_frequency[hash];
    }

    void add(std::size_t segment)
    {
        for (const Touch touch : weighed)
            for (const std::uint64_t hash : m_all[segment][touch])
                if (auto& holders = m_holders[hash]; holders.size() < holdersKept)
                    holders.push_back(segment);
        m_runs.insert(m_all[segment][Touch::Shingles].begin(), m_all[segment][Touch::Shingles].end());
        m_first.try_emplace(m_all[segment].text, segment);
        ++m_seen;
    }

    [[nodiscard]] bool empty() const { return m_seen == 0; }

    RedundancyView look(std::size_t segment) const
    {
        const SegmentFeatures& features = m_all[segment];
        RedundancyView view{.segment = segment};
        const auto shared = sharedWeights(features);
        double best = -1;
        for (const auto& [other, weights] : shared) {
            const double score = weights[0] + weights[1] + weights[2];
            if (score > best) {
                best = score;
                view.nearest = other;
            }
        }
        if (const auto same = m_first.find(features.text); same != m_first.end()) {
            view.sameText = true;
            view.nearest = same->second;
        }
        fill(features, shared.contains(view.nearest) ? shared.at(view.nearest) : Weights{}, view);
        return view;
    }

private:
    using Weights = std::array<double, touchCount>;

    [[nodiscard]] double weight(Touch touch, std::uint64_t hash) const
    {
        const auto& inProblem = m_problem[touch];
        const bool given = std::binary_search(inProblem.begin(), inProblem.end(), hash);
        const auto frequency = m_frequency.find(hash);
        const double count = frequency == m_frequency.end() ? 1.0 : static_cast<double>(frequency->second);
        return std::log(1 + static_cast<double>(m_all.size()) / count) * (given ? weightInProblem : 1.0);
    }

    /// For each earlier segment the share of this one's features that it has, by weight.
    [[nodiscard]] std::map<std::size_t, Weights> sharedWeights(const SegmentFeatures& features) const
    {
        std::map<std::size_t, Weights> shared;
        for (const Touch touch : weighed) {
            const auto kind = static_cast<std::size_t>(touch);
            double total = 0;
            for (const std::uint64_t hash : features[touch]) {
                const double value = weight(touch, hash);
                total += value;
                if (const auto holders = m_holders.find(hash); holders != m_holders.end())
                    for (const std::size_t holder : holders->second)
                        shared[holder][kind] += value;
            }
            for (auto& [other, weights] : shared)
                weights[kind] = total > 0 ? weights[kind] / total : 0;
        }
        return shared;
    }

    [[nodiscard]] double knownShare(const SegmentFeatures& features, Touch touch) const
    {
        const auto& set = features[touch];
        const auto known = std::count_if(set.begin(), set.end(), [&](std::uint64_t hash) {
            return touch == Touch::Shingles ? m_runs.contains(hash) : m_holders.contains(hash);
        });
        return set.empty() ? 1.0 : static_cast<double>(known) / static_cast<double>(set.size());
    }

    void fill(const SegmentFeatures& features, const Weights& shares, RedundancyView& view) const
    {
        RedundancyCues& cues = view.cues;
        const auto& numbers = features[Touch::Numbers];
        const auto fresh = std::count_if(numbers.begin(), numbers.end(), [this](std::uint64_t hash) { return !m_holders.contains(hash); });
        at(cues, RedundancyCue::Bias) = 1;
        at(cues, RedundancyCue::SameNumbers) = shares[static_cast<std::size_t>(Touch::Numbers)];
        at(cues, RedundancyCue::SameEquations) = shares[static_cast<std::size_t>(Touch::Equations)];
        at(cues, RedundancyCue::KnownWords) = knownShare(features, Touch::Words);
        at(cues, RedundancyCue::KnownEquations) = knownShare(features, Touch::Equations);
        at(cues, RedundancyCue::KnownRuns) = knownShare(features, Touch::Shingles);
        at(cues, RedundancyCue::NewNumbers) = std::min(static_cast<double>(fresh), 10.0) / 10;
        at(cues, RedundancyCue::SaysAgain) = features.saysAgain ? 1 : 0;
        at(cues, RedundancyCue::SaysOther) = features.saysOther ? 1 : 0;
        at(cues, RedundancyCue::Covered) = covered(numbers, m_all[view.nearest][Touch::Numbers]);
    }

    /// Share of the nearest one's numbers, by weight, that this one has.
    [[nodiscard]] double covered(const std::vector<std::uint64_t>& numbers, const std::vector<std::uint64_t>& nearest) const
    {
        double total = 0;
        double both = 0;
        for (const std::uint64_t hash : nearest) {
            const double value = weight(Touch::Numbers, hash);
            total += value;
            both += std::binary_search(numbers.begin(), numbers.end(), hash) ? value : 0;
        }
        return total > 0 ? both / total : 0;
    }

    const std::vector<SegmentFeatures>& m_all;
    SegmentFeatures m_problem;
    std::unordered_map<std::uint64_t, std::uint32_t> m_frequency;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> m_holders;
    std::unordered_set<std::uint64_t> m_runs;
    std::unordered_map<std::uint64_t, std::size_t> m_first; ///< by text
    std::size_t m_seen = 0;
};

/// "same calculation, same result (73)": what the repeat and its original, which the caller names, have in common.
std::string reasonFor(const RedundancyView& view, const SegmentNote& note, const SegmentNote& first)
{
    if (view.sameText)
        return "the same text again";
    std::string same;
    const auto say = [&same](std::string_view what) { same += (same.empty() ? "" : ", ") + std::string(what); };
    const auto cue = [&view](RedundancyCue which) { return view.cues[static_cast<std::size_t>(which)]; };
    if (cue(RedundancyCue::SameEquations) >= 0.4 || cue(RedundancyCue::KnownRuns) >= 0.4)
        say("same calculation");
    else if (cue(RedundancyCue::SameNumbers) >= 0.6)
        say("same values");
    if (cue(RedundancyCue::NewNumbers) == 0 && same.empty())
        say("no new values");
    if (cue(RedundancyCue::SaysAgain) > 0)
        say("announced as a repeat");
    if (!note.answer.empty() && note.answer == first.answer && note.answer.size() <= 40)
        say("same result (" + note.answer + ")");
    return same.empty() ? "nothing new in it" : same;
}

} // namespace

std::vector<RedundancyView> viewRedundancy(const Trace& trace, const TraceTree& tree)
{
    std::vector<SegmentFeatures> features(tree.segments().size());
    const auto works = std::count_if(tree.segments().begin(), tree.segments().end(), [](const Segment& s) { return isWork(s.kind); });
    for (std::size_t i = 0; i < features.size(); ++i)
        if (works > 1 && isWork(tree.segments()[i].kind))
            features[i] = segmentFeatures(tree.segments()[i].span.in(trace.reasoning));
    SeenIndex seen(features, segmentFeatures(trace.problem));
    const RedundancyModel& model = RedundancyModel::instance();
    std::vector<RedundancyView> views;
    double checks = 0;
    for (std::size_t i = 0; i < features.size(); ++i) {
        const Kind kind = tree.segments()[i].kind;
        if (!isWork(kind))
            continue;
        RedundancyView view{.segment = i, .nearest = i};
        if (!seen.empty()) {
            view = seen.look(i);
            const double approach = kind == Kind::Approach ? 1 : 0;
            at(view.cues, RedundancyCue::IsApproach) = approach;
            at(view.cues, RedundancyCue::Checks) = std::min(checks, 5.0) / 5;
            at(view.cues, RedundancyCue::ApproachKnownNumbers) = approach * at(view.cues, RedundancyCue::SameNumbers);
            view.probability = view.sameText ? 1.0 : model.probability(view.cues);
        }
        checks += kind == Kind::Verification ? 1 : 0;
        seen.add(i);
        views.push_back(view);
    }
    return views;
}

void clusterSegments(const Trace& trace, const TraceTree& tree, std::vector<SegmentNote>& notes)
{
    const double threshold = RedundancyModel::instance().threshold();
    std::uint32_t clusters = 0;
    for (const RedundancyView& view : viewRedundancy(trace, tree)) {
        SegmentNote& note = notes[view.segment];
        note.clusterConfidence = view.probability < threshold ? 1 - view.probability : view.probability;
        if (view.nearest == view.segment || view.probability < threshold) {
            note.cluster = clusters++;
            continue;
        }
        const std::uint32_t original = notes[view.nearest].original.value_or(static_cast<std::uint32_t>(view.nearest));
        note.cluster = notes[view.nearest].cluster;
        note.original = original;
        note.whyRedundant = reasonFor(view, note, notes[original]);
    }
}

} // namespace core
