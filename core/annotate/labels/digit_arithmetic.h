#pragma once

#include <optional>
#include <string_view>

namespace core {

/// About the value of arithmetic in digits that reads in one way only: "16.30", "(4.61)/(3.07)", "0.3535 + 1.837 - 2".
/// Nothing for all others: with letters, other signs, numbers beside each other. **Cost** linear, at most some dozens of bytes.
[[nodiscard]] std::optional<double> digitArithmetic(std::string_view text);

} // namespace core
