#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// One piece of a regular expression.
struct PatternToken
{
    enum class Kind : std::uint8_t {
        Character, ///< `text` is one character that stands for itself, decoded
        Class,     ///< `text` is [...] as written, not negated
        Word,      ///< `text` is \w, \d or \p{...}: never a character that JSON escapes
        Space,     ///< \s, \h, \v
        Other,     ///< a dot, a negated class, \W, \D, \S: one character, it may be any
        Place,     ///< ^, $, \b, \B: no character
        Open,
        Close,
        Bar
    };
    Kind kind = Kind::Character;
    std::string_view text;
    std::string character; ///< of Character
    std::string_view times; ///< `*`, `+?`, `{2,5}` behind it, without a possessive +; of Close: behind the group
    bool maybeNone = false; ///< it may stand there no time at all
};

/// Takes a regular expression apart. **Input** a pattern that PCRE2 takes (without the x flag), well-formed UTF-8; the
/// tokens point into it. **Returns** nothing where the pattern uses more than these pieces: looking around, flags,
/// backreferences, \x and other rare escapes.
[[nodiscard]] std::optional<std::vector<PatternToken>> patternTokens(std::string_view pattern);

} // namespace core
