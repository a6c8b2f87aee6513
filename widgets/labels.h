#pragma once

#include "core/annotate/annotator.h"
#include "core/clean/edit_plan.h"
#include "core/trace/trace_tree.h"

#include <QString>

namespace widgets {

/// The words that a user reads for the names of core, in the user's language.
[[nodiscard]] QString kindLabel(core::Kind kind);               ///< "question repeated", "approach", ...
[[nodiscard]] QString reasonLabel(core::EditReason reason);     ///< "repeated", "wrong answer", ...
[[nodiscard]] QString planStatusLabel(core::PlanStatus status); ///< "cleaned", "unchanged", "left out", "kept as it was"

} // namespace widgets
