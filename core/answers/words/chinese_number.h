#pragma once

#include <string>
#include <string_view>

namespace core {

/// What an answer of Chinese numerals is in digits, with the measure word behind it: "十二个" is "12个", "三分之二" "2/3",
/// "百分之五十" "50%", "负三点五" "-3.5"; empty for others.
[[nodiscard]] std::string chineseNumber(std::string_view answer);

} // namespace core
