#pragma once

#include "core/answers/facts/fact_text.h"
#include "core/answers/facts/stated_facts.h"

#include <optional>

namespace core {

/// Checks "with x = 4, x^2 + 1 = 15": what an expression of one symbol is worth where the chain before gives the symbol its value.
///
/// **Input** two neighbouring chains of `text`. **Returns** a fact only where a word such as "when" brings the value in and nothing
/// behind asks, denies or draws a contradiction. **Cost** one evaluation, for chains that read so.
[[nodiscard]] std::optional<FalseFact> falseSubstitution(const FactText& text, const FactChain& first, const FactChain& second);

} // namespace core
