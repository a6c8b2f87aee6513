#pragma once

#include "core/answers/math/math_tokens.h"

#include <cstddef>
#include <vector>

namespace core {

/// Reads what stands behind a number at `at`, where expressions would read a product: "°C", "p.m.", "kWh", "\mu m", "million".
void readUnit(std::vector<Token>& tokens, std::size_t at);

} // namespace core
