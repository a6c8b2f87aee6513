#pragma once

#include "core/answers/math/rational.h"

#include <optional>
#include <string_view>

namespace core {

/// How many of unit `to` are one `from`: 1000 for "km" in "m", 5/18 for "km per h" in "m per s".
/// Both as plainUnit writes them. Nothing when one is unknown or they measure different things.
[[nodiscard]] std::optional<Rational> unitRatio(std::string_view from, std::string_view to);

/// True for a sign of a unit whose size is known: "mT", "kPa", "Å".
[[nodiscard]] bool isUnitSign(std::string_view word);

/// "kilonewtons", "micrometre", "megohms": the name of a unit with that of a prefix.
[[nodiscard]] bool isPrefixedUnit(std::string_view word);

} // namespace core
