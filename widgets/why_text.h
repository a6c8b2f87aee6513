#pragma once

#include <QString>

#include <string_view>

namespace widgets {

/// What core says of its decisions ("repeats approach 1: same calculation") in the language of the window.
///
/// Core writes English, since the same words stand in the files it makes; here each of its phrases has a translation,
/// and what they quote (answers, words of the trace) stays as it is. Words that no phrase fits come out unchanged.
[[nodiscard]] QString whyText(std::string_view why);

} // namespace widgets
