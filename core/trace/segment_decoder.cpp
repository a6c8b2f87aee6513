#include "core/trace/segment_decoder.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t kinds = RunState::kinds;
constexpr std::size_t reach = 110; ///< bytes
constexpr double never = -1e100;
using Worth = std::array<double, kinds>;

/// By unit: how likely a boundary is within reach, of any kind and of each kind.
struct NearStarts
{
    std::vector<double> any;
    std::vector<Worth> of;
};

NearStarts nearStarts(std::span<const UnitView> views, const Posterior& posterior)
{
    const std::size_t n = views.size();
    NearStarts sums{std::vector<double>(n), std::vector<Worth>(n)};
    double any = 0;
    Worth of{};
    const auto add = [&](std::size_t unit, double sign) {
        for (std::size_t k = 0; k < kinds; ++k) {
            const double p = sign * static_cast<double>(posterior.starts[unit][k]);
            any += p;
            of[k] += p;
        }
    };
    std::size_t begin = 0;
    std::size_t end = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t at = views[i].unit.span.begin;
        for (; end < n && views[end].unit.span.begin <= at + reach; ++end)
            add(end, 1);
        for (; views[begin].unit.span.begin + reach < at; ++begin)
            add(begin, -1);
        sums.any[i] = std::min(any, 1.0);
        for (std::size_t k = 0; k < kinds; ++k)
            sums.of[i][k] = std::min(of[k], 1.0);
    }
    return sums;
}

/// Dynamic programming over two states a kind: younger than the reach, and older.
class Decoder
{
public:
    Decoder(std::span<const UnitView> views, const Posterior& posterior, const DecodeWeights& weights)
        : m_views(views), m_posterior(posterior), m_weights(weights), m_near(nearStarts(views, posterior)),
          m_steps(views.size())
    {
    }

    std::vector<Opening> run()
    {
        for (std::size_t i = 0; i < m_views.size(); ++i)
            step(i);
        return trace();
    }

private:
    struct Step
    {
        std::array<std::size_t, kinds> begunAt{}; ///< of the best segment of that kind that runs through the unit
        std::array<std::uint8_t, kinds> before{}; ///< kind of the segment before that one
    };

    double textWorth(std::size_t unit, std::size_t kind) const
    {
        const double p = static_cast<double>(m_posterior.starts[unit][kind] + m_posterior.stays[unit][kind]);
        return m_weights.text * p * static_cast<double>(m_views[unit].unit.span.size()) / 100;
    }

    double startWorth(std::size_t unit, std::size_t kind) const
    {
        return (1 - m_weights.sameKind) * m_near.any[unit] + m_weights.sameKind * m_near.of[unit][kind] +
               m_weights.exact * static_cast<double>(m_posterior.starts[unit][kind]) - m_weights.threshold;
    }

    /// The best worth with which unit `i` can be reached (less what two close boundaries count twice) so that a segment of `kind` may begin; sets the kind before.
    double bestBefore(std::size_t i, std::size_t kind, std::size_t& before) const
    {
        double best = 2 * never;
        for (std::size_t k = 0; k < kinds; ++k) {
            if (!mayFollow(k, kind))
                continue;
            const std::size_t begun = m_steps[i - 1].begunAt[k];
            const bool young = m_views[i].unit.span.begin - m_views[begun].unit.span.begin < 2 * reach;
            const double value = m_best[k] - (young && begun > 0 ? 1.0 : 0.0);
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
        for (std::size_t k = 0; k < kinds; ++k) {
            std::size_t before = 0;
            double opened = mayBegin(k) ? static_cast<double>(m_posterior.starts[0][k]) : never;
            if (i > 0)
                opened = bestBefore(i, k, before) + startWorth(i, k);
            const double stayed = i == 0 ? never : m_best[k];
            const bool opens = i == 0 || opened > stayed;
            m_next[k] = std::max(opened, stayed) + textWorth(i, k);
            now.begunAt[k] = opens ? i : m_steps[i - 1].begunAt[k];
            now.before[k] = opens ? static_cast<std::uint8_t>(before) : m_steps[i - 1].before[k];
        }
        m_best = m_next;
    }

    std::vector<Opening> trace() const
    {
        std::vector<Opening> openings;
        if (m_views.empty())
            return openings;
        std::size_t kind = static_cast<std::size_t>(Kind::Approach);
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
    NearStarts m_near;
    std::vector<Step> m_steps;
    Worth m_best{};
    Worth m_next{};
};

} // namespace

std::vector<Opening> decodeExpected(std::span<const UnitView> views, const Posterior& posterior,
                                    const DecodeWeights& weights)
{
    return Decoder(views, posterior, weights).run();
}

} // namespace core
