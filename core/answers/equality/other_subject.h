#pragma once

#include "core/answers/asked/asked_question.h"

#include <string_view>

namespace core {

/// True for a short sentence about something else than the question: "The sum of 3 and 4 is 7" for the sum of 3 and 5, "The perimeter
/// is 12" for the area, "Two pens cost $12" for one pen, "Ann was 12" for how old she is.
[[nodiscard]] bool tellsOfOtherSubject(const AskedQuestion& question, std::string_view problem, std::string_view sentence);

/// True for "x = 3 mod 7" and "The number is 10 digits long", which say no number alone, where neither `gold` nor the problem
/// speaks of these.
[[nodiscard]] bool saysNoNumber(std::string_view problem, std::string_view gold, std::string_view pred);

} // namespace core
