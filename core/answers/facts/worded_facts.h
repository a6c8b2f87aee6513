#pragma once

#include "core/answers/facts/stated_facts.h"

#include <string_view>
#include <vector>

namespace core {

/// Adds false statements in words about numbers that stand beside them: rounding ("4.25, which rounds to 4.26"), primes and
/// divisors ("3649 is prime", "91 is divisible by 6"), and the signs in a quotient ("a/b > 0, so numerator and denominator must have opposite signs").
/// **Cost** linear in the text. **Threads** re-entrant.
void findWordedFacts(std::string_view text, std::vector<FalseFact>& found);

} // namespace core
