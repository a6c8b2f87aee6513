#pragma once

#include "core/answers/piece_marks.h"
#include "core/answers/stated_facts.h"

#include <string_view>
#include <vector>

namespace core {

/// Adds what `text` says in words of a run of whole numbers and is false (`marks` are those of the text): how many there are ("8 numbers (480-488)",
/// "from 319 to 3183 inclusive there are 2864 integers", "subtract 318 from 3183 and add 1"), and which digits they have
/// ("the units digits are 1-8, so 4 doesn't appear", "481-488 don't include a 4 in the units place").
/// **Cost** linear in the text. **Threads** re-entrant.
void findRangeFacts(std::string_view text, const PieceMarks& marks, std::vector<FalseFact>& found);

} // namespace core
