#pragma once

#include <string_view>

namespace core {

/// True when the words around a value make another one of it, or deny it: "greater than 5", "half of 5", "5 million",
/// "5 or 6", "cannot be 5". Only the clause of the value counts.
[[nodiscard]] bool saysOtherwise(std::string_view before, std::string_view after);

} // namespace core
