#pragma once

#include "core/answers/facts/stated_facts.h"
#include "core/answers/words/piece_marks.h"

#include <string_view>
#include <vector>

namespace core {

/// Checks the conversion that the sign or verb from `sign` to `end` of `text` states. **Cost** bounded.
[[nodiscard]] std::optional<FalseFact> falseConversion(std::string_view text, std::size_t sign, std::size_t end);

/// Puts into `found` the conversions of units that are false and stated with a sign: "3 km = 300 m". Where the text speaks of a scale or a map, none is judged. `marks` are those of the text.
/// **Cost** linear in the text.
void findConversionFacts(std::string_view text, const PieceMarks& marks, std::vector<FalseFact>& found);

} // namespace core
