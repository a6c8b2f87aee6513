#pragma once

#include <string>
#include <string_view>

namespace core {

/// Running text with LaTeX as one plain line: simple commands become signs (`\frac{1}{2}` 1/2, `\sqrt{x}` √x, `\le` ≤),
/// other commands their names; math delimiters, Markdown emphasis and line breaks go. Never a half command.
/// **Cost** linear.
[[nodiscard]] std::string readableMath(std::string_view text);

} // namespace core
