#pragma once

#include "core/answers/math/math_tokens.h"

#include <string_view>
#include <vector>

namespace core {

/// The tokens of an answer, with what people write for other tokens replaced by these: "\text{12}", "2 to 3", "3 (mod 7)",
/// "6:30 p.m.", "{x | x > 1}", "20 °C". They view `text`.
[[nodiscard]] std::vector<Token> answerTokens(std::string_view text, CommaStyle commas);

} // namespace core
