#pragma once

#include "core/annotate/annotator.h"
#include "core/annotate/labels/approach_judge.h"
#include "core/trace/lexicon.h"
#include "core/trace/trace_tree.h"

#include <vector>

namespace core {

/// Puts together what belongs together before the first answer, where there is nothing yet to check:
/// - the smallest run of checks behind an open approach that reaches an answer joins it; one that is far off, or opens
///   another way, is an approach of its own;
/// - where none does and an approach follows, the checks are a part of the work, and so is that approach if it hardly begins.
/// **Input** tree and notes as labelApproaches left them, before titles and clusters; both are changed.
/// **Cost** linear in the text. **Threads** re-entrant.
/// **Source** stage 2 of METHOD.md (the paper's completion of the first approach).
void completeApproaches(const Trace& trace, const Lexicon& lexicon, ApproachJudge& judge, TraceTree& tree, std::vector<SegmentNote>& notes);

} // namespace core
