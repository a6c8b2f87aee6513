#pragma once

#include "core/annotate/annotator.h"

#include <string>
#include <string_view>

namespace core {

/// The answer that a cleaned trace must still hold (METHOD.md, invariant 3).
struct KeptAnswer
{
    std::string text;   ///< as written: "\\boxed{73}" whole, or the answer that the conclusion or last approach states
    /// True when there is nothing to protect, or `cleaned` still holds it, on word boundaries.
    [[nodiscard]] bool heldBy(std::string_view cleaned) const;
};

/// The last `\boxed{...}` of the reasoning; else the answer of its last conclusion; else that of its last approach.
[[nodiscard]] KeptAnswer finalAnswer(std::string_view reasoning, const Analysis& analysis);

} // namespace core
