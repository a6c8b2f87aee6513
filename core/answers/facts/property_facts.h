#pragma once

#include "core/answers/facts/stated_facts.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace core {

/// Checks what the " is " at `verb` says of the number before it: "35 is even", "50 is a perfect square", "24 is a multiple of 7", "7 is a
/// factor of 24", "9.11 is greater than 9.9", "30 out of 120 is 30%". **Cost** bounded.
[[nodiscard]] std::optional<FalseFact> falseProperty(std::string_view text, std::size_t verb);

/// "35是偶数", "50不是完全平方数", "24是7的倍数": what stands from `said` on says of the `number` that is written at `subject`. **Cost** bounded.
[[nodiscard]] std::optional<FalseFact> falseChineseProperty(std::string_view text, Span subject, std::int64_t number, std::size_t said, bool denied);

/// "the digits of 4872 add up to 20"; "digits" stands at `noun`. **Cost** bounded.
[[nodiscard]] std::optional<FalseFact> falseDigitsTogether(std::string_view text, std::size_t noun);

} // namespace core
