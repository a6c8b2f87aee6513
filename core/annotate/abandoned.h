#pragma once

#include "core/annotate/annotator.h"
#include "core/annotate/approach_judge.h"
#include "core/trace/segmenter.h"
#include "core/trace/trace_tree.h"

#include <span>
#include <vector>

namespace core {

/// Parts an approach that states an answer from what was abandoned before: where more than one further beginning is expected
/// in a long text up to the answer, though none is sure by itself, it is cut at the likeliest one. What stands before is an
/// approach of its own, and only cut off where it reaches no answer.
/// **Input** `beginnings` in order; tree and notes with labels, before titles and clusters; both are changed.
/// **Cost** linear in the text. **Threads** re-entrant.
void partAbandoned(std::span<const LikelyBeginning> beginnings, ApproachJudge& judge, TraceTree& tree, std::vector<SegmentNote>& notes);

} // namespace core
