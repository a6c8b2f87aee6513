#pragma once

#include "core/answers/facts/stated_facts.h"
#include "core/answers/words/piece_marks.h"

#include <string_view>
#include <vector>

namespace core {

/// Adds false counts of what is listed: "4, 7, 10, ..., 31: that's 9 numbers", "A, B, C and D are 5 letters".
///
/// A count is judged only where it is one or two off, as slips are: "with the digits 1, 2 and 3, that's 6 numbers" counts other ones.
/// **Cost** linear in the text: a list is read backwards at most 400 bytes far, from a count that a noun follows. **Threads** re-entrant.
void findListedFacts(std::string_view text, const PieceMarks& marks, std::vector<FalseFact>& found);

} // namespace core
