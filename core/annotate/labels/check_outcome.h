#pragma once

#include "core/annotate/annotator.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace core {

/// What a check looks at: the answer of the approach before it.
struct Checked
{
    std::string answer;        ///< as it states it; empty where it states none
    char letter = '\0';        ///< of the option that it is; 0 for no option
    std::size_t options = 0;   ///< how many the problem has
    bool asksForWrong = false; ///< the wrong option is asked for: "so A is incorrect" affirms A
};

/// What a check finds of the result that it looks at, by the last of its sentences that says: the writer's own finding. To rule
/// out other options affirms it; a doubt, a question or a mismatch that is left at the end leaves it open.
/// **Cost** bounded: the last few hundred bytes are looked at.
[[nodiscard]] Outcome outcomeOf(std::string_view check, const Checked& checked);

} // namespace core
