#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

namespace core {

/// The words of `text` in ASCII letters, with what stands behind an apostrophe ("don't"), but none in "D's".
[[nodiscard]] std::vector<std::string_view> asciiWords(std::string_view text);

/// True when `word`, in either case, is one of `words`, which are in lower case.
[[nodiscard]] bool isOneOfWords(std::string_view word, std::initializer_list<std::string_view> words);

} // namespace core
