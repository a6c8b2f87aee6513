#pragma once

#include "core/answers/facts/stated_facts.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace core {

/// The whole number that ends before `at` and is no part of a calculation, a list or a phrase: 0 where there is none. `begin`: its first digit.
[[nodiscard]] std::int64_t wholeBefore(std::string_view text, std::size_t at, std::size_t& begin);

/// Checks what the verb from `begin` to `end` says: "is 54", "equals 12". **Cost** bounded.
void checkVerb(std::string_view text, std::size_t begin, std::size_t end, std::vector<FalseFact>& found);

/// The same for verbs of which "es " ends before `end`: "gives", "makes", "leaves", "divides".
void checkVerbInS(std::string_view text, std::size_t end, std::vector<FalseFact>& found);

/// Checks "1048576 has 8 digits"; " digits" stands at `noun`.
[[nodiscard]] std::optional<FalseFact> falseLength(std::string_view text, std::size_t noun);

} // namespace core
