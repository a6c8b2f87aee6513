#include "core/trace/segment_scores.h"

#include <bit>

namespace core {

namespace {

constexpr std::size_t kinds = RunState::kinds;

/// Which of SegmentSums::counted the ones of InsideAt::some are.
constexpr auto somePlaces = [] {
    std::array<std::size_t, InsideAt::some.size()> places{};
    for (std::size_t t = 0; t < places.size(); ++t)
        while (SegmentSums::counted[places[t]] != InsideAt::some[t])
            ++places[t];
    return places;
}();

/// What the units between a place and the next one hold.
struct Gap
{
    MarkerSet markers = 0;
    std::uint8_t traits = 0; ///< a bit for each of InsideAt::some
};
static_assert(InsideAt::some.size() <= 8);

Gap gapOf(const SegmentSums& sums)
{
    Gap gap;
    for (std::size_t m = 0; m < markerCount; ++m)
        gap.markers |= MarkerSet{sums.markers[m] > 0} << m;
    for (std::size_t t = 0; t < InsideAt::some.size(); ++t)
        gap.traits |= static_cast<std::uint8_t>((sums.traits[somePlaces[t]] > 0 ? 1U : 0U) << t);
    return gap;
}

/// What they add to segments that hold them, as one member weighs it.
struct WeighedGap
{
    Wide shares; ///< to be divided by the units
    Wide text;   ///< to be divided by the bytes
    Wide passed; ///< when the segment begins before the place
};

/// What is inside a segment that begins at a place, as it grows.
class GrowingSegment
{
public:
    explicit GrowingSegment(const UnitView& first)
    {
        constexpr auto at = [](Trait trait) { return std::find(InsideAt::some.begin(), InsideAt::some.end(), trait) - InsideAt::some.begin(); };
        m_firsts[static_cast<std::size_t>(at(Trait::ResultHere))] = first.has(Trait::ResultSeen) ? 0 : InsideAt::firstResult;
        m_firsts[static_cast<std::size_t>(at(Trait::FinalHere))] = first.has(Trait::FinalSeen) ? 0 : InsideAt::firstFinal;
        m_firsts[static_cast<std::size_t>(at(Trait::StatesStrong))] = first.has(Trait::AnsweredNever) ? InsideAt::firstAnswer : 0;
    }

    void grow(const Gap& gap, const SegmentSums& sums)
    {
        units += sums.units;
        bytes += sums.bytes;
        m_freshEnd = 0;
        for (MarkerSet markers = gap.markers & ~m_markers; markers != 0; markers &= markers - 1)
            m_fresh[m_freshEnd++] = InsideAt::says + static_cast<std::size_t>(std::countr_zero(markers));
        m_markers |= gap.markers;
        for (unsigned here = gap.traits; here != 0; here &= here - 1)
            count(static_cast<std::size_t>(std::countr_zero(here)), sums);
        Wide logs; // of the odds of the kinds, then of the length
        for (std::size_t k = 0; k < kinds; ++k)
            m_kind[k] += sums.kind[k];
        const float each = 1 / bytes;
        eachLane([&](std::size_t l) {
            const float part = m_kind[l] * each;
            const float limited = part < leastShare ? leastShare : part > 1 - leastShare ? 1 - leastShare : part;
            logs[l] = limited / (1 - limited);
        });
        logs[kinds] = sizeOfLength(bytes);
        eachLane([&](std::size_t l) { odds[l] = logarithm(logs[l]); });
        length = placeOfSize(odds[kinds]);
    }

    /// The numbers that hold since it has grown.
    [[nodiscard]] std::span<const std::size_t> fresh() const { return std::span(m_fresh).first(m_freshEnd); }

    float units = 0;
    float bytes = 0;
    LengthPlace length;
    Wide odds; ///< logarithms, of the kinds of its text

private:
    void count(std::size_t trait, const SegmentSums& sums)
    {
        constexpr float several = InsideAt::severalFrom;
        const float before = m_counts[trait];
        const float now = before + sums.traits[somePlaces[trait]];
        m_counts[trait] = now;
        if (before == 0) {
            m_fresh[m_freshEnd++] = InsideAt::one + trait;
            if (m_firsts[trait] != 0)
                m_fresh[m_freshEnd++] = m_firsts[trait];
        }
        if (before < several && now >= several)
            m_fresh[m_freshEnd++] = InsideAt::several + trait;
    }

    std::array<std::size_t, InsideAt::some.size()> m_firsts{}; ///< the number that says that it is the first of the text; 0: none
    std::array<float, InsideAt::some.size()> m_counts{};
    std::array<std::size_t, markerCount + 3 * InsideAt::some.size()> m_fresh;
    std::size_t m_freshEnd = 0;
    MarkerSet m_markers = 0;
    Wide m_kind; ///< bytes
};

/// What one member says of a growing segment.
struct WeighedSegment
{
    Wide shares, text, found;
};

/// What the members say of the places that were looked at last and of what is behind them: of each place, of one member
/// after another. No segment runs over more places.
class WeighedPlaces
{
public:
    static constexpr std::size_t kept = std::bit_ceil(SegmentPlaces::furthest);
    explicit WeighedPlaces(std::size_t members) : m_members(members), m_begins(kept * members), m_ends(kept * members), m_gaps(kept * members) {}

    [[nodiscard]] static std::size_t at(std::size_t place) { return place % kept; }
    /// Of segments that begin at a place.
    [[nodiscard]] Wide* begins(std::size_t place) { return m_begins.data() + at(place) * m_members; }
    /// Of segments that end with what is behind a place.
    [[nodiscard]] Wide* ends(std::size_t place) { return m_ends.data() + at(place) * m_members; }
    /// Of what is behind a place.
    [[nodiscard]] WeighedGap* gaps(std::size_t place) { return m_gaps.data() + at(place) * m_members; }

private:
    std::size_t m_members;
    std::vector<Wide> m_begins;
    std::vector<Wide> m_ends;
    std::vector<WeighedGap> m_gaps;
};

/// Weighs what is behind a place and what begins and ends there.
class Scorer
{
public:
    Scorer(const SegmentTraits& traits, const SegmentWeights& weights)
        : m_traits(traits), m_weights(weights), m_members(weights.inside.members()), m_weighed(m_members)
    {
        m_sums.reserve(WeighedPlaces::kept);
    }

    /// Gives the scores of all segments that begin at `place`, to each member from `row` on.
    /// **Input** one place after another.
    void score(std::size_t place, std::size_t row, std::vector<KindRows>& scores)
    {
        for (; m_next < place + m_traits.places().segmentsFrom(place); ++m_next)
            weigh(m_next);
        scoreWeighed(place, row, scores);
    }

private:
    void weigh(std::size_t place)
    {
        m_held.clear();
        m_traits.begin(place, m_held);
        weighHeld(m_weights.begin, m_weighed.begins(place));
        m_held.clear();
        m_traits.end(place + 1, m_held);
        weighHeld(m_weights.end, m_weighed.ends(place));
        if (m_sums.size() < WeighedPlaces::kept)
            m_sums.emplace_back();
        SegmentSums& sums = m_sums[WeighedPlaces::at(place)];
        sums = m_traits.gap(place);
        m_gaps[WeighedPlaces::at(place)] = gapOf(sums);
        weighGap(place);
    }
    DLCOT_WIDE void scoreWeighed(std::size_t place, std::size_t row, std::vector<KindRows>& scores);
    DLCOT_WIDE void weighHeld(const MemberRows& weights, Wide* sums) const;
    DLCOT_WIDE void weighGap(std::size_t place);

    const SegmentTraits& m_traits;
    const SegmentWeights& m_weights;
    std::size_t m_members;
    std::size_t m_next = 0; ///< the first place that is not weighed
    WeighedPlaces m_weighed;
    std::vector<SegmentSums> m_sums;             ///< of what is behind the places that were weighed last
    std::array<Gap, WeighedPlaces::kept> m_gaps; ///< the same
    std::vector<HeldNumber> m_held;         ///< of the place that is looked at
    std::vector<WeighedSegment> m_segments; ///< by member, of the segment that grows
};

DLCOT_WIDE void Scorer::weighHeld(const MemberRows& weights, Wide* sums) const
{
    for (std::size_t m = 0; m < m_members; ++m) {
        Wide sum;
        for (const HeldNumber& held : m_held)
            addTo(sum, weights.row(held.number)[m], held.value);
        sums[m] = sum;
    }
}

DLCOT_WIDE void Scorer::weighGap(std::size_t place)
{
    const SegmentSums& sums = m_sums[WeighedPlaces::at(place)];
    const SegmentPlaces::Chance& chance = m_traits.places().chance(place);
    for (std::size_t m = 0; m < m_members; ++m) {
        WeighedGap& out = m_weighed.gaps(place)[m];
        out = {};
        const auto row = [&](std::size_t number) -> const Wide& { return m_weights.inside.row(number)[m]; };
        for (std::size_t t = 0; t < sums.traits.size(); ++t)
            if (sums.traits[t] > 0)
                addTo(out.shares, row(InsideAt::share + t), sums.traits[t]);
        for (MarkerSet markers = m_gaps[WeighedPlaces::at(place)].markers; markers != 0; markers &= markers - 1) {
            const auto marker = static_cast<std::size_t>(std::countr_zero(markers));
            addTo(out.shares, row(InsideAt::saysShare + marker), sums.markers[marker]);
        }
        for (std::size_t k = 0; k < kinds; ++k) {
            addTo(out.text, row(InsideAt::text + k), sums.kind[k]);
            addTo(out.passed, row(InsideAt::passed + k), chance.logNoneOf[k] * InsideAt::third);
        }
        addTo(out.passed, row(InsideAt::passedAny), chance.logNone * InsideAt::third);
    }
}

DLCOT_WIDE void Scorer::scoreWeighed(std::size_t place, std::size_t row, std::vector<KindRows>& scores)
{
    GrowingSegment segment(m_traits.unit(place));
    m_segments.assign(m_members, {});
    const Wide* const begins = m_weighed.begins(place);
    for (std::size_t at = 0; at < m_traits.places().segmentsFrom(place); ++at) {
        const std::size_t last = place + at;
        const Wide* const ends = m_weighed.ends(last);
        const WeighedGap* const gaps = m_weighed.gaps(last);
        segment.grow(m_gaps[WeighedPlaces::at(last)], m_sums[WeighedPlaces::at(last)]);
        const float each = 1 / segment.bytes, eachUnit = 1 / segment.units;
        for (std::size_t m = 0; m < m_members; ++m) {
            const auto weights = [&](std::size_t number) -> const Wide& { return m_weights.inside.row(number)[m]; };
            const WeighedGap& gap = gaps[m];
            WeighedSegment& weighed = m_segments[m];
            if (at > 0)
                addTo(weighed.found, gap.passed);
            addTo(weighed.shares, gap.shares);
            addTo(weighed.text, gap.text);
            for (const std::size_t number : segment.fresh())
                addTo(weighed.found, weights(number), number >= InsideAt::says && number < InsideAt::says + markerCount ? InsideAt::saysValue : 1);
            const Wide& begin = begins[m];
            const Wide& end = ends[m];
            const Wide& length = weights(InsideAt::length + segment.length.knot);
            const Wide& longer = weights(InsideAt::length + segment.length.knot + 1);
            const float next = segment.length.next;
            Wide sum;
            eachLane([&](std::size_t l) {
                sum[l] = begin[l] + end[l] + weighed.found[l] + weighed.text[l] * each + weighed.shares[l] * eachUnit + length[l] * (1 - next) + longer[l] * next;
            });
            for (std::size_t k = 0; k < kinds; ++k)
                addTo(sum, weights(InsideAt::textOdds + k), segment.odds[k] * InsideAt::third);
            scores[m].set(row + at, sum);
        }
    }
}

} // namespace

SegmentScores::SegmentScores(const SegmentTraits& traits, const SegmentWeights& weights)
{
    const SegmentPlaces& places = traits.places();
    std::size_t segments = 0;
    for (std::size_t place = 0; place < places.count(); ++place) {
        m_rows.push_back(segments);
        segments += places.segmentsFrom(place);
    }
    m_rows.push_back(segments);
    m_scores.reserve(weights.inside.members());
    for (std::size_t m = 0; m < weights.inside.members(); ++m)
        m_scores.emplace_back(segments);
    Scorer scorer(traits, weights);
    for (std::size_t place = 0; place < places.count(); ++place)
        scorer.score(place, m_rows[place], m_scores);
}

} // namespace core
