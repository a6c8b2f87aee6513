#pragma once

#include "core/answers/facts/fact_text.h"
#include "core/answers/facts/stated_facts.h"

#include <optional>

namespace core {

/// The first equality of two calculations with the same symbols in `chain` that holds for none of their values, that differs by one term
/// where an expression is worked out, or that applies a law which does not hold: "(a + b)^2 = a^2 + b^2".
[[nodiscard]] std::optional<FalseFact> falseIdentity(const FactText& text, const FactChain& chain);

} // namespace core
