#include "core/trace/segment_traits.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace core {

namespace {

constexpr std::size_t kinds = RunState::kinds;

/// What the numbers of a group are about.
enum class About : std::uint8_t { Itself, Knots, Kinds, Markers, Traits };

struct Group
{
    std::string_view name;
    About about = About::Itself;
};

/// Takes the numbers.
struct Values
{
    std::vector<float>& out;
    void operator()(Group, std::size_t, float value) { out.push_back(value); }
};

/// Takes those that are not 0.
struct Held
{
    std::vector<HeldNumber>& out;
    std::uint32_t number = 0;
    void operator()(Group, std::size_t, float value)
    {
        if (value != 0)
            out.push_back({number, value});
        ++number;
    }
    /// One for each marker, of those that are found.
    void ones(MarkerSet markers)
    {
        for (; markers != 0; markers &= markers - 1)
            out.push_back({number + static_cast<std::uint32_t>(std::countr_zero(markers)), 1});
        number += markerCount;
    }
};

/// Takes their names.
struct Names
{
    std::vector<std::string>& out;
    void operator()(Group group, std::size_t item, float)
    {
        std::string name(group.name);
        if (group.about == About::Knots)
            name += ":" + std::to_string(item);
        if (group.about == About::Kinds)
            name += ":" + std::string(kindName(static_cast<Kind>(item)));
        if (group.about == About::Markers)
            name += ":" + std::string(markerName(static_cast<Marker>(item)));
        if (group.about == About::Traits)
            name += ":" + std::string(traitName(static_cast<Trait>(item)));
        out.push_back(std::move(name));
    }
};

template <class Visit> std::vector<std::string> namesBy(Visit&& visit)
{
    std::vector<std::string> names;
    visit(Names{names});
    return names;
}

/// Where `x` stands between knots: its two neighbours share a whole.
template <std::size_t n, class Sink> void visitKnots(Group group, const std::array<float, n>& knots, float x, Sink&& sink)
{
    x = std::clamp(x, knots.front(), knots.back());
    for (std::size_t i = 0; i < n; ++i) {
        float value = 0;
        if (x == knots[i])
            value = 1;
        else if (i > 0 && x > knots[i - 1] && x < knots[i])
            value = (x - knots[i - 1]) / (knots[i] - knots[i - 1]);
        else if (i + 1 < n && x > knots[i] && x < knots[i + 1])
            value = (knots[i + 1] - x) / (knots[i + 1] - knots[i]);
        sink(group, i, value);
    }
}

template <class Sink> void visitMarkers(Group group, MarkerSet markers, Sink&& sink)
{
    if constexpr (requires { sink.ones(markers); })
        sink.ones(markers);
    else
        for (std::size_t m = 0; m < markerCount; ++m)
            sink(group, m, static_cast<float>(markers >> m & 1U));
}

constexpr std::array beginTraits{Trait::ResultSeen,       Trait::FinalSeen,        Trait::AnsweredNever,    Trait::AnsweredOnce,
                                 Trait::AnsweredOften,    Trait::NoEquationYet,    Trait::DoubtNever,       Trait::ResultTwice,
                                 Trait::ResultOften,      Trait::FinalJustBefore,  Trait::ResultJustBefore, Trait::AnswerJustBefore,
                                 Trait::AfterThink,       Trait::FinalUnknown,     Trait::ParagraphStart,   Trait::Heading};

struct BeginLook
{
    float where = 0; ///< share of the text before it
    bool first = false;
    SegmentPlaces::Chance chance;
    const UnitView* unit = nullptr;
    MarkerSet soon = 0; ///< in its first units
    bool resultSoon = false, questionSoon = false;
};

template <class Sink> void visitBeginLook(const BeginLook& look, Sink&& sink)
{
    sink({"bias"}, 0, 1.0F);
    visitKnots({"where", About::Knots}, std::array{0.0F, 0.03F, 0.1F, 0.25F, 0.5F, 0.75F, 0.9F, 1.0F}, look.where, sink);
    sink({"first"}, 0, look.first ? 1.0F : 0.0F);
    for (std::size_t k = 0; k < kinds; ++k) {
        sink({"boundary_odds", About::Kinds}, k, look.first ? 0 : thirdOfLogOdds(look.chance.of[k]));
        sink({"boundary", About::Kinds}, k, look.first ? 0 : look.chance.of[k]);
    }
    for (const Trait trait : beginTraits)
        sink({"at", About::Traits}, static_cast<std::size_t>(trait), look.unit->has(trait) ? 1.0F : 0.0F);
    sink({"result_soon"}, 0, look.resultSoon ? 1.0F : 0.0F);
    sink({"question_soon"}, 0, look.questionSoon ? 1.0F : 0.0F);
    visitMarkers({"start", About::Markers}, look.unit->found.start, sink);
    visitMarkers({"soon", About::Markers}, look.soon, sink);
    for (std::size_t m = 0; m < TopicDrift::measures; ++m)
        sink({"drift", About::Knots}, m, static_cast<float>(look.unit->drift.level[m]) / 5);
}

struct EndLook
{
    float where = 0; ///< share of the text before its end
    bool last = false;
    float boundary = 0; ///< how likely one is there
    bool result = false, answer = false; ///< in the last units
    MarkerSet late = 0; ///< in the last units
    MarkerSet next = 0; ///< with which the next unit starts
};

template <class Sink> void visitEndLook(const EndLook& look, Sink&& sink)
{
    visitKnots({"end_where", About::Knots}, std::array{0.03F, 0.1F, 0.3F, 0.6F, 0.85F, 0.97F, 1.0F}, look.where, sink);
    sink({"last"}, 0, look.last ? 1.0F : 0.0F);
    sink({"end_boundary_odds"}, 0, look.last ? 0 : thirdOfLogOdds(look.boundary));
    sink({"end_result"}, 0, look.result ? 1.0F : 0.0F);
    sink({"end_answer"}, 0, look.answer ? 1.0F : 0.0F);
    visitMarkers({"late", About::Markers}, look.late, sink);
    visitMarkers({"next", About::Markers}, look.next, sink);
}

struct InsideLook
{
    SegmentSums sums;
    ByKind passed{};      ///< logarithms of the chances that there is no boundary inside
    float passedAny = 0;
    bool resultSeen = false, finalSeen = false, answered = true; ///< before it
};

template <class Sink> void visitInside(const InsideLook& look, Sink&& sink)
{
    const SegmentSums& sums = look.sums;
    const LengthPlace length = placeOfLength(sums.bytes);
    for (std::size_t i = 0; i < InsideAt::lengths; ++i)
        sink({"length", About::Knots}, i, i == length.knot ? 1 - length.next : i == length.knot + 1 ? length.next : 0);
    for (std::size_t k = 0; k < kinds; ++k)
        sink({"text_odds", About::Kinds}, k, thirdOfLogOdds(sums.kind[k] / sums.bytes));
    for (std::size_t k = 0; k < kinds; ++k)
        sink({"text", About::Kinds}, k, sums.kind[k] / sums.bytes);
    for (std::size_t k = 0; k < kinds; ++k)
        sink({"passed", About::Kinds}, k, look.passed[k] * InsideAt::third);
    sink({"passed_any"}, 0, look.passedAny * InsideAt::third);
    for (const Trait trait : InsideAt::some)
        sink({"some", About::Traits}, static_cast<std::size_t>(trait), sums.count(trait) > 0 ? 1.0F : 0.0F);
    for (const Trait trait : InsideAt::some)
        sink({"many", About::Traits}, static_cast<std::size_t>(trait), sums.count(trait) >= InsideAt::severalFrom ? 1.0F : 0.0F);
    for (std::size_t t = 0; t < SegmentSums::counted.size(); ++t)
        sink({"share", About::Traits}, static_cast<std::size_t>(SegmentSums::counted[t]), sums.traits[t] / sums.units);
    for (std::size_t m = 0; m < markerCount; ++m)
        sink({"says_share", About::Markers}, m, sums.markers[m] / sums.units);
    for (std::size_t m = 0; m < markerCount; ++m)
        sink({"says", About::Markers}, m, sums.markers[m] > 0 ? InsideAt::saysValue : 0.0F);
    sink({"first_result"}, 0, !look.resultSeen && sums.count(Trait::ResultHere) > 0 ? 1.0F : 0.0F);
    sink({"first_final"}, 0, !look.finalSeen && sums.count(Trait::FinalHere) > 0 ? 1.0F : 0.0F);
    sink({"first_answer"}, 0, !look.answered && sums.count(Trait::StatesStrong) > 0 ? 1.0F : 0.0F);
}

constexpr TraitSet countedSet = [] {
    TraitSet set;
    for (const Trait trait : SegmentSums::counted)
        set.set(trait);
    return set;
}();
/// By trait, its place among those that are counted.
constexpr auto countedPlaces = [] {
    std::array<std::uint8_t, traitCount> places{};
    for (std::size_t t = 0; t < SegmentSums::counted.size(); ++t)
        places[static_cast<std::size_t>(SegmentSums::counted[t])] = static_cast<std::uint8_t>(t);
    return places;
}();

constexpr std::size_t some = 3; ///< units at the begin and the end that are looked at

} // namespace

float thirdOfLogOdds(float share)
{
    constexpr float least = leastShare;
    constexpr float most = 1 - leastShare;
    const auto odds = [](float p) { return std::log(p / (1 - p)) * InsideAt::third; };
    static const float ofLeast = odds(least);
    static const float ofMost = odds(most);
    return share <= least ? ofLeast : share >= most ? ofMost : odds(share);
}

LengthPlace placeOfLength(float bytes) { return placeOfSize(std::log(sizeOfLength(bytes))); }

LengthPlace placeOfSize(float logarithm)
{
    static const std::array<float, InsideAt::lengths> knots = [] {
        std::array<float, InsideAt::lengths> made{40, 100, 200, 400, 800, 1600, 3200, 8000};
        for (float& knot : made)
            knot = std::log(sizeOfLength(knot));
        return made;
    }();
    const float x = std::clamp(logarithm, knots.front(), knots.back());
    std::size_t knot = 0;
    while (knot + 2 < knots.size() && x > knots[knot + 1])
        ++knot;
    return {knot, (x - knots[knot]) / (knots[knot + 1] - knots[knot])};
}

void SegmentSums::add(const SegmentSums& other)
{
    bytes += other.bytes;
    units += other.units;
    for (std::size_t k = 0; k < kind.size(); ++k)
        kind[k] += other.kind[k];
    for (std::size_t m = 0; m < markers.size(); ++m)
        markers[m] += other.markers[m];
    for (std::size_t t = 0; t < traits.size(); ++t)
        traits[t] += other.traits[t];
}

SegmentTraits::SegmentTraits(std::span<const UnitView> views, const Posterior& posterior)
    : m_views(views), m_posterior(posterior), m_places(views, posterior)
{
}

SegmentSums SegmentTraits::gap(std::size_t place) const
{
    SegmentSums gap;
    for (std::size_t u = m_places.unit(place); u < m_places.unit(place + 1); ++u) {
        const UnitView& view = m_views[u];
        const float size = static_cast<float>(view.unit.span.size());
        gap.bytes += size;
        gap.units += 1;
        for (std::size_t k = 0; k < kinds; ++k)
            gap.kind[k] += size * (m_posterior.starts[u][k] + m_posterior.stays[u][k]);
        for (MarkerSet markers = view.found.anywhere; markers != 0; markers &= markers - 1)
            gap.markers[static_cast<std::size_t>(std::countr_zero(markers))] += 1;
        for (std::size_t w = 0; w < countedSet.words().size(); ++w)
            for (std::uint64_t has = view.traits.words()[w] & countedSet.words()[w]; has != 0; has &= has - 1)
                gap.traits[countedPlaces[64 * w + static_cast<std::size_t>(std::countr_zero(has))]] += 1;
    }
    return gap;
}

const std::vector<std::string>& SegmentTraits::beginNames()
{
    static const UnitView none;
    static const std::vector<std::string> names = namesBy([](auto sink) { visitBeginLook({.unit = &none}, sink); });
    return names;
}

const std::vector<std::string>& SegmentTraits::endNames()
{
    static const std::vector<std::string> names = namesBy([](auto sink) { visitEndLook({}, sink); });
    return names;
}

const std::vector<std::string>& SegmentTraits::insideNames()
{
    static const std::vector<std::string> names = namesBy([](auto sink) { visitInside({}, sink); });
    return names;
}

template <class Sink> inline void SegmentTraits::visitBegin(std::size_t place, Sink&& sink) const
{
    const std::size_t unit = m_places.unit(place);
    const float all = static_cast<float>(m_views.back().unit.span.end);
    BeginLook look{.where = static_cast<float>(m_views[unit].unit.span.begin) / all, .first = place == 0, .chance = m_places.chance(place), .unit = &m_views[unit]};
    for (const UnitView& view : m_views.subspan(unit, std::min(some, m_views.size() - unit))) {
        look.soon |= view.found.anywhere;
        look.resultSoon = look.resultSoon || view.has(Trait::ResultHere);
        look.questionSoon = look.questionSoon || view.has(Trait::Question);
    }
    visitBeginLook(look, sink);
}

template <class Sink> inline void SegmentTraits::visitEnd(std::size_t place, Sink&& sink) const
{
    const std::size_t unit = m_places.unit(place);
    const float all = static_cast<float>(m_views.back().unit.span.end);
    EndLook look{.where = static_cast<float>(m_views[unit - 1].unit.span.end) / all, .last = unit == m_views.size()};
    if (!look.last) {
        look.boundary = m_places.chance(place).any;
        look.next = m_views[unit].found.start;
    }
    for (const UnitView& view : m_views.subspan(unit - std::min(some, unit), std::min(some, unit))) {
        look.late |= view.found.anywhere;
        look.result = look.result || view.has(Trait::ResultHere);
        look.answer = look.answer || view.has(Trait::StatesStrong);
    }
    visitEndLook(look, sink);
}

void SegmentTraits::begin(std::size_t place, std::vector<float>& out) const { visitBegin(place, Values{out}); }
void SegmentTraits::end(std::size_t place, std::vector<float>& out) const { visitEnd(place, Values{out}); }
void SegmentTraits::begin(std::size_t place, std::vector<HeldNumber>& out) const { visitBegin(place, Held{out}); }
void SegmentTraits::end(std::size_t place, std::vector<HeldNumber>& out) const { visitEnd(place, Held{out}); }

void SegmentTraits::inside(std::size_t place, std::vector<float>& out) const
{
    const UnitView& first = m_views[m_places.unit(place)];
    InsideLook look{.resultSeen = first.has(Trait::ResultSeen), .finalSeen = first.has(Trait::FinalSeen), .answered = !first.has(Trait::AnsweredNever)};
    for (std::size_t last = place; last < place + m_places.segmentsFrom(place); ++last) {
        if (last > place) {
            const SegmentPlaces::Chance& chance = m_places.chance(last);
            for (std::size_t k = 0; k < kinds; ++k)
                look.passed[k] += chance.logNoneOf[k];
            look.passedAny += chance.logNone;
        }
        look.sums.add(gap(last));
        visitInside(look, Values{out});
    }
}

} // namespace core
