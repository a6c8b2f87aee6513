#pragma once

#include "core/answers/facts/fact_text.h"
#include "core/answers/facts/stated_facts.h"

#include <optional>

namespace core {

/// Checks a calculation that goes on with the result before it: "96*2.45 ≈ 235.2, minus 21 = 214.2, divide by 23 ≈ 9.31".
struct RunningFact
{
    std::optional<FalseFact> fact; ///< what is false in it
    std::optional<FactSide> result; ///< the side that it arrives at, to go on from
};

/// **Input** the side that holds the last result. **Returns** nothing set where the text does not go on with it.
[[nodiscard]] RunningFact continueFrom(const FactText& text, const FactSide& result);

} // namespace core
