#pragma once

#include "core/answers/facts/fact_doubts.h"

namespace core {

/// True when the link holds once "2\frac12" or "1½" is read as a sum, as in a mixed number, on one side or both.
[[nodiscard]] bool holdsWithMixedNumbers(const FactText& text, const FactLink& link);

} // namespace core
