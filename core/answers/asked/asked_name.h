#pragma once

#include <string>
#include <string_view>

namespace core {

/// `answer` without what stands beside the name for which the problem asks: "Isaac Newton" for "Sir Isaac Newton" and "Newton, Isaac" behind "Who",
/// "the Nile" for "the Nile River" behind "Which river", 北京 for 北京市 behind 哪座城市. Empty where nothing does.
[[nodiscard]] std::string withoutNameDress(std::string_view problem, std::string_view answer);

} // namespace core
