#pragma once

#include "core/answers/asked/asked_question.h"

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// The value that a sentence puts where the question asks: "35\%" of "28 is 35\% of 80." for "What percent of 80 is 28?".
/// Each other word of its clause is one of the question. Nothing where this is not so.
[[nodiscard]] std::optional<std::string> restatedValue(const AskedQuestion& question, std::string_view sentence);

/// True for "The sum of Noah and Mia is 36" where the problem asks for Mia alone.
[[nodiscard]] bool tellsOfCombination(const AskedQuestion& question, std::string_view problem, std::string_view sentence);

} // namespace core
