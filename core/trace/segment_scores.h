#pragma once

#include "core/trace/segment_traits.h"
#include "core/trace/segment_weights.h"

#include <span>
#include <vector>

namespace core {

/// What the members of the model say of every segment of a trace: the weighted sum of its numbers, for less work than by
/// making them.
class SegmentScores
{
public:
    SegmentScores(const SegmentTraits& traits, const SegmentWeights& weights);

    /// By place, where the segments that begin there stand, shortest first; then their number.
    [[nodiscard]] std::span<const std::size_t> rows() const { return m_rows; }
    /// By segment and kind.
    [[nodiscard]] std::span<Wide> ofMember(std::size_t member) { return std::span(m_scores).subspan(member * m_rows.back(), m_rows.back()); }

private:
    std::vector<Wide> m_scores; ///< of one member after another
    std::vector<std::size_t> m_rows;
};

} // namespace core
