#pragma once

#include <string_view>

namespace core {

/// True when the last sentence of a short text states `gold`, an answer in words, as its predicate or, where `problem` asks who or which, as
/// its subject: "false" of "The claim is false, as n = 6 shows.", "Amelie" of "It was Amelie who won the race.", 不能 of 答：不能，因为….
/// What is denied, doubted or told of others is not stated.
[[nodiscard]] bool statesInWords(std::string_view problem, std::string_view gold, std::string_view sentence);

} // namespace core
