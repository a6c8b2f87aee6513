#pragma once

#include <string>
#include <string_view>

namespace core {

/// `text` with a time in words in digits: "at 9:05 PM" for "at five minutes past nine in the evening", "3:30" for "half past three".
/// Empty where there is none.
[[nodiscard]] std::string withClockDigits(std::string_view text);

} // namespace core
