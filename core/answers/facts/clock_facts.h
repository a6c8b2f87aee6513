#pragma once

#include "core/answers/facts/stated_facts.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace core {

/// Checks what the " is " at `verb` says of the time between two clock times: "from 9:40 to 11:15 is 85 minutes". Half a day more or less is
/// left open, and minutes may be seconds. **Cost** bounded.
[[nodiscard]] std::optional<FalseFact> falseDuration(std::string_view text, std::size_t verb);

} // namespace core
