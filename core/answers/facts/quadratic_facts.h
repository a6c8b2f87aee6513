#pragma once

#include "core/answers/facts/stated_facts.h"

#include <string_view>
#include <vector>

namespace core {

/// Adds false statements of quadratic polynomials that the sentence writes out: "the discriminant of x^2 - 5x + 6 is 2", "the roots of
/// x^2 - 5x + 6 = 0 are 2 and 4", "the sum of the roots of x^2 - 5x + 6 = 0 is -5" (Vieta).
/// **Cost** linear in the text. **Threads** re-entrant.
void findQuadraticFacts(std::string_view text, std::vector<FalseFact>& found);

} // namespace core
