#pragma once

#include "core/annotate/annotator.h"
#include "core/annotate/repeats/redundancy_model.h"
#include "core/trace/trace.h"
#include "core/trace/trace_tree.h"

#include <vector>

namespace core {

/// Groups approaches and verifications that do the same thing in essentially the same way: sets cluster, and for all
/// but the first of a cluster original and whyRedundant ("same calculation, same result (73)").
///
/// **Input** notes.size() == tree.segments().size(); answers as labelApproaches left them.
/// **Cost** near-linear in the text: segments meet through an index of hashed features, a loop of thousands included.
/// **Threads** re-entrant.
void clusterSegments(const Trace& trace, const TraceTree& tree, std::vector<SegmentNote>& notes);

/// What the redundancy model sees of each approach and verification; for training and for looking closer. Labels as
/// labelApproaches left them.
struct RedundancyView
{
    std::size_t segment = 0;
    std::size_t nearest = 0; ///< the earlier segment that is most like it
    std::size_t nearestOfKind = 0; ///< the same among those of its kind; `segment` where there is none
    bool sameText = false;
    RedundancyCues cues{};
    double probability = 0;
};
[[nodiscard]] std::vector<RedundancyView> viewRedundancy(const Trace& trace, const TraceTree& tree, const std::vector<SegmentNote>& notes);

} // namespace core
