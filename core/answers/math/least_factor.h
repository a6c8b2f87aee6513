#pragma once

#include <cstdint>

namespace core {

/// Greater numbers are not taken apart: a text may speak of ever other ones.
constexpr std::int64_t mostFactored = 1'000'000'000;

/// The least factor above 1 of a number from 2 to mostFactored: itself where it is prime. **Cost** at most some 3400 divisions.
[[nodiscard]] std::int64_t leastFactor(std::int64_t number);

} // namespace core
