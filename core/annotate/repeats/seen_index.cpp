#include "core/annotate/repeats/seen_index.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr double weightInProblem = 0.3;
constexpr std::array allTouches{Touch::Numbers, Touch::Words, Touch::Equations};

std::size_t place(Touch touch) { return static_cast<std::size_t>(touch); }

bool isWork(Kind kind) { return kind == Kind::Approach || kind == Kind::Verification; }

/// `part` of `all`, nearer to a half where they are few.
double shareOf(double part, double all) { return (part + 0.5) / (all + 1); }

} // namespace

SeenIndex::SeenIndex(std::string_view problem, std::string_view reasoning, std::span<const Segment> segments)
    : m_numbers(reasoning.size() / 40), m_runs(reasoning.size() / 18), m_entries(segments.size()), m_shared(segments.size())
{
    m_ids.reserve(reasoning.size() / 12);
    m_features.reserve(reasoning.size() / 40);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        m_entries[i].kind = segments[i].kind;
        if (isWork(segments[i].kind))
            read(i, segments[i].span.in(reasoning));
    }
    weighFeatures(problem);
}

void SeenIndex::read(std::size_t segment, std::string_view text)
{
    Entry& entry = m_entries[segment];
    entry.signs = m_reader.read(text);
    for (const Touch touch : allTouches) {
        entry.begins[place(touch)] = static_cast<std::uint32_t>(m_ids.size());
        for (const std::uint64_t hash : m_reader[touch]) {
            std::uint32_t& number = m_numbers[hash];
            if (number == 0) {
                m_features.emplace_back();
                number = static_cast<std::uint32_t>(m_features.size());
            }
            m_ids.push_back(number - 1);
            ++m_features[number - 1].frequency;
        }
    }
    entry.begins[touchCount] = static_cast<std::uint32_t>(m_ids.size());
    countRuns(segment);
}

/// Counts each run of the segment once.
void SeenIndex::countRuns(std::size_t segment)
{
    const auto mark = static_cast<std::uint32_t>(segment + 1);
    std::uint32_t fresh = 0;
    std::uint32_t known = 0;
    for (const std::uint64_t hash : m_reader.runs()) {
        std::uint32_t& last = m_runs[hash];
        fresh += last == 0 ? 1U : 0U;
        known += last - 1 < segment ? 1U : 0U;
        last = mark;
    }
    m_entries[segment].runs = fresh + known;
    m_entries[segment].knownRuns = known;
}

void SeenIndex::weighFeatures(std::string_view problem)
{
    m_reader.read(problem);
    for (const Touch touch : allTouches)
        for (const std::uint64_t hash : m_reader[touch])
            if (const std::uint32_t number = m_numbers.find(hash); number != 0)
                m_features[number - 1].given = true;
    std::vector<double> byFrequency;
    for (Feature& feature : m_features) {
        while (byFrequency.size() <= feature.frequency)
            byFrequency.push_back(std::log(1 + static_cast<double>(m_entries.size()) / static_cast<double>(std::max<std::size_t>(byFrequency.size(), 1))));
        feature.weight = byFrequency[feature.frequency] * (feature.given ? weightInProblem : 1.0);
    }
}

std::span<const std::uint32_t> SeenIndex::idsOf(std::size_t segment, Touch touch) const
{
    const auto& begins = m_entries[segment].begins;
    return std::span(m_ids).subspan(begins[place(touch)], begins[place(touch) + 1] - begins[place(touch)]);
}

void SeenIndex::add(std::size_t segment)
{
    const Entry& entry = m_entries[segment];
    for (std::size_t i = entry.begins.front(); i < entry.begins.back(); ++i)
        if (Feature& feature = m_features[m_ids[i]]; feature.holderCount < holdersKept)
            feature.holders[feature.holderCount++] = static_cast<std::uint32_t>(segment);
    m_first.try_emplace(entry.signs.text, segment);
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
        if (score > bestOfKind && m_entries[other].kind == m_entries[segment].kind) {
            bestOfKind = score;
            view.nearestOfKind = other;
        }
    }
    if (const auto same = m_first.find(m_entries[segment].signs.text); same != m_first.end()) {
        view.sameText = true;
        view.nearest = same->second;
    }
    fill(segment, view);
    return view;
}

/// For each earlier segment the share of this one's features that it has, by weight.
void SeenIndex::shareWeights(std::size_t segment)
{
    const auto mark = static_cast<std::uint32_t>(segment + 1);
    m_sharing.clear();
    for (const Touch touch : allTouches) {
        double total = 0;
        for (const std::uint32_t id : idsOf(segment, touch)) {
            const Feature& feature = m_features[id];
            const double value = feature.weight;
            total += value;
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
    const auto known = std::count_if(ids.begin(), ids.end(), [this](std::uint32_t id) { return m_features[id].holderCount > 0; });
    return shareOf(static_cast<double>(known), static_cast<double>(ids.size()));
}

void SeenIndex::fill(std::size_t segment, RedundancyView& view)
{
    const auto set = [&view](RedundancyCue cue, double value) { view.cues[static_cast<std::size_t>(cue)] = value; };
    const Entry& entry = m_entries[segment];
    const SegmentSigns& own = entry.signs;
    const Shared& nearest = m_shared[view.nearest];
    const Weights shares = nearest.mark == segment + 1 ? nearest.weights : Weights{};
    const auto numbers = idsOf(segment, Touch::Numbers);
    const auto fresh = std::count_if(numbers.begin(), numbers.end(), [this](std::uint32_t id) { return m_features[id].holderCount == 0; });
    set(RedundancyCue::Bias, 1);
    set(RedundancyCue::SameNumbers, shares[place(Touch::Numbers)]);
    set(RedundancyCue::SameEquations, shares[place(Touch::Equations)]);
    set(RedundancyCue::KnownWords, knownShare(segment, Touch::Words));
    set(RedundancyCue::KnownEquations, knownShare(segment, Touch::Equations));
    set(RedundancyCue::KnownRuns, shareOf(entry.knownRuns, entry.runs));
    set(RedundancyCue::NewNumbers, std::min(static_cast<double>(fresh), 10.0) / 10);
    set(RedundancyCue::SaysAgain, own.saysAgain ? 1 : 0);
    set(RedundancyCue::SaysOther, own.saysOther ? 1 : 0);
    set(RedundancyCue::Covered, covered(segment, view.nearest));
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
    set(RedundancyCue::KindResult, own.lastNumber != 0 && own.lastNumber == m_entries[view.nearestOfKind].signs.lastNumber ? 1 : 0);
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
        const double value = m_features[id].weight;
        total += value;
        both += m_features[id].mark == mark ? value : 0;
    }
    return total > 0 ? both / total : 0;
}

} // namespace core
