#pragma once

#include "core/answers/facts/stated_facts.h"
#include "core/answers/words/piece_marks.h"

#include <string_view>
#include <vector>

namespace core {

/// Adds false equalities of complex numbers, where the text speaks of such: "(2 + 3i)(1 - i) = 5 + 2i", "|3 + 4i| = 6". No other letter may
/// stand in them.
/// **Cost** linear in the text: a side is at most 60 bytes. **Threads** re-entrant.
void findComplexFacts(std::string_view text, const PieceMarks& marks, std::vector<FalseFact>& found);

} // namespace core
