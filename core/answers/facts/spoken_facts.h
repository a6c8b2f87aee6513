#pragma once

#include "core/answers/facts/stated_facts.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace core {

/// Checks what the verb from `begin` to `end` of `text` ("... is 54", "... gives 12") states of what stands before it in words: "seven times
/// eight", "half of 76", "the average of 4, 8 and 9", "the remainder when 100 is divided by 9". **Cost** bounded.
[[nodiscard]] std::optional<FalseFact> falseSpokenFact(std::string_view text, std::size_t begin, std::size_t end);

/// "100 divided by 9 leaves a remainder of 2", with the verb from `begin` to `end`. **Cost** bounded.
[[nodiscard]] std::optional<FalseFact> falseRest(std::string_view text, std::size_t begin, std::size_t end);

} // namespace core
