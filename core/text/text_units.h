#pragma once

#include "core/span.h"

#include <string_view>
#include <vector>

namespace core {

/// The smallest piece that a segment can begin with: a sentence, a line, or one display (formula or code block).
struct TextUnit
{
    Span span;                   ///< with the white space that follows it; the first one also with what stands before it
    Span body;                   ///< the same without white space at its ends; empty for a text of white space only
    bool paragraphStart = false; ///< first in the text, or a blank line stands before it
    bool lineStart = false;      ///< first in its line
    bool display = false;        ///< a display formula (`\[..\]`, `$$..$$`, `\begin..\end`) or a fenced code block
};

/// Cuts `text` into units that partition it. Formulas and code blocks are never cut, unless longer than 8 KB or without
/// an end; running text without any sentence end is cut after about 2 KB.
/// **Input** well-formed UTF-8, NUL allowed. **Cost** linear, whatever the text.
[[nodiscard]] std::vector<TextUnit> splitUnits(std::string_view text);
/// The same, but at most the first `most` units and no more of the text than that takes; the span of the last one may end early.
[[nodiscard]] std::vector<TextUnit> firstUnits(std::string_view text, std::size_t most);

} // namespace core
