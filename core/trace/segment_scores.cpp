#include "core/trace/segment_scores.h"

#include "core/trace/number_lanes.h"

#include <bit>

namespace core {

namespace {

constexpr std::size_t kinds = RunState::kinds;

using KindSum = RowSum<kinds>;

void addTo(ByKind& sum, const ByKind& row, float factor = 1)
{
    KindSum made(sum);
    made.add(row, factor);
    sum = made.value();
}

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
        gap.traits |= static_cast<std::uint8_t>((sums.count(InsideAt::some[t]) > 0 ? 1U : 0U) << t);
    return gap;
}

/// What they add to segments that hold them, as one member weighs it.
struct WeighedGap
{
    ByKind shares{}; ///< to be divided by the units
    ByKind text{};   ///< to be divided by the bytes
    ByKind passed{}; ///< when the segment begins before the place
};

WeighedGap weighed(const Gap& gap, const SegmentSums& sums, const SegmentPlaces::Chance& chance, const std::vector<ByKind>& weights)
{
    WeighedGap out;
    for (std::size_t t = 0; t < sums.traits.size(); ++t)
        if (sums.traits[t] > 0)
            addTo(out.shares, weights[InsideAt::share + t], sums.traits[t]);
    for (MarkerSet markers = gap.markers; markers != 0; markers &= markers - 1) {
        const auto m = static_cast<std::size_t>(std::countr_zero(markers));
        addTo(out.shares, weights[InsideAt::saysShare + m], sums.markers[m]);
    }
    for (std::size_t k = 0; k < kinds; ++k) {
        addTo(out.text, weights[InsideAt::text + k], sums.kind[k]);
        addTo(out.passed, weights[InsideAt::passed + k], chance.logNoneOf[k] * InsideAt::third);
    }
    addTo(out.passed, weights[InsideAt::passedAny], chance.logNone * InsideAt::third);
    return out;
}

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
        length = placeOfLength(bytes);
        for (std::size_t k = 0; k < kinds; ++k) {
            m_kind[k] += sums.kind[k];
            odds[k] = thirdOfLogOdds(m_kind[k] / bytes);
        }
    }

    /// The numbers that hold since it has grown.
    [[nodiscard]] std::span<const std::size_t> fresh() const { return std::span(m_fresh).first(m_freshEnd); }

    float units = 0;
    float bytes = 0;
    LengthPlace length;
    ByKind odds{}; ///< of the kinds of its text

private:
    void count(std::size_t trait, const SegmentSums& sums)
    {
        constexpr float several = InsideAt::severalFrom;
        const float before = m_counts[trait];
        const float now = before + sums.count(InsideAt::some[trait]);
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
    ByKind m_kind{}; ///< bytes
};

/// What one member says of a growing segment.
class WeighedSegment
{
public:
    /// **Input** the segment has grown by `gap`.
    void grow(const GrowingSegment& segment, const WeighedGap& gap, const std::vector<ByKind>& weights)
    {
        if (m_begun)
            addTo(m_found, gap.passed);
        m_begun = true;
        addTo(m_shares, gap.shares);
        addTo(m_text, gap.text);
        for (const std::size_t number : segment.fresh())
            addTo(m_found, weights[number], number >= InsideAt::says && number < InsideAt::says + markerCount ? InsideAt::saysValue : 1);
    }

    [[nodiscard]] ByKind score(const GrowingSegment& segment, const std::vector<ByKind>& weights) const
    {
        KindSum sum(m_found);
        sum.add(weights[InsideAt::length + segment.length.knot], 1 - segment.length.next);
        sum.add(weights[InsideAt::length + segment.length.knot + 1], segment.length.next);
        for (std::size_t k = 0; k < kinds; ++k)
            sum.add(weights[InsideAt::textOdds + k], segment.odds[k]);
        sum.add(m_text, 1 / segment.bytes);
        sum.add(m_shares, 1 / segment.units);
        return sum.value();
    }

private:
    bool m_begun = false;
    ByKind m_shares{}, m_text{}, m_found{};
};

/// What the members say of places and of what is between them: of all members at one place after another.
struct WeighedPlaces
{
    WeighedPlaces(const SegmentTraits& traits, std::span<const SemiMarkovModel::Member> members)
    {
        const SegmentPlaces& places = traits.places();
        begins.resize(places.count() * members.size());
        ends.resize(places.count() * members.size());
        weighedGaps.reserve(places.count() * members.size());
        gaps.reserve(places.count());
        std::vector<float> begin, end;
        for (std::size_t place = 0; place < places.count(); ++place) {
            begin.clear(), end.clear();
            traits.begin(place, begin);
            traits.end(place + 1, end);
            gaps.push_back(gapOf(traits.gap(place)));
            for (std::size_t m = 0; m < members.size(); ++m) {
                weigh(begin, members[m].begin, begins[place * members.size() + m]);
                weigh(end, members[m].end, ends[place * members.size() + m]);
                weighedGaps.push_back(weighed(gaps.back(), traits.gap(place), places.chance(place), members[m].inside));
            }
        }
    }

    std::vector<ByKind> begins; ///< of segments that begin at a place
    std::vector<ByKind> ends;   ///< of segments that end with what is behind a place
    std::vector<WeighedGap> weighedGaps;
    std::vector<Gap> gaps; ///< by place
};

} // namespace

SegmentScores::SegmentScores(const SegmentTraits& traits, std::span<const SemiMarkovModel::Member> members)
{
    const SegmentPlaces& places = traits.places();
    std::size_t segments = 0;
    for (std::size_t place = 0; place < places.count(); ++place) {
        m_rows.push_back(segments);
        segments += places.segmentsFrom(place);
    }
    m_rows.push_back(segments);
    m_scores.resize(segments * members.size());
    const WeighedPlaces weighed(traits, members);
    std::vector<WeighedSegment> weighedSegments(members.size());
    for (std::size_t place = 0; place < places.count(); ++place) {
        GrowingSegment segment(traits.unit(place));
        std::fill(weighedSegments.begin(), weighedSegments.end(), WeighedSegment());
        for (std::size_t at = 0; at < places.segmentsFrom(place); ++at) {
            const std::size_t last = place + at;
            segment.grow(weighed.gaps[last], traits.gap(last));
            for (std::size_t m = 0; m < members.size(); ++m) {
                const std::size_t lastOfMember = last * members.size() + m;
                weighedSegments[m].grow(segment, weighed.weighedGaps[lastOfMember], members[m].inside);
                ByKind score = weighed.begins[place * members.size() + m];
                addTo(score, weighed.ends[lastOfMember]);
                addTo(score, weighedSegments[m].score(segment, members[m].inside));
                m_scores[m * segments + m_rows[place] + at] = score;
            }
        }
    }
}

} // namespace core
