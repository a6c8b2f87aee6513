#pragma once

#include <QString>

#include <string_view>

namespace widgets {

/// The title of a segment in the language of the window: what core puts before the trace's own words ("check: ",
/// "final answer: ", "repeats approach 2") is translated, whatever the language of the trace; the words stay.
[[nodiscard]] QString titleText(std::string_view title);

/// True when `title` says only that the segment is a repeat, and what it gives.
[[nodiscard]] bool isRepeatTitle(std::string_view title);

/// The layout that core recognised ("column generation with <think>") in the language of the window.
[[nodiscard]] QString layoutText(std::string_view layout);

} // namespace widgets
