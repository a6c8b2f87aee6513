#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// What a closing sentence says of that for which a problem asks: "Friday" of "It falls on Friday." where the
/// question is "On which day", a time for "At what time", a name for "Who", an amount for "By how much".
/// Nothing where this is not clear.
[[nodiscard]] std::optional<std::string> askedInSentence(std::string_view problem, std::string_view sentence);

} // namespace core
