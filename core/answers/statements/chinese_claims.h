#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// "它的个位数": words before a value which tell that it is another one than problems ask for.
[[nodiscard]] bool tellsOfOtherInChinese(std::string_view words);

/// True for a text with Chinese characters in it.
[[nodiscard]] bool isChinese(std::string_view text);

/// The one value that a short Chinese text claims: "6" of "有人认为答案是5，但正确答案是6。", see claimedAnswer.
[[nodiscard]] std::optional<std::string> claimedInChinese(std::string_view text);

/// "等腰三角形" of "三角形ABC是等腰三角形"; nothing where it is denied.
[[nodiscard]] std::optional<std::string> predicateInChinese(std::string_view text);

} // namespace core
