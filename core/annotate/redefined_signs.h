#pragma once

#include "core/answers/stated_facts.h"

#include <string_view>

namespace core {

/// True when `text` gives the signs of `fact` another meaning before it: an operation of its own ("define a * b = a + b + ab"),
/// Boolean algebra, brackets for whole or fractional parts, a riddle, variables that a program renews.
/// **Cost** bounded: it looks back some thousand bytes.
[[nodiscard]] bool redefinesSigns(const FalseFact& fact, std::string_view text);

} // namespace core
