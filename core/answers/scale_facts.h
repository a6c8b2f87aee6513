#pragma once

#include "core/answers/stated_facts.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace core {

/// Checks the conversion between two scales of a unit that the sign from `sign` to `end` of `text` states, where a number is written with
/// a power of ten or the unit is an inverse: "1e-3 eV = 1e-9 GeV", "2.5e22 cm ≈ 8 Mpc", "1 m⁻¹ = 1e9 nm⁻¹". False where it is off by
/// a factor of 5 or more. **Cost** bounded.
[[nodiscard]] std::optional<FalseFact> falseScale(std::string_view text, std::size_t sign, std::size_t end);

} // namespace core
