#pragma once

#include "core/annotate/annotator.h"

#include <string_view>
#include <vector>

namespace core {

/// Brings the reasons of boundaries, which were told before anything was labelled, into line with the labels: what they say of
/// answers before goes where no approach has one (or one has), "the working begins" is said of the first approach only, and a
/// fence of code is not quoted.
/// **Input** the labels are final.
void settleReasons(std::string_view reasoning, const TraceTree& tree, std::vector<SegmentNote>& notes);

} // namespace core
