#pragma once

#include "core/answers/facts/stated_facts.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace core {

/// Checks what is said of the roots of a quadratic polynomial that the sentence writes out: "the roots of x^2 - 5x + 6 = 0 are 2 and 4", "the
/// sum of the roots of x^2 - 5x + 6 = 0 is -5" (Vieta). "roots" stands at `noun`. **Cost** bounded.
[[nodiscard]] std::optional<FalseFact> falseRoots(std::string_view text, std::size_t noun);

/// The same for "the discriminant of x^2 - 5x + 6 is 2"; " is " stands at `verb`. **Cost** bounded.
[[nodiscard]] std::optional<FalseFact> falseDiscriminant(std::string_view text, std::size_t verb);

} // namespace core
