#pragma once

#include "core/answers/math/expression.h"

#include <optional>
#include <span>

namespace core {

/// "1 hour 30 minutes", "5 ft 6 in", "2 hours and 5 minutes" as one number of the last unit, "60°30'" in degrees;
/// nothing for others.
[[nodiscard]] std::optional<Expression> compoundQuantity(std::span<const Token> tokens);

} // namespace core
