#pragma once

#include "core/monitor.h"
#include "core/span.h"

#include <QString>

#include <string_view>
#include <vector>

namespace widgets {

/// Every place where `needle` stands in `text`, in order, without overlap; upper and lower case are the same.
/// An empty needle is nowhere. **Input** well-formed UTF-8. **Returns** what was found so far when asked to stop, and at
/// most a million places. **Cost** one pass; memory does not grow with the text. **Threads** re-entrant.
[[nodiscard]] std::vector<core::Span> findAll(std::string_view text, const QString& needle, const core::Monitor& monitor);

} // namespace widgets
