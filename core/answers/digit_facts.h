#pragma once

#include "core/answers/number_run.h"

#include <optional>
#include <string_view>

namespace core {

/// What `text` says of the digits of the numbers in `run` and is false: that one is absent ("561-569 don't include a 7 in the
/// units place", "the digits are 2-7, so 5 doesn't appear"), or how often it stands in a place ("3's in the tens place:
/// 9 times (330-339)"). **Cost** bounded. **Threads** re-entrant.
[[nodiscard]] std::optional<FalseFact> falseDigits(std::string_view text, const NumberRun& run);

} // namespace core
