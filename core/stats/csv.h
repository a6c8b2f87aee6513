#pragma once

#include <string>
#include <string_view>

namespace core {

/// `value` in quotes, as a field of a CSV file that a spreadsheet takes as text and never runs as a formula.
[[nodiscard]] std::string csvField(std::string_view value);

} // namespace core
