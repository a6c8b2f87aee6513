#pragma once

#include "core/answers/number_run.h"

#include <optional>
#include <string_view>

namespace core {

/// What `text` says of the digits of the numbers in `run` and is false: that one is absent ("481-488 don't include a 4 in the
/// units place", "the digits are 1-8, so 4 doesn't appear"), or how often it stands in a place ("4's in the tens place:
/// 11 times (140-149)"). **Cost** bounded. **Threads** re-entrant.
[[nodiscard]] std::optional<FalseFact> falseDigits(std::string_view text, const NumberRun& run);

} // namespace core
