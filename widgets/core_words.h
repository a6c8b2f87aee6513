#pragma once

#include "core/corpus/file_change.h"
#include "core/corpus/json_path.h"

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

/// What has happened to a file since it was opened, and what to do.
[[nodiscard]] QString changeText(const core::FileChange& change);

/// What is wrong with a path into a record, in the language of the window, and at which character.
[[nodiscard]] QString pathFaultText(const core::PathFault& fault);

} // namespace widgets
