#pragma once

#include "core/annotate/annotator.h"
#include "core/trace/trace.h"
#include "core/trace/trace_tree.h"

#include <vector>

namespace core {

/// Groups approaches and verifications that do the same thing in essentially the same way: sets cluster, and for all
/// but the first of a cluster original and whyRedundant ("same calculation, same result (73)").
///
/// **Input** notes.size() == tree.segments().size(); answers as labelApproaches left them.
/// **Cost** near-linear in the text: segments are compared by hashed features, a loop of thousands included.
/// **Threads** re-entrant.
void clusterSegments(const Trace& trace, const TraceTree& tree, std::vector<SegmentNote>& notes);

} // namespace core
