#pragma once

#include "core/corpus/column_profile.h"
#include "core/corpus/mapping.h"

namespace core {

/// Puts `*` into the paths of a mapping whose reasoning is one of several that a record holds: "generations[0]" becomes
/// "generations[*]", "r1_solution_1" beside "r1_solution_2" becomes "r1_solution_*", "deepseek_thinking_trajectory"
/// beside "gemini_thinking_trajectory" becomes "*_thinking_trajectory"; the other fields follow where they stand beside.
void markSeveralTraces(FieldMapping& mapping, const ColumnProfile& profile);

} // namespace core
