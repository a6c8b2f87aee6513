#pragma once

#include "core/answers/asked/choices.h"

#include <string_view>
#include <vector>

namespace core {

/// True for "isosceles" beside "isosceles triangle" where a problem asks "what kind of triangle". **Input** answers without dress.
[[nodiscard]] bool sameKind(std::string_view problem, std::string_view gold, std::string_view pred);

/// True for "True" beside "Yes" where a problem asks whether something is true.
[[nodiscard]] bool sameTruth(std::string_view problem, std::string_view gold, std::string_view pred);

/// True for "ACD" and "DCA" where a problem asks to choose all of its options that fit.
[[nodiscard]] bool sameOptions(std::string_view problem, const std::vector<Choice>& offered, std::string_view gold, std::string_view pred);

/// True for "cat" and "act", which are one product by their letters: words, unless `problem` uses each of the letters by itself, or
/// they are such as "abc", "mgh", "axy". Longer words are read as such everywhere.
[[nodiscard]] bool areDifferentWords(std::string_view problem, std::string_view gold, std::string_view pred);

} // namespace core
