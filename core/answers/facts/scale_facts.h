#pragma once

#include "core/answers/facts/stated_facts.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace core {

/// Checks the conversion between two scales of a unit that the sign from `sign` to `end` of `text` states, where a number is written with
/// a power of ten or the unit is an inverse: "2e-3 eV = 2e-9 GeV", "4.6e19 cm ≈ 15 kpc", "1 m⁻¹ = 1e9 nm⁻¹". False where it is off by
/// a factor of 5 or more. **Cost** bounded.
[[nodiscard]] std::optional<FalseFact> falseScale(std::string_view text, std::size_t sign, std::size_t end);

} // namespace core
