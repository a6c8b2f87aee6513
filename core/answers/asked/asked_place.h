#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// Where a function has its extreme, as a short sentence says it: "5" of "The minimum is attained at 5" where the problem asks
/// at which x. Nothing where the problem asks for something else or for the other extreme.
[[nodiscard]] std::optional<std::string> placeOfExtreme(std::string_view problem, std::string_view sentence);

/// True for "The minimum is 5", a value, where the problem asks for the place.
[[nodiscard]] bool tellsExtremeForPlace(std::string_view problem, std::string_view sentence);

} // namespace core
