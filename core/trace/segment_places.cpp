#include "core/trace/segment_places.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr std::size_t kinds = RunState::kinds;
constexpr std::size_t apart = 60;    ///< bytes between two places, at least
constexpr std::size_t reach = 110;   ///< bytes
constexpr std::size_t block = 1024;  ///< bytes
constexpr std::size_t densest = 6;   ///< places in a block
// Found by cross-validation with weights that were fitted with .03 and -8: no figure falls, and there are fewer segments to weigh.
constexpr float least = 0.05F;       ///< how likely a boundary must be
constexpr float unlikeliest = -6;    ///< logarithm of the chance that a segment has no boundary inside

float logOfNone(float chance) { return std::log(1 - std::min(chance, 0.95F)); }

float startOf(const Posterior& posterior, std::size_t unit)
{
    float sum = 0;
    for (const float p : posterior.starts[unit])
        sum += p;
    return sum;
}

/// Appends the likeliest units of [first, last) in order, none close to another or to the last place.
void choose(std::span<const UnitView> views, std::span<const float> starts, std::size_t first, std::size_t last, std::vector<std::uint32_t>& places)
{
    std::vector<std::uint32_t> likely;
    for (std::size_t u = first; u < last; ++u)
        if (starts[u] >= least)
            likely.push_back(static_cast<std::uint32_t>(u));
    std::stable_sort(likely.begin(), likely.end(), [&](std::uint32_t a, std::uint32_t b) { return starts[a] > starts[b]; });
    const auto at = [&](std::uint32_t unit) { return views[unit].unit.span.begin; };
    const std::size_t known = places.size();
    for (const std::uint32_t unit : likely) {
        const auto close = [&](std::uint32_t other) { return std::max(at(unit), at(other)) - std::min(at(unit), at(other)) < apart; };
        if (places.size() - known < densest && !close(places[known - 1]) && std::none_of(places.begin() + static_cast<std::ptrdiff_t>(known), places.end(), close))
            places.push_back(unit);
    }
    std::sort(places.begin() + static_cast<std::ptrdiff_t>(known), places.end());
}

} // namespace

SegmentPlaces::SegmentPlaces(std::span<const UnitView> views, const Posterior& posterior)
{
    std::vector<float> starts(views.size());
    for (std::size_t u = 0; u < views.size(); ++u)
        starts[u] = startOf(posterior, u);
    m_units.push_back(0);
    for (std::size_t first = 1; first < views.size();) {
        std::size_t last = first + 1;
        while (last < views.size() && views[last].unit.span.begin / block == views[first].unit.span.begin / block)
            ++last;
        choose(views, starts, first, last, m_units);
        first = last;
    }
    m_chances.resize(m_units.size());
    std::size_t first = 0;
    for (std::size_t place = 0; place < m_units.size(); ++place) {
        const std::size_t at = views[m_units[place]].unit.span.begin;
        while (views[first].unit.span.begin + reach < at)
            ++first;
        Chance& chance = m_chances[place];
        for (std::size_t u = first; u < views.size() && views[u].unit.span.begin <= at + reach; ++u)
            for (std::size_t k = 0; k < kinds; ++k)
                chance.of[k] += posterior.starts[u][k];
        for (float& p : chance.of)
            p = std::min(p, 1.0F);
        for (const float p : chance.of)
            chance.any = std::min(chance.any + p, 1.0F);
        for (std::size_t k = 0; k < kinds; ++k)
            chance.logNoneOf[k] = logOfNone(chance.of[k]);
        chance.logNone = logOfNone(chance.any);
    }
    m_units.push_back(static_cast<std::uint32_t>(views.size()));
    for (std::size_t place = 0; place < count(); ++place) {
        std::size_t segments = 1;
        float none = 0;
        while (segments < std::min(furthest, count() - place) && none > unlikeliest)
            none += m_chances[place + segments++].logNone;
        m_segments.push_back(static_cast<std::uint8_t>(segments));
    }
}

} // namespace core
