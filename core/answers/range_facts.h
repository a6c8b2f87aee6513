#pragma once

#include "core/answers/piece_marks.h"
#include "core/answers/stated_facts.h"

#include <string_view>
#include <vector>

namespace core {

/// Adds what `text` says in words of a run of whole numbers and is false (`marks` are those of the text): how many there are ("8 numbers (760-768)",
/// "from 27 to 94 inclusive there are 67 integers", "subtract 26 from 94 and add 1"), and which digits they have
/// ("the last digits are 2-7, so 5 doesn't appear", "561-569 don't include a 4 in the units place").
/// **Cost** linear in the text. **Threads** re-entrant.
void findRangeFacts(std::string_view text, const PieceMarks& marks, std::vector<FalseFact>& found);

} // namespace core
