#pragma once

#include "core/trace/kind_rows.h"
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
    [[nodiscard]] KindRows& ofMember(std::size_t member) { return m_scores[member]; }

private:
    std::vector<KindRows> m_scores; ///< by member
    std::vector<std::size_t> m_rows;
};

} // namespace core
