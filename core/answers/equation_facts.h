#pragma once

#include "core/answers/fact_text.h"
#include "core/answers/stated_facts.h"

#include <optional>

namespace core {

/// Checks "2x + 3 = 11 ⇒ x = 5": where the second equation follows from the first, both cannot hold.
///
/// **Input** two neighbouring chains of `text`. **Returns** a fact when a word or arrow between them says that the second
/// follows, and it is false for every value of the symbols. **Cost** some evaluations of both.
[[nodiscard]] std::optional<FalseFact> falseConclusion(const FactText& text, const FactChain& first, const FactChain& second);

/// Checks a chain that works out an expression, "y = (x + 1)^2 = x^2 + x + 1": neighbouring sides with the same symbols
/// must be equal for all values of them; and "2(x + 3) = 2x + 5", which no value solves.
[[nodiscard]] std::optional<FalseFact> falseIdentity(const FactText& text, const FactChain& chain);

} // namespace core
