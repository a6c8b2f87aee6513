#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// The number that a sentence puts where a Chinese problem asks 几 or 多少: "6小时" of 汽车6小时可以到达 for 几小时可以到达. All words behind it
/// are those of the question, and those before it where the question has any. Nothing where this is not so.
[[nodiscard]] std::optional<std::string> chineseCount(std::string_view problem, std::string_view sentence);

/// True for 小红有7本书 where the problem asks 小明有多少本书 and tells of 小红 too.
[[nodiscard]] bool countsForOther(std::string_view problem, std::string_view sentence);

} // namespace core
