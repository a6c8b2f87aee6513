#pragma once

#include "core/span.h"

#include <optional>
#include <string_view>

namespace core {

/// Where `value` of `text` is only the approximation of what stands before it ("x = \sqrt{2} \approx 1.414"): that value.
[[nodiscard]] std::optional<Span> exactSide(std::string_view text, Span value);

} // namespace core
