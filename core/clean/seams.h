#pragma once

#include "core/clean/edit_plan.h"

#include <string_view>
#include <vector>

namespace core {

/// Repairs the joins that removals leave, changing as little as possible (METHOD.md, stage 7).
///
/// White space: a join keeps what separated the texts and gains none; a text whose end is removed ends as the original
/// did. Words: where no approach or verification is kept before a piece that opens with "Alternatively," and the like,
/// the dangling connective goes. What is left of a sentence whose only statement was removed ("So .") goes too.
/// **Input** `edits` in order, without overlap, on character boundaries. **Returns** the edits with the repairs merged
/// in (reason Seam), in order, without overlap.
[[nodiscard]] std::vector<Edit> repairSeams(std::string_view text, const TraceTree& tree, std::vector<Edit> edits);

} // namespace core
