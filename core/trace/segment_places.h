#pragma once

#include "core/trace/segment_model.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace core {

using ByKind = std::array<float, RunState::kinds>;

/// Where segments may begin, if whole segments are to be looked at: the first unit and likely boundaries.
class SegmentPlaces
{
public:
    SegmentPlaces(std::span<const UnitView> views, const Posterior& posterior);

    [[nodiscard]] std::size_t count() const { return m_units.size() - 1; }
    /// The unit at a place; at place count(), one past the last unit.
    [[nodiscard]] std::size_t unit(std::size_t place) const { return m_units[place]; }

    /// How likely a boundary is within reach of a place.
    struct Chance
    {
        ByKind of{}; ///< one of each kind
        float any = 0;
        ByKind logNoneOf{}; ///< logarithms of the chances that there is none
        float logNone = 0;
    };
    [[nodiscard]] const Chance& chance(std::size_t place) const { return m_chances[place]; }

    static constexpr std::size_t furthest = 40; ///< places that a segment runs over, at most
    /// How many segments that begin at a place are worth a look: one that runs over places where a boundary is all but sure
    /// is not.
    [[nodiscard]] std::size_t segmentsFrom(std::size_t place) const { return m_segments[place]; }

private:
    std::vector<std::uint32_t> m_units;
    std::vector<Chance> m_chances;
    std::vector<std::uint8_t> m_segments;
};

} // namespace core
