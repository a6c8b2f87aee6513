#pragma once

#include "core/answers/facts/stated_facts.h"
#include "core/answers/words/piece_marks.h"

#include <string_view>
#include <vector>

namespace core {

/// Adds what `text` says in words of a run of whole numbers and is false (`marks` are those of the text): how many there are ("8 numbers
/// (760-768)", "from 27 to 94 inclusive there are 67 integers"), or how they are counted ("the number of integers from 27 to 94 is 94 - 26 + 1").
/// **Cost** linear in the text. **Threads** re-entrant.
void findRangeFacts(std::string_view text, const PieceMarks& marks, std::vector<FalseFact>& found);

} // namespace core
