#pragma once

#include <string>

namespace core {

/// The answer with what readers of formulas do not know written as they do: "11,\! 111", "3.214.500", "I, II only", "根号3".
/// Long ones are taken as they are.
[[nodiscard]] std::string tidiedAnswer(std::string text);

} // namespace core
