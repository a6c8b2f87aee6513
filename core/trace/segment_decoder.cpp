#include "core/trace/segment_decoder.h"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace core {

namespace {

constexpr std::size_t kinds = RunState::kinds;
constexpr auto approach = static_cast<std::size_t>(Kind::Approach);
constexpr std::size_t widestReach = 110; ///< bytes
constexpr double never = -1e100;
using Worth = std::array<double, kinds>;

/// How far from a boundary another place is as good as it, in bytes: less in a short trace, whose segments are short too.
std::size_t reachIn(std::span<const UnitView> views)
{
    constexpr std::size_t narrowest = 10;
    const std::size_t size = views.empty() ? 0 : views.back().unit.span.end - views.front().unit.span.begin;
    return std::clamp(size / 20, narrowest, widestReach);
}

/// How likely boundaries are in stretches of units, of any kind and of each kind. Only the last units that were taken are
/// remembered: a stretch is never longer.
class StartMass
{
public:
    explicit StartMass(const Posterior& posterior) : m_posterior(posterior) {}

    /// Takes the units before `end`.
    void take(std::size_t end)
    {
        for (; m_taken < end; ++m_taken) {
            const Sums& before = m_sums[m_taken % m_sums.size()];
            Sums& after = m_sums[(m_taken + 1) % m_sums.size()];
            after.any = before.any;
            for (std::size_t k = 0; k < kinds; ++k) {
                const double p = static_cast<double>(m_posterior.starts[m_taken][k]);
                after.any += p;
                after.of[k] = before.of[k] + p;
            }
        }
    }
    [[nodiscard]] double any(std::size_t begin, std::size_t end) const { return std::min(at(end).any - at(begin).any, 1.0); }
    [[nodiscard]] double of(std::size_t kind, std::size_t begin, std::size_t end) const { return std::min(at(end).of[kind] - at(begin).of[kind], 1.0); }

private:
    struct Sums ///< of all units before
    {
        double any = 0;
        Worth of{};
    };
    [[nodiscard]] const Sums& at(std::size_t unit) const { return m_sums[unit % m_sums.size()]; }

    const Posterior& m_posterior;
    std::array<Sums, std::bit_ceil(2 * widestReach + 4)> m_sums{}; ///< a unit has a byte or more
    std::size_t m_taken = 0;
};

/// Dynamic programming over the kind of the segment that runs; of each kind the best one is kept.
class Decoder
{
public:
    Decoder(std::span<const UnitView> views, const Posterior& posterior, const DecodeWeights& weights)
        : m_views(views), m_posterior(posterior), m_weights(weights), m_mass(posterior), m_reach(reachIn(views)),
          m_end(views.size()), m_steps(views.size())
    {
    }

    std::vector<Opening> run()
    {
        std::size_t end = 0;
        for (std::size_t i = 0; i < m_views.size(); ++i) {
            const std::size_t at = m_views[i].unit.span.begin;
            while (end < m_views.size() && m_views[end].unit.span.begin <= at + m_reach)
                ++end;
            while (m_views[m_first].unit.span.begin + m_reach < at)
                ++m_first;
            m_end[i] = static_cast<std::uint32_t>(end);
            m_mass.take(end);
            step(i);
        }
        return trace();
    }

private:
    struct Step
    {
        std::array<std::uint32_t, kinds> begunAt{}; ///< of the best segment of that kind that runs through the unit
        std::array<std::uint8_t, kinds> before{}; ///< kind of the segment before that one
    };

    double textWorth(std::size_t unit, std::size_t kind) const
    {
        const double p = static_cast<double>(m_posterior.starts[unit][kind] + m_posterior.stays[unit][kind]);
        return m_weights.text * p * static_cast<double>(m_views[unit].unit.span.size()) / 100;
    }

    /// Of a boundary at unit `i`, which is looked at, by its kind: how likely one is within its reach, and one of its kind.
    Worth massWorths(std::size_t i, double any) const
    {
        Worth out;
        for (std::size_t k = 0; k < kinds; ++k)
            out[k] = (1 - m_weights.sameKind) * any + m_weights.sameKind * m_mass.of(k, m_first, m_end[i]);
        return out;
    }

    double startWorth(std::size_t unit, std::size_t kind, double mass) const
    {
        return mass + m_weights.exact * static_cast<double>(m_posterior.starts[unit][kind]) - m_weights.threshold;
    }

    /// Of what a boundary at the unit that is looked at counts, which is `any`, the share that the one at unit `before` has
    /// counted already.
    double countedTwice(std::size_t before, double any) const
    {
        if (before == 0 || m_end[before] <= m_first || any <= 0)
            return 0;
        return std::min(1.0, m_weights.twice * m_mass.any(m_first, m_end[before]) / any);
    }

    /// The best worth with which a unit can be reached so that a segment of `kind` may begin, less the shares `twice` of
    /// `mass`, which two close boundaries count twice, and what parts two approaches; sets the kind before.
    double bestBefore(double mass, const Worth& twice, std::size_t kind, std::size_t& before) const
    {
        double best = 2 * never;
        for (std::size_t k = 0; k < kinds; ++k) {
            if (!mayFollow(k, kind))
                continue;
            const double value = m_best[k] - mass * twice[k] - (k == approach && kind == approach ? m_weights.another : 0);
            if (value > best) {
                best = value;
                before = k;
            }
        }
        return best;
    }

    void step(std::size_t i)
    {
        Step& now = m_steps[i];
        const double any = m_mass.any(m_first, m_end[i]);
        const Worth mass = massWorths(i, any);
        Worth twice{}; // by kind of the segment before
        for (std::size_t k = 0; i > 0 && k < kinds; ++k)
            twice[k] = countedTwice(m_steps[i - 1].begunAt[k], any);
        for (std::size_t k = 0; k < kinds; ++k) {
            std::size_t before = 0;
            double opened = mayBegin(k) ? static_cast<double>(m_posterior.starts[0][k]) : never;
            if (i > 0)
                opened = bestBefore(mass[k], twice, k, before) + startWorth(i, k, mass[k]);
            const double stayed = i == 0 ? never : m_best[k];
            const bool opens = i == 0 || opened > stayed;
            m_next[k] = std::max(opened, stayed) + textWorth(i, k);
            now.begunAt[k] = opens ? static_cast<std::uint32_t>(i) : m_steps[i - 1].begunAt[k];
            now.before[k] = opens ? static_cast<std::uint8_t>(before) : m_steps[i - 1].before[k];
        }
        m_best = m_next;
    }

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
            const Step& step = m_steps[unit];
            unit = step.begunAt[kind];
            openings.push_back({unit, static_cast<Kind>(kind)});
            kind = step.before[kind];
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
    std::vector<Step> m_steps;
    Worth m_best{};
    Worth m_next{};
};

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
