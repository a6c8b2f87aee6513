#pragma once

#include "core/span.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace core {

/// At most `most` characters of `text`, cut after a word, before a bracket that would stay open.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most);

/// `line` without the signs that end a sentence, or that a formula breaks off with.
[[nodiscard]] std::string_view trimmedEnd(std::string_view line);

/// True when `line` only announces: "another approach", "think about this step by step".
[[nodiscard]] bool saysNothing(std::string_view line);

/// True when `sentence` was cut behind the short form of a title: "Dear Ms."
[[nodiscard]] bool endsWithTitle(std::string_view sentence);

/// True when the value at `value` of `text` belongs to a name: the 2 of "2-methylbutane".
[[nodiscard]] bool isPartOfName(std::string_view text, Span value);

/// "code: area(a, b)" for a fence of code, by the first function in it; empty for other texts.
[[nodiscard]] std::string codeTitle(std::string_view text);

} // namespace core
