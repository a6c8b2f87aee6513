#pragma once

#include "core/answers/facts/fact_text.h"
#include "core/answers/facts/stated_facts.h"

#include <optional>

namespace core {

/// Checks "2x + 3 = 11 ⇒ x = 5": where the second equation follows from the first, both cannot hold.
///
/// **Input** two neighbouring chains of `text`. **Returns** a fact when a word or arrow between them says that the second
/// follows, and it is false for every value of the symbols. **Cost** some evaluations of both.
[[nodiscard]] std::optional<FalseFact> falseConclusion(const FactText& text, const FactChain& first, const FactChain& second);

} // namespace core
