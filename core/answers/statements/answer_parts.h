#pragma once

#include <string_view>
#include <vector>

namespace core {

/// The texts of the parts of an answer to a question in parts: "3" and "4" for "(a) 3, (b) 4" or "(1) 3; (2) 4".
/// Empty when `answer` does not begin with a first mark, or has no second. They view `answer`.
[[nodiscard]] std::vector<std::string_view> answerParts(std::string_view answer);

} // namespace core
