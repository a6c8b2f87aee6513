#pragma once

#include <string>
#include <string_view>

namespace core {

/// `text` with quantities in words and in two parts as one number each: "15 minutes" for "a quarter of an hour", "2.5 hours" for
/// "two and a half hours", in a sentence also "150 min" for "2 hours 30 minutes". Empty where there is none.
[[nodiscard]] std::string withPlainQuantities(std::string_view text);

} // namespace core
