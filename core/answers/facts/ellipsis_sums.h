#pragma once

#include "core/answers/facts/fact_text.h"
#include "core/answers/facts/stated_facts.h"

#include <optional>

namespace core {

/// Checks "1 + 2 + 3 + ... + 10 = 45", where `chain` begins behind the dots and the terms are evenly spaced. **Cost** bounded.
[[nodiscard]] std::optional<FalseFact> falseEllipsisSum(const FactText& text, const FactChain& chain);

} // namespace core
