#pragma once

#include "core/filter/text_matcher.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Texts of which one stands in every match of a pattern: of `(Wait|Hmm), let me \w+` ", let me ".
/// **Input** a pattern that PCRE2 takes, well-formed UTF-8. **Returns** at most 16; empty when nothing is known.
[[nodiscard]] std::vector<RequiredText> requiredLiterals(std::string_view pattern, LetterCase letters);

/// A pattern that matches the inside of a JSON string wherever `pattern` matches the text that it says, as long as no
/// character of it is written \uXXXX; and in other places as well. **Returns** nothing when there is no such pattern.
[[nodiscard]] std::optional<std::string> rawPattern(std::string_view pattern);

/// True for a character that is equal to others when case does not matter, beyond the two of an ASCII letter: k is the
/// Kelvin sign as well.
[[nodiscard]] bool hasUnusualCase(char32_t c);

} // namespace core
