#pragma once

#include "core/answers/facts/fact_text.h"
#include "core/answers/facts/stated_facts.h"

#include <vector>

namespace core {

/// Adds the first false relation between numbers in `chain` to `found`; what stands behind it in the chain rests on it.
void checkChain(const FactText& text, const FactChain& chain, std::vector<FalseFact>& found);

} // namespace core
