#pragma once

#include "core/annotate/annotator.h"
#include "core/annotate/approach_judge.h"
#include "core/trace/trace_tree.h"

#include <vector>

namespace core {

/// Where the last approach before the first verification reaches no answer, joins to it the smallest run of the
/// verifications directly behind it that reaches one.
/// **Input** tree and notes as labelApproaches left them, before titles and clusters; both are changed.
/// **Returns** how many verifications joined. **Cost** linear in the text. **Threads** re-entrant.
/// **Source** stage 2 of METHOD.md (the paper's completion of the first approach).
std::size_t completeApproach(ApproachJudge& judge, TraceTree& tree, std::vector<SegmentNote>& notes);

} // namespace core
