#pragma once

#include "core/answers/statements/answer_statements.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace core {

/// True when the sentence around the letter at `at` of `text` says that this option is the answer, however unsure the writer
/// is ("I think it is C"). False where it only guesses ("maybe the answer is C", "if so, C is right"), asks, takes it back in
/// the same breath ("C, but without the factor 2"), leaves it beside another ("A or C", "both A and C"), compares with it
/// ("close to option C") or speaks of what stands in it ("the order in option C is correct", "C's second part").
/// **Input** `options` letters name options. **Cost** linear in the sentence.
[[nodiscard]] bool assertsOption(std::string_view text, std::size_t at, std::size_t options);

/// The option that the last words of `text` choose without a word for answers: "I'll go with option D", "Hence, answer D."
/// **Cost** bounded.
[[nodiscard]] std::optional<AnswerStatement> chosenOption(std::string_view text, std::size_t options);

} // namespace core
