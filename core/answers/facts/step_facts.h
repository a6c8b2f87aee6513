#pragma once

#include "core/answers/facts/stated_facts.h"
#include "core/answers/words/piece_marks.h"

#include <string_view>
#include <vector>

namespace core {

/// Adds false steps in the solving of linear equations of one symbol: an equation on a line of its own and what the next line makes of it
/// ("3x - 4 = 8", "3x = 4"), or what comes of it by the same operation on both sides ("2x + 3 = 11. Subtracting 3 from both sides gives 2x = 14").
/// **Cost** linear in the text. **Threads** re-entrant.
void findStepFacts(std::string_view text, const PieceMarks& marks, std::vector<FalseFact>& found);

} // namespace core
