#include "core/trace/segment_likelihoods.h"

#include <cmath>

namespace core {

namespace {

constexpr std::size_t kinds = RunState::kinds;

float sumOf(const Wide& row)
{
    float sum = 0;
    for (std::size_t k = 0; k < kinds; ++k)
        sum += row[k];
    return sum;
}

/// Forward and backward over whole segments. What ends at a place is scaled so that it sums to 1; scores are taken against
/// the logarithms of the scales, and are factors from then on.
class Sums
{
public:
    Sums(std::span<const std::size_t> rows, KindRows& scores, const FollowFactors& follow)
        : m_rows(rows), m_scores(scores), m_follow(follow), m_places(rows.size())
    {
    }

    DLCOT_WIDE void forwards();
    DLCOT_WIDE void backwards(SegmentLikelihoods& out);

private:
    struct Place
    {
        Wide into; ///< what leads to the begin of a segment of each kind
        Wide upTo; ///< what ends there with a segment of each kind
        Wide onward; ///< what follows a segment of each kind that ends there, by the scale
        double base = 0; ///< the logarithm by which `into` and `upTo` are scaled
        float scale = 1; ///< of what the factors of segments that end there add up to
    };

    /// The row of the segment from a place to a later one.
    [[nodiscard]] std::size_t segment(std::size_t from, std::size_t to) const { return m_rows[from] + to - from - 1; }

    std::span<const std::size_t> m_rows;
    KindRows& m_scores;
    const FollowFactors& m_follow;
    std::vector<Place> m_places;
    std::vector<float> m_offsets; ///< of the places from which segments end at the one that is looked at
};

DLCOT_WIDE void Sums::forwards()
{
    for (std::size_t k = 0; k < kinds; ++k)
        m_places.front().into[k] = mayBegin(k) ? 1.0F : 0.0F;
    std::size_t first = 0;
    m_offsets.resize(m_places.size());
    for (std::size_t to = 1; to < m_places.size(); ++to) {
        while (first + m_rows[first + 1] - m_rows[first] < to)
            ++first;
        const double base = m_places[to - 1].base;
        Wide most;
        most.at.fill(-1e30F);
        for (std::size_t from = first; from < to; ++from) {
            const float offset = m_offsets[from] = static_cast<float>(m_places[from].base - base);
            const float* const score = m_scores[segment(from, to)];
            eachLane([&](std::size_t l) {
                const float all = score[l] + offset;
                most[l] = most[l] > all ? most[l] : all;
            });
        }
        const float greatest = *std::max_element(most.at.begin(), most.at.begin() + kinds);
        Wide sums;
        for (std::size_t from = first; from < to; ++from) {
            const float less = greatest - m_offsets[from];
            const std::size_t row = segment(from, to);
            const float* const score = m_scores[row];
            Wide factors;
            const Wide& into = m_places[from].into;
            eachLane([&](std::size_t l) {
                const float factor = power(score[l] - less);
                factors[l] = factor;
                sums[l] += factor * into[l];
            });
            m_scores.set(row, factors);
        }
        Place& place = m_places[to];
        const float sum = sumOf(sums);
        place.scale = sum > 0 ? 1 / sum : 1;
        place.base = base + static_cast<double>(greatest + logarithm(sum > 0 ? sum : 1));
        eachLane([&](std::size_t l) { place.upTo[l] = sums[l] * place.scale; });
        for (std::size_t k = 0; k < kinds; ++k)
            addTo(place.into, m_follow.behind[k], place.upTo[k]);
    }
}

DLCOT_WIDE void Sums::backwards(SegmentLikelihoods& out)
{
    const std::size_t count = m_places.size() - 1;
    Place& end = m_places[count];
    float all = 0;
    for (std::size_t k = 0; k < kinds; ++k)
        all += mayEnd(k) ? end.upTo[k] : 0;
    for (std::size_t k = 0; k < kinds; ++k)
        end.onward[k] = mayEnd(k) && all > 0 ? end.scale / all : 0;
    for (std::size_t from = count; from-- > 0;) {
        Wide onward;
        for (std::size_t s = m_rows[from]; s < m_rows[from + 1]; ++s) {
            const float* const factor = m_scores[s];
            const Wide& behind = m_places[from + 1 + s - m_rows[from]].onward;
            eachLane([&](std::size_t l) { onward[l] += factor[l] * behind[l]; });
        }
        Place& place = m_places[from];
        Wide behind;
        for (std::size_t k = 0; k < kinds; ++k)
            addTo(behind, m_follow.before[k], onward[k]);
        Wide begun, ended;
        eachLane([&](std::size_t l) {
            begun[l] = place.into[l] * onward[l];
            ended[l] = place.upTo[l] * behind[l];
            place.onward[l] = behind[l] * place.scale;
        });
        out.begun.set(from, begun);
        out.ended.set(from, ended);
    }
}

} // namespace

FollowFactors::FollowFactors(const KindPairs& scores)
{
    for (std::size_t from = 0; from < kinds; ++from)
        for (std::size_t to = 0; to < kinds; ++to)
            behind[from][to] = before[to][from] = mayFollow(from, to) ? std::exp(scores[from][to]) : 0;
}

SegmentLikelihoods::SegmentLikelihoods(std::span<const std::size_t> rows, KindRows& scores, const FollowFactors& follow)
    : begun(rows.size() - 1), ended(rows.size() - 1)
{
    Sums sums(rows, scores, follow);
    sums.forwards();
    sums.backwards(*this);
}

} // namespace core
