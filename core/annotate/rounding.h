#pragma once

#include <string_view>

namespace core {

/// True when `value` is `reference` with more decimals than that one was rounded to: 1.554 s and 1.55. A unit may stand behind
/// each. Whole numbers count as rounded where `toWhole`.
[[nodiscard]] bool roundsTo(std::string_view value, std::string_view reference, bool toWhole);

/// True when `problem` asks for a whole number nearest to the answer.
[[nodiscard]] bool asksForNearest(std::string_view problem);

} // namespace core
