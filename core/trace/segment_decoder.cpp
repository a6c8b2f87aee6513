#include "core/trace/segment_decoder.h"

#include "core/trace/wide_numbers.h"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace core {

namespace {

constexpr std::size_t kinds = RunState::kinds;
constexpr auto approach = static_cast<std::size_t>(Kind::Approach);
constexpr std::size_t widestReach = 110; ///< bytes
constexpr float never = -1e30F;
using WholeNumbers = WideNumbers<std::int32_t>;
using Counters = WideNumbers<std::uint32_t>; ///< they wrap around
using ByKind = std::array<float, kinds>;

/// How far from a boundary another place is as good as it, in bytes: less in a short trace, whose segments are short too.
std::size_t reachIn(std::span<const UnitView> views)
{
    constexpr std::size_t narrowest = 10;
    const std::size_t size = views.empty() ? 0 : views.back().unit.span.end - views.front().unit.span.begin;
    return std::clamp(size / 20, narrowest, widestReach);
}

/// How likely boundaries are in stretches of units, of each kind and of any. Only the last units that were taken are
/// remembered: a stretch is never longer. Whole numbers, so that sums of stretches are exact differences of sums.
class StartMass
{
public:
    static constexpr std::size_t any = kinds; ///< lane

    void take(std::span<const ByKind> starts, std::size_t unit)
    {
        Wide likely = lanesOf(starts, unit);
        likely[any] = 0;
        for (const float p : starts[unit])
            likely[any] += p;
        const Counters& before = at(m_taken);
        Counters& after = m_sums[++m_taken % m_sums.size()];
        eachLane([&](std::size_t l) { after[l] = before[l] + static_cast<std::uint32_t>(static_cast<std::int32_t>(likely[l] * one + 0.5F)); });
    }
    [[nodiscard]] float anyOf(std::size_t begin, std::size_t end) const { return likelihood(at(end)[any], at(begin)[any]); }
    /// Of each kind, and of any.
    [[nodiscard]] Wide of(std::size_t begin, std::size_t end) const
    {
        const Counters& after = at(end);
        const Counters& before = at(begin);
        Wide out;
        eachLane([&](std::size_t l) { out[l] = likelihood(after[l], before[l]); });
        return out;
    }

private:
    static constexpr float one = 1 << 23; ///< so that a stretch adds up to less than 2^31
    static float likelihood(std::uint32_t after, std::uint32_t before)
    {
        const float sum = static_cast<float>(static_cast<std::int32_t>(after - before)) * (1 / one);
        return sum < 1 ? sum : 1;
    }
    [[nodiscard]] const Counters& at(std::size_t unit) const { return m_sums[unit % m_sums.size()]; }

    std::array<Counters, std::bit_ceil(2 * widestReach + 4)> m_sums{}; ///< of all units before; a unit has a byte or more
    std::size_t m_taken = 0;
};

/// Dynamic programming over the kind of the segment that runs; of each kind the best one is kept.
class Decoder
{
public:
    Decoder(std::span<const UnitView> views, const Posterior& posterior, const DecodeWeights& weights)
        : m_views(views), m_posterior(posterior), m_weights(weights), m_reach(reachIn(views))
    {
        m_end.reserve(views.size());
        m_runs.reserve(views.size());
        for (std::size_t from = 0; from < kinds; ++from)
            for (std::size_t to = 0; to < kinds; ++to)
                m_parting[from][to] = !mayFollow(from, to) ? -never : from == approach && to == approach ? static_cast<float>(weights.another) : 0;
    }

    std::vector<Opening> run()
    {
        std::size_t end = 0;
        for (std::size_t i = 0; i < m_views.size(); ++i) {
            const std::size_t at = m_views[i].unit.span.begin;
            for (; end < m_views.size() && m_views[end].unit.span.begin <= at + m_reach; ++end)
                m_mass.take(m_posterior.starts, end);
            while (m_views[m_first].unit.span.begin + m_reach < at)
                ++m_first;
            m_end.push_back(static_cast<std::uint32_t>(end));
            step(i);
        }
        return trace();
    }

private:
    /// The best segment of a kind that runs through a unit: where it begins, and the kind of the one before.
    static std::int32_t runOf(std::size_t begin, std::int32_t before) { return static_cast<std::int32_t>(begin << 3) | before; }
    static std::size_t beginOf(std::int32_t run) { return static_cast<std::uint32_t>(run) >> 3; }
    static std::size_t kindBefore(std::int32_t run) { return static_cast<std::size_t>(run & 7); }

    /// Of what a boundary at the unit that is looked at counts, which is `any`, the share that the one at unit `before` has
    /// counted already.
    float countedTwice(std::size_t before, float any) const
    {
        if (before == 0 || m_end[before] <= m_first || any <= 0)
            return 0;
        return std::min(1.0F, static_cast<float>(m_weights.twice) * m_mass.anyOf(m_first, m_end[before]) / any);
    }

    DLCOT_WIDE void step(std::size_t i);

    std::vector<Opening> trace() const
    {
        std::vector<Opening> openings;
        if (m_views.empty())
            return openings;
        std::size_t kind = approach;
        for (std::size_t k = kind + 1; k < kinds; ++k)
            if (mayEnd(k) && m_best[k] > m_best[kind])
                kind = k;
        for (std::size_t unit = m_views.size(); unit-- > 0;) {
            const std::int32_t run = m_runs[unit][kind];
            unit = beginOf(run);
            openings.push_back({unit, static_cast<Kind>(kind)});
            kind = kindBefore(run);
        }
        std::reverse(openings.begin(), openings.end());
        return openings;
    }

    std::span<const UnitView> m_views;
    const Posterior& m_posterior;
    const DecodeWeights& m_weights;
    StartMass m_mass;
    std::size_t m_reach;
    std::size_t m_first = 0;          ///< the first unit within reach before the one that is looked at
    std::vector<std::uint32_t> m_end; ///< by unit, one past the last unit within reach behind it
    std::vector<WholeNumbers> m_runs; ///< by unit and kind
    std::array<Wide, kinds> m_parting; ///< what it costs that a kind follows another: by kind before
    Wide m_best;                       ///< worth of the best segmentation by kind of its last segment, less that of the best one of all
};

DLCOT_WIDE void Decoder::step(std::size_t i)
{
    const Wide starts = lanesOf(std::span<const ByKind>(m_posterior.starts), i);
    const Wide stays = lanesOf(std::span<const ByKind>(m_posterior.stays), i);
    Wide opened;
    WholeNumbers runs;
    if (i == 0) {
        for (std::size_t l = 0; l < lanes; ++l)
            m_best[l] = l < kinds && mayBegin(l) ? starts[l] : never;
    } else {
        runs = m_runs[i - 1];
        const Wide mass = m_mass.of(m_first, m_end[i]); // of each kind within reach
        const float any = mass[StartMass::any];
        const float sameKind = static_cast<float>(m_weights.sameKind);
        Wide worth;
        eachLane([&](std::size_t l) { worth[l] = (1 - sameKind) * any + sameKind * mass[l]; });
        opened.at.fill(2 * never);
        WholeNumbers before;
        for (std::size_t from = 0; from < kinds; ++from) {
            const float best = m_best[from], twice = countedTwice(beginOf(runs[from]), any);
            const Wide& parting = m_parting[from];
            const auto kind = static_cast<std::int32_t>(from);
            eachLane([&](std::size_t l) {
                const float value = best - worth[l] * twice - parting[l];
                before[l] = value > opened[l] ? kind : before[l];
                opened[l] = value > opened[l] ? value : opened[l];
            });
        }
        const float exact = static_cast<float>(m_weights.exact), threshold = static_cast<float>(m_weights.threshold);
        const std::int32_t begun = runOf(i, 0);
        eachLane([&](std::size_t l) {
            const float value = opened[l] + worth[l] + exact * starts[l] - threshold;
            runs[l] = value > m_best[l] ? begun | before[l] : runs[l];
            m_best[l] = value > m_best[l] ? value : m_best[l];
        });
    }
    const float text = static_cast<float>(m_weights.text) * static_cast<float>(m_views[i].unit.span.size()) / 100;
    Wide worth;
    worth.at.fill(text);
    worth[approach] *= static_cast<float>(m_weights.approach);
    eachLane([&](std::size_t l) { m_best[l] += worth[l] * (starts[l] + stays[l]); });
    const float most = *std::max_element(m_best.at.begin(), m_best.at.begin() + kinds);
    eachLane([&](std::size_t l) { m_best[l] -= most; }); // sums stay small, so that small differences count
    m_runs.push_back(runs);
}

/// Moves each boundary to the likeliest place within its reach: the decoder takes one that sees many likely ones around,
/// a reader the one where the text turns.
void settle(std::vector<Opening>& openings, std::span<const UnitView> views, const Posterior& posterior)
{
    const std::size_t reach = reachIn(views);
    for (std::size_t i = 1; i < openings.size(); ++i) {
        const std::size_t kind = static_cast<std::size_t>(openings[i].kind);
        const std::size_t at = views[openings[i].unit].unit.span.begin;
        const std::size_t end = i + 1 < openings.size() ? openings[i + 1].unit : views.size();
        std::size_t best = openings[i].unit;
        const auto consider = [&](std::size_t unit) {
            if (posterior.starts[unit][kind] > posterior.starts[best][kind])
                best = unit;
        };
        for (std::size_t u = openings[i].unit; u > openings[i - 1].unit + 1 && views[u - 1].unit.span.begin + reach >= at; --u)
            consider(u - 1);
        for (std::size_t u = openings[i].unit + 1; u < end && views[u].unit.span.begin <= at + reach; ++u)
            consider(u);
        openings[i].unit = best;
    }
}

} // namespace

std::vector<Opening> decodeExpected(std::span<const UnitView> views, const Posterior& posterior,
                                    const DecodeWeights& weights)
{
    std::vector<Opening> openings = Decoder(views, posterior, weights).run();
    settle(openings, views, posterior);
    return openings;
}

} // namespace core
