#pragma once

#include "core/trace/kind_rows.h"
#include "core/trace/segment_weights.h"

#include <span>

namespace core {

/// How likely segments of each kind begin and end at places, as all segmentations of a trace together have it.
struct SegmentLikelihoods
{
    /// **Input** `rows`: by place, where the scores of the segments that begin there stand, shortest first; then their
    /// number. A segment that begins later ends no earlier, if it is the longest there. `scores` are worked with and lost.
    /// **Cost** linear in the segments.
    SegmentLikelihoods(std::span<const std::size_t> rows, KindRows& scores, const FollowFactors& follow);

    KindRows begun; ///< by place
    KindRows ended; ///< by place; at the first one nothing has
};

} // namespace core
