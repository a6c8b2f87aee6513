#pragma once

#include "core/trace/trace_tree.h"
#include "core/trace/unit_features.h"

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// One line a user understands: what in `view` (and around it) speaks for a segment of this kind to begin here, such as
/// `"Wait, let me double-check" after an answer was stated`.
/// **Input** `before` is the kind of the segment that ends, none at the beginning of the text.
[[nodiscard]] std::string boundaryReason(std::string_view reasoning, const UnitView& view, Kind kind,
                                         std::optional<Kind> before);

} // namespace core
