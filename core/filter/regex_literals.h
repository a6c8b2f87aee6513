#pragma once

#include "core/filter/text_matcher.h"

#include <string_view>
#include <vector>

namespace core {

/// Texts of which one stands in every match of a pattern: of `(Wait|Hmm), let me \w+` ", let me ".
/// Looks at concatenation, groups, alternatives and repeats; where the pattern uses more than these, nothing is said.
/// **Input** a pattern that PCRE2 takes, well-formed UTF-8. **Returns** at most 16; empty when nothing is known.
[[nodiscard]] std::vector<RequiredText> requiredLiterals(std::string_view pattern, LetterCase letters);

/// True for a character that is equal to others when case does not matter, beyond the two of an ASCII letter: k is the
/// Kelvin sign as well.
[[nodiscard]] bool hasUnusualCase(char32_t c);

} // namespace core
