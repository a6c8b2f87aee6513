#pragma once

#include "core/answers/equality/equality.h"

#include <optional>
#include <string_view>

namespace core {

/// Compares two dates ("March 5, 2024", "2024-03-05") or two times of day ("3:15 pm", "15:15", "下午3点15分"). Nothing when one is
/// neither, or where it is not clear: 3:15 alone may be a ratio.
[[nodiscard]] std::optional<AnswerCheck> compareCalendar(std::string_view gold, std::string_view pred);

/// "july" and "jul".
[[nodiscard]] bool isMonth(std::string_view word);

} // namespace core
