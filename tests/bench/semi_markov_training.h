#pragma once

#include "core/trace/semi_markov_model.h"
#include "tests/bench/semi_markov_sums.h"
#include "tests/bench/segment_training.h"

/// Fits the second look (core/trace/semi_markov_model.h) to what the first one says of traces that it has not seen.
namespace bench {

using core::SemiMarkovModel;

/// A sample as whole segments between likely boundaries.
class WholeSample
{
public:
    WholeSample(const Sample& sample, const Posterior& first) : m_weight(sample.weight)
    {
        const core::SegmentTraits traits(sample.views, first);
        const core::SegmentPlaces& places = traits.places();
        m_count = places.count();
        for (std::size_t place = 0; place < m_count; ++place) {
            m_rows.push_back(m_segments);
            m_segments += places.segmentsFrom(place);
            traits.begin(place, begins);
            traits.end(place + 1, ends);
            traits.inside(place, insides);
        }
        m_rows.push_back(m_segments);
        findGold(sample, places);
    }

    struct GoldSegment
    {
        std::size_t begin = 0, end = 0; ///< places
        std::size_t kind = 0;
    };
    const std::vector<GoldSegment>& gold() const { return m_gold; }
    /// Whether the reader's segments can be found among those that are looked at.
    bool usable() const
    {
        return std::all_of(m_gold.begin(), m_gold.end(), [this](const GoldSegment& s) { return s.end - s.begin <= m_rows[s.begin + 1] - m_rows[s.begin]; });
    }
    std::size_t count() const { return m_count; }
    std::size_t segments() const { return m_segments; }
    std::size_t row(std::size_t place) const { return m_rows[place]; }
    double weight() const { return m_weight; }
    std::vector<float> begins, ends, insides; ///< numbers by place, by place - 1, by segment

private:
    /// The places nearest to the reader's boundaries; where there is none, neighbours are one segment.
    void findGold(const Sample& sample, const core::SegmentPlaces& places)
    {
        constexpr std::size_t reach = 120;
        for (const auto& [byte, kind] : sample.goldBytes) {
            std::size_t best = 0, distance = reach + 1;
            for (std::size_t place = 0; place < m_count; ++place) {
                const std::size_t at = sample.views[places.unit(place)].unit.span.begin;
                const std::size_t d = at > byte ? at - byte : byte - at;
                if (d < distance)
                    best = place, distance = d;
            }
            if (distance > reach || (!m_gold.empty() && best <= m_gold.back().begin))
                continue;
            if (!m_gold.empty())
                m_gold.back().end = best;
            m_gold.push_back({best, m_count, legal(static_cast<std::size_t>(kind), m_gold.empty() ? core::RunState::kinds : m_gold.back().kind)});
        }
        if (!m_gold.empty() && !core::mayEnd(m_gold.back().kind))
            m_gold.back().kind = static_cast<std::size_t>(Kind::Approach);
    }
    static std::size_t legal(std::size_t kind, std::size_t before)
    {
        const bool may = before == core::RunState::kinds ? core::mayBegin(kind) : core::mayFollow(before, kind);
        return may ? kind : static_cast<std::size_t>(Kind::Approach);
    }

    double m_weight;
    std::size_t m_count = 0;
    std::size_t m_segments = 0;
    std::vector<std::size_t> m_rows;
    std::vector<GoldSegment> m_gold;
};

/// The weights of a member as one vector.
class MemberParameters
{
public:
    static constexpr std::size_t kinds = core::RunState::kinds;
    std::size_t endAt() const { return core::SegmentTraits::beginNames().size() * kinds; }
    std::size_t insideAt() const { return endAt() + core::SegmentTraits::endNames().size() * kinds; }
    std::size_t followAt() const { return insideAt() + core::SegmentTraits::insideNames().size() * kinds; }
    std::size_t size() const { return followAt() + kinds * kinds; }

    SemiMarkovModel::Member member(const std::vector<double>& x) const
    {
        SemiMarkovModel::Member out;
        std::size_t at = 0;
        const auto take = [&](auto& rows) {
            for (auto& row : rows)
                for (float& weight : row)
                    weight = static_cast<float>(x[at++]);
        };
        take(out.begin), take(out.end), take(out.inside), take(out.follow);
        return out;
    }
};

/// Negative log likelihood of one sample; adds its gradient.
inline double loss(const WholeSample& sample, const SemiMarkovModel::Member& member, const MemberParameters& p, std::vector<double>& g)
{
    constexpr std::size_t kinds = MemberParameters::kinds;
    const auto numbers = [](const std::vector<float>& all, std::size_t at, std::size_t width) { return std::span(all).subspan(at * width, width); };
    const std::size_t nb = member.begin.size(), ne = member.end.size(), ni = member.inside.size();
    std::vector<ByKind> scores(sample.segments()), beginScores(sample.count()), endScores(sample.count());
    for (std::size_t place = 0; place < sample.count(); ++place) {
        weigh(numbers(sample.begins, place, nb), member.begin, beginScores[place]);
        weigh(numbers(sample.ends, place, ne), member.end, endScores[place]);
    }
    for (std::size_t place = 0; place < sample.count(); ++place)
        for (std::size_t s = sample.row(place); s < sample.row(place + 1); ++s) {
            for (std::size_t k = 0; k < kinds; ++k)
                scores[s][k] = beginScores[place][k] + endScores[place + s - sample.row(place)][k];
            weigh(numbers(sample.insides, s, ni), member.inside, scores[s]);
        }
    const SemiMarkovSums sums = sumSegmentations(sample.count(), member.follow, [&](std::size_t place) {
        return std::span<const ByKind>(scores).subspan(sample.row(place), sample.row(place + 1) - sample.row(place));
    });

    const float w = static_cast<float>(sample.weight());
    std::vector<ByKind> wanted(sample.segments()); // how much likelier each segment should be
    for (std::size_t place = 0; place < sample.count(); ++place)
        for (std::size_t s = sample.row(place); s < sample.row(place + 1); ++s)
            for (std::size_t k = 0; k < kinds; ++k)
                wanted[s][k] = -w * likelihoodOf(sums.into[place][k] + static_cast<double>(scores[s][k]) + sums.behind[place + 1 + s - sample.row(place)][k] - sums.partition);
    double gold = 0;
    const WholeSample::GoldSegment* before = nullptr;
    for (const WholeSample::GoldSegment& segment : sample.gold()) {
        const std::size_t s = sample.row(segment.begin) + segment.end - segment.begin - 1;
        gold += static_cast<double>(scores[s][segment.kind]);
        wanted[s][segment.kind] += w;
        if (before != nullptr) {
            gold += static_cast<double>(member.follow[before->kind][segment.kind]);
            g[p.followAt() + before->kind * kinds + segment.kind] -= static_cast<double>(w);
        }
        before = &segment;
    }
    for (std::size_t place = 1; place < sample.count(); ++place)
        for (std::size_t from = 0; from < kinds; ++from)
            for (std::size_t to = 0; to < kinds; ++to)
                if (core::mayFollow(from, to))
                    g[p.followAt() + from * kinds + to] += static_cast<double>(w * likelihoodOf(sums.upTo[place][from] + static_cast<double>(member.follow[from][to]) + sums.onward[place][to] - sums.partition));

    std::vector<ByKind> begin(sample.count()), end(sample.count()), inside(ni);
    const auto spread = [](std::span<const float> n, const ByKind& want, auto&& at) {
        for (std::size_t i = 0; i < n.size(); ++i)
            for (std::size_t k = 0; k < kinds; ++k)
                at(i, k, n[i] * want[k]);
    };
    for (std::size_t place = 0; place < sample.count(); ++place)
        for (std::size_t s = sample.row(place); s < sample.row(place + 1); ++s) {
            for (std::size_t k = 0; k < kinds; ++k) {
                begin[place][k] += wanted[s][k];
                end[place + s - sample.row(place)][k] += wanted[s][k];
            }
            spread(numbers(sample.insides, s, ni), wanted[s], [&inside](std::size_t i, std::size_t k, float v) { inside[i][k] += v; });
        }
    for (std::size_t i = 0; i < ni; ++i)
        for (std::size_t k = 0; k < kinds; ++k)
            g[p.insideAt() + i * kinds + k] -= static_cast<double>(inside[i][k]);
    for (std::size_t place = 0; place < sample.count(); ++place) {
        spread(numbers(sample.begins, place, nb), begin[place], [&g](std::size_t i, std::size_t k, float v) { g[i * kinds + k] -= static_cast<double>(v); });
        spread(numbers(sample.ends, place, ne), end[place], [&](std::size_t i, std::size_t k, float v) { g[p.endAt() + i * kinds + k] -= static_cast<double>(v); });
    }
    return sample.weight() * (sums.partition - gold);
}

inline SemiMarkovModel::Member trainMember(const std::vector<WholeSample>& samples, double l2, int rounds)
{
    const MemberParameters p;
    const std::vector<double> x = minimise(p.size(), rounds, [&](const std::vector<double>& at, std::vector<double>& g) {
        std::fill(g.begin(), g.end(), 0.0);
        const SemiMarkovModel::Member member = p.member(at);
        double sum = 0;
        for (const WholeSample& sample : samples)
            if (sample.usable())
                sum += loss(sample, member, p, g);
        for (std::size_t i = 0; i < at.size(); ++i) {
            const double penalty = i < p.followAt() ? l2 : 0.3;
            sum += penalty * at[i] * at[i] / 2;
            g[i] += penalty * at[i];
        }
        return sum;
    });
    return p.member(x);
}

/// **Input** `first`: of each sample, by a model that has not seen its problem.
inline SemiMarkovModel trainSecond(const std::vector<const Sample*>& samples, const std::vector<Posterior>& first, const Settings& settings)
{
    std::vector<WholeSample> whole;
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (!samples[i]->copy || settings.secondCopies)
            whole.emplace_back(*samples[i], first[i]);
    std::vector<SemiMarkovModel::Member> members(settings.secondL2.size());
    inParallel(static_cast<int>(members.size()), [&](int at) {
        const auto member = static_cast<std::size_t>(at);
        members[member] = trainMember(whole, settings.secondL2[member], settings.secondRounds);
    });
    return SemiMarkovModel(std::move(members));
}

} // namespace bench
