#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// The value that a short Chinese text states at its end, see closingValue: "-3" of 所以a的值是负三, "8" of 甲班有8人获奖，乙班有6人获奖 where
/// the problem asks for 甲班. Nothing where it is not clear.
[[nodiscard]] std::optional<std::string> closingValueInChinese(std::string_view problem, std::string_view gold, std::string_view sentence);

/// True for a Chinese sentence that names another measure than the problem asks for, or sets aside a value of `gold`.
[[nodiscard]] bool tellsOfRivalInChinese(std::string_view problem, std::string_view gold, std::string_view sentence);

} // namespace core
