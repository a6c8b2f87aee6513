#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// The value of the kind of `gold` that the last sentence of a short text states: "28" of "So they need 28 ways.", "72 kilometres per
/// hour" of "It goes at 20 m/s, i.e. at 72 kilometres per hour.", "17" of "The smallest is 17, since 13 fails.". What `problem`
/// asks (empty: not known) decides between several. Nothing where it is not clear.
/// **Cost** linear in the texts. **Threads** re-entrant.
[[nodiscard]] std::optional<std::string> closingValue(std::string_view problem, std::string_view gold, std::string_view sentence);

} // namespace core
