#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// How a word with accents is looked for, of which each may be written as one character or as a letter with marks
/// behind it (NFC and NFD): "café" finds both.
struct AccentedWord
{
    std::string pattern; ///< for PCRE2, with either form of each accented letter
    std::string steady;  ///< the word with a NUL for each of those letters: what lies between stands in every match
};

/// **Input** well-formed UTF-8. **Returns** nothing for a word that is written in one way only.
[[nodiscard]] std::optional<AccentedWord> accentedWord(std::string_view word);

} // namespace core
