#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// A Chinese sentence with its numerals as digits and its comparisons as signs: "-3" for 负三, "24种" for 二十四种, "30000人" for 3万人, "2/5"
/// for 五分之二, "$a \le 5$" for "a 不大于 5". Where `problem` asks 多少万, 350万 is 350. **Cost** linear in the sentence.
[[nodiscard]] std::string withChineseSigns(std::string_view sentence, std::string_view problem);

/// "$x > 3$" for 大于3 beside "x>3": the sign that the reference names is meant. Nothing where neither is so.
[[nodiscard]] std::optional<std::string> boundInChinese(std::string_view gold, std::string_view bound);

} // namespace core
