#pragma once

#include "core/answers/facts/stated_facts.h"

#include <string_view>
#include <vector>

namespace core {

/// Adds the false values of sums and products that `text` writes in LaTeX over a run of whole numbers or over the roots of
/// unity: "\sum_{k=1}^{10} k^2 = 384", "\prod_{z^5=1} (z - a) = a^5 - 1". Terms are added up as they stand; other symbols must
/// give the same for several values.
/// **Cost** linear in the text; at most 200 series of a text, of at most 120 terms, are worked out. **Threads** re-entrant.
void findSeriesFacts(std::string_view text, std::vector<FalseFact>& found);

} // namespace core
