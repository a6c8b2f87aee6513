#include "core/trace/segment_scores.h"

#include <bit>

namespace core {

namespace {

constexpr std::size_t kinds = RunState::kinds;

void addTo(ByKind& sum, const ByKind& row, float factor = 1)
{
    for (std::size_t k = 0; k < kinds; ++k)
        sum[k] += factor * row[k];
}

/// What the units between a place and the next one add to segments that hold them.
struct Gap
{
    ByKind shares{}; ///< to be divided by the units
    ByKind text{};   ///< to be divided by the bytes
    ByKind passed{}; ///< when the segment begins before the place
    MarkerSet markers = 0;
    std::uint8_t traits = 0; ///< a bit for each of InsideAt::some
};
static_assert(InsideAt::some.size() <= 8);

Gap gapOf(const SegmentSums& sums, const SegmentPlaces::Chance& chance, const std::vector<ByKind>& weights)
{
    Gap gap;
    for (std::size_t t = 0; t < sums.traits.size(); ++t)
        if (sums.traits[t] > 0)
            addTo(gap.shares, weights[InsideAt::share + t], sums.traits[t]);
    for (std::size_t m = 0; m < markerCount; ++m)
        if (sums.markers[m] > 0) {
            addTo(gap.shares, weights[InsideAt::saysShare + m], sums.markers[m]);
            gap.markers |= MarkerSet{1} << m;
        }
    for (std::size_t k = 0; k < kinds; ++k) {
        addTo(gap.text, weights[InsideAt::text + k], sums.kind[k]);
        addTo(gap.passed, weights[InsideAt::passed + k], chance.logNoneOf[k] * InsideAt::third);
    }
    addTo(gap.passed, weights[InsideAt::passedAny], chance.logNone * InsideAt::third);
    for (std::size_t t = 0; t < InsideAt::some.size(); ++t)
        gap.traits |= static_cast<std::uint8_t>((sums.count(InsideAt::some[t]) > 0 ? 1U : 0U) << t);
    return gap;
}

/// Scores of what is inside a segment that begins at a place, as it grows.
class GrowingSegment
{
public:
    GrowingSegment(const std::vector<ByKind>& weights, const UnitView& first) : m_weights(weights)
    {
        constexpr auto at = [](Trait trait) { return std::find(InsideAt::some.begin(), InsideAt::some.end(), trait) - InsideAt::some.begin(); };
        m_firsts[static_cast<std::size_t>(at(Trait::ResultHere))] = first.has(Trait::ResultSeen) ? 0 : InsideAt::firstResult;
        m_firsts[static_cast<std::size_t>(at(Trait::FinalHere))] = first.has(Trait::FinalSeen) ? 0 : InsideAt::firstFinal;
        m_firsts[static_cast<std::size_t>(at(Trait::StatesStrong))] = first.has(Trait::AnsweredNever) ? InsideAt::firstAnswer : 0;
    }

    void grow(const Gap& gap, const SegmentSums& sums)
    {
        if (m_units > 0)
            addTo(m_found, gap.passed);
        m_units += sums.units;
        m_bytes += sums.bytes;
        addTo(m_shares, gap.shares);
        addTo(m_text, gap.text);
        for (std::size_t k = 0; k < kinds; ++k)
            m_kind[k] += sums.kind[k];
        for (MarkerSet fresh = gap.markers & ~m_markers; fresh != 0; fresh &= fresh - 1)
            addTo(m_found, m_weights[InsideAt::says + static_cast<std::size_t>(std::countr_zero(fresh))], InsideAt::saysValue);
        m_markers |= gap.markers;
        for (unsigned here = gap.traits; here != 0; here &= here - 1)
            count(static_cast<std::size_t>(std::countr_zero(here)), sums);
    }

    [[nodiscard]] ByKind score() const
    {
        ByKind sum = m_found;
        const LengthPlace length = placeOfLength(m_bytes);
        addTo(sum, m_weights[InsideAt::length + length.knot], 1 - length.next);
        addTo(sum, m_weights[InsideAt::length + length.knot + 1], length.next);
        for (std::size_t k = 0; k < kinds; ++k)
            addTo(sum, m_weights[InsideAt::textOdds + k], thirdOfLogOdds(m_kind[k] / m_bytes));
        addTo(sum, m_text, 1 / m_bytes);
        addTo(sum, m_shares, 1 / m_units);
        return sum;
    }

private:
    void count(std::size_t trait, const SegmentSums& sums)
    {
        constexpr float several = InsideAt::severalFrom;
        const float before = m_counts[trait];
        const float now = before + sums.count(InsideAt::some[trait]);
        m_counts[trait] = now;
        if (before == 0) {
            addTo(m_found, m_weights[InsideAt::one + trait]);
            if (m_firsts[trait] != 0)
                addTo(m_found, m_weights[m_firsts[trait]]);
        }
        if (before < several && now >= several)
            addTo(m_found, m_weights[InsideAt::several + trait]);
    }

    const std::vector<ByKind>& m_weights;
    std::array<std::size_t, InsideAt::some.size()> m_firsts{}; ///< the number that says that it is the first of the text; 0: none
    std::array<float, InsideAt::some.size()> m_counts{};
    MarkerSet m_markers = 0;
    float m_units = 0;
    float m_bytes = 0;
    ByKind m_kind{}; ///< bytes
    ByKind m_shares{}, m_text{}, m_found{};
};

} // namespace

SegmentScores::SegmentScores(const SegmentTraits& traits, const SemiMarkovModel::Member& member)
{
    const SegmentPlaces& places = traits.places();
    const std::size_t count = places.count();
    std::size_t segments = 0;
    for (std::size_t place = 0; place < count; ++place)
        segments += places.segmentsFrom(place);
    m_scores.reserve(segments);
    std::vector<ByKind> ends(count + 1);
    std::vector<Gap> gaps;
    gaps.reserve(count);
    std::vector<float> numbers;
    for (std::size_t place = 0; place < count; ++place) {
        numbers.clear();
        traits.end(place + 1, numbers);
        weigh(numbers, member.end, ends[place + 1]);
        gaps.push_back(gapOf(traits.gap(place), places.chance(place), member.inside));
    }
    for (std::size_t place = 0; place < count; ++place) {
        m_rows.push_back(m_scores.size());
        numbers.clear();
        traits.begin(place, numbers);
        ByKind begin{};
        weigh(numbers, member.begin, begin);
        GrowingSegment segment(member.inside, traits.unit(place));
        for (std::size_t last = place; last < place + places.segmentsFrom(place); ++last) {
            segment.grow(gaps[last], traits.gap(last));
            ByKind& score = m_scores.emplace_back(begin);
            addTo(score, ends[last + 1]);
            addTo(score, segment.score());
        }
    }
    m_rows.push_back(m_scores.size());
}

} // namespace core
