#pragma once

#include "core/annotate/annotator.h"
#include "core/trace/lexicon.h"

#include <string_view>
#include <vector>

namespace core {

/// Sets the title of every segment: what is done, in the text's own words, and what it gives
/// ("express z in polar form → 540", "check: compare the options", "repeats approach 1").
/// **Input** notes as labels and clusters left them. **Cost** linear in the number of segments: only their first
/// sentences are read.
void titleSegments(const Lexicon& lexicon, std::string_view reasoning, const TraceTree& tree,
                   std::vector<SegmentNote>& notes);

} // namespace core
