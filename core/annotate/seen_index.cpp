#include "core/annotate/seen_index.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr double weightInProblem = 0.3;
constexpr std::array weighed{Touch::Numbers, Touch::Words, Touch::Equations};
constexpr std::array allTouches{Touch::Numbers, Touch::Words, Touch::Equations, Touch::Shingles};

std::size_t place(Touch touch) { return static_cast<std::size_t>(touch); }

std::size_t countOf(const std::vector<SegmentFeatures>& all, std::span<const Touch> touches)
{
    std::size_t count = 0;
    for (const SegmentFeatures& features : all)
        for (const Touch touch : touches)
            count += features[touch].size();
    return count;
}

} // namespace

SeenIndex::SeenIndex(const std::vector<SegmentFeatures>& all, const std::vector<Kind>& kinds, const SegmentFeatures& problem)
    : m_all(all), m_kinds(kinds), m_numbers(countOf(all, weighed)), m_runNumbers(countOf(all, std::span(allTouches).last<1>())), m_shared(all.size())
{
    countFeatures();
    weighFeatures(problem);
}

void SeenIndex::countFeatures()
{
    m_ids.reserve(countOf(m_all, allTouches));
    m_begins.resize(m_all.size());
    for (std::size_t segment = 0; segment < m_all.size(); ++segment) {
        for (const Touch touch : allTouches) {
            m_begins[segment][place(touch)] = static_cast<std::uint32_t>(m_ids.size());
            for (const std::uint64_t hash : m_all[segment][touch]) {
                const std::uint32_t id = touch == Touch::Shingles ? m_runNumbers.add(hash) : m_numbers.add(hash);
                m_ids.push_back(id);
                if (touch == Touch::Shingles)
                    continue;
                if (id == m_features.size())
                    m_features.emplace_back();
                ++m_features[id].frequency;
            }
        }
        m_begins[segment][touchCount] = static_cast<std::uint32_t>(m_ids.size());
    }
    m_runs.resize(m_runNumbers.size());
}

void SeenIndex::weighFeatures(const SegmentFeatures& problem)
{
    for (const Touch touch : weighed)
        for (const std::uint64_t hash : problem[touch])
            if (const std::uint32_t id = m_numbers.find(hash); id != FeatureIds::none)
                m_features[id].given = static_cast<std::uint8_t>(m_features[id].given | 1U << place(touch));
    std::vector<double> byFrequency;
    for (Feature& feature : m_features) {
        while (byFrequency.size() <= feature.frequency)
            byFrequency.push_back(std::log(1 + static_cast<double>(m_all.size()) / static_cast<double>(std::max<std::size_t>(byFrequency.size(), 1))));
        feature.weight = byFrequency[feature.frequency];
    }
}

std::span<const std::uint32_t> SeenIndex::idsOf(std::size_t segment, Touch touch) const
{
    const auto& begins = m_begins[segment];
    return std::span(m_ids).subspan(begins[place(touch)], begins[place(touch) + 1] - begins[place(touch)]);
}

void SeenIndex::add(std::size_t segment)
{
    for (const Touch touch : weighed)
        for (const std::uint32_t id : idsOf(segment, touch))
            if (Feature& feature = m_features[id]; feature.holderCount < holdersKept)
                feature.holders[feature.holderCount++] = static_cast<std::uint32_t>(segment);
    for (const std::uint32_t id : idsOf(segment, Touch::Shingles))
        m_runs[id] = true;
    m_first.try_emplace(m_all[segment].text, segment);
    ++m_seen;
}

RedundancyView SeenIndex::look(std::size_t segment)
{
    RedundancyView view{.segment = segment, .nearestOfKind = segment};
    shareWeights(segment);
    double best = -1;
    double bestOfKind = -1;
    for (const std::uint32_t other : m_sharing) {
        const Weights& weights = m_shared[other].weights;
        const double score = weights[0] + weights[1] + weights[2];
        if (score > best) {
            best = score;
            view.nearest = other;
        }
        if (score > bestOfKind && m_kinds[other] == m_kinds[segment]) {
            bestOfKind = score;
            view.nearestOfKind = other;
        }
    }
    if (const auto same = m_first.find(m_all[segment].text); same != m_first.end()) {
        view.sameText = true;
        view.nearest = same->second;
    }
    fill(segment, view);
    return view;
}

double SeenIndex::weight(Touch touch, std::uint32_t id) const
{
    const Feature& feature = m_features[id];
    return feature.weight * ((feature.given >> place(touch) & 1U) != 0 ? weightInProblem : 1.0);
}

/// For each earlier segment the share of this one's features that it has, by weight.
void SeenIndex::shareWeights(std::size_t segment)
{
    const auto mark = static_cast<std::uint32_t>(segment + 1);
    m_sharing.clear();
    for (const Touch touch : weighed) {
        double total = 0;
        for (const std::uint32_t id : idsOf(segment, touch)) {
            const double value = weight(touch, id);
            total += value;
            const Feature& feature = m_features[id];
            for (std::size_t i = 0; i < feature.holderCount; ++i) {
                Shared& shared = m_shared[feature.holders[i]];
                if (shared.mark != mark) {
                    shared = {{}, mark};
                    m_sharing.push_back(feature.holders[i]);
                }
                shared.weights[place(touch)] += value;
            }
        }
        for (const std::uint32_t other : m_sharing) {
            double& share = m_shared[other].weights[place(touch)];
            share = total > 0 ? share / (total + 0.7) : 0;
        }
    }
    std::sort(m_sharing.begin(), m_sharing.end());
}

double SeenIndex::knownShare(std::size_t segment, Touch touch) const
{
    const auto ids = idsOf(segment, touch);
    const auto known = std::count_if(ids.begin(), ids.end(), [&](std::uint32_t id) {
        return touch == Touch::Shingles ? bool{m_runs[id]} : m_features[id].holderCount > 0;
    });
    return (static_cast<double>(known) + 0.5) / (static_cast<double>(ids.size()) + 1);
}

void SeenIndex::fill(std::size_t segment, RedundancyView& view)
{
    const auto set = [&view](RedundancyCue cue, double value) { view.cues[static_cast<std::size_t>(cue)] = value; };
    const Shared& nearest = m_shared[view.nearest];
    const Weights shares = nearest.mark == segment + 1 ? nearest.weights : Weights{};
    const auto numbers = idsOf(segment, Touch::Numbers);
    const auto fresh = std::count_if(numbers.begin(), numbers.end(), [this](std::uint32_t id) { return m_features[id].holderCount == 0; });
    set(RedundancyCue::Bias, 1);
    set(RedundancyCue::SameNumbers, shares[place(Touch::Numbers)]);
    set(RedundancyCue::SameEquations, shares[place(Touch::Equations)]);
    set(RedundancyCue::KnownWords, knownShare(segment, Touch::Words));
    set(RedundancyCue::KnownEquations, knownShare(segment, Touch::Equations));
    set(RedundancyCue::KnownRuns, knownShare(segment, Touch::Shingles));
    set(RedundancyCue::NewNumbers, std::min(static_cast<double>(fresh), 10.0) / 10);
    set(RedundancyCue::SaysAgain, m_all[segment].saysAgain ? 1 : 0);
    set(RedundancyCue::SaysOther, m_all[segment].saysOther ? 1 : 0);
    set(RedundancyCue::Covered, covered(segment, view.nearest));
    const SegmentFeatures& own = m_all[segment];
    const double small = 1 / (1 + static_cast<double>(own.tokens) / 40);
    set(RedundancyCue::Small, small);
    set(RedundancyCue::SaysOnceMore, own.saysOnceMore ? 1 : 0);
    set(RedundancyCue::SmallAgain, own.saysAgain ? small : 0);
    set(RedundancyCue::SmallOnceMore, own.saysOnceMore ? small : 0);
    if (view.nearestOfKind == segment)
        return;
    const Weights& ofKind = m_shared[view.nearestOfKind].weights;
    set(RedundancyCue::KindNumbers, ofKind[place(Touch::Numbers)]);
    set(RedundancyCue::KindWords, ofKind[place(Touch::Words)]);
    set(RedundancyCue::KindResult, own.lastNumber != 0 && own.lastNumber == m_all[view.nearestOfKind].lastNumber ? 1 : 0);
}

/// Share of the nearest one's numbers, by weight, that this one has.
double SeenIndex::covered(std::size_t segment, std::size_t nearest)
{
    const auto mark = static_cast<std::uint32_t>(segment + 1);
    for (const std::uint32_t id : idsOf(segment, Touch::Numbers))
        m_features[id].mark = mark;
    double total = 0;
    double both = 0;
    for (const std::uint32_t id : idsOf(nearest, Touch::Numbers)) {
        const double value = weight(Touch::Numbers, id);
        total += value;
        both += m_features[id].mark == mark ? value : 0;
    }
    return total > 0 ? both / total : 0;
}

} // namespace core
