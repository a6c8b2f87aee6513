#pragma once

#include "core/annotate/annotator.h"

#include <string_view>
#include <vector>

namespace core {

/// Every stated arithmetic fact of `reasoning` that can be evaluated and is false, in order, without overlap.
///
/// Rounding, ≈ within the digits shown, hypotheses, questions and facts about named unknowns are no errors.
/// Each finding says what is right ("17 × 24 = 408") and whether the text corrects it later.
/// **Cost** linear in the text; what is too large to evaluate is left alone. **Threads** re-entrant.
[[nodiscard]] std::vector<ErrorSpan> findErrors(std::string_view reasoning);

} // namespace core
