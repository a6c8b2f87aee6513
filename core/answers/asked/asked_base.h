#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// The base in which a problem wants its answer: "Convert 13 to base 2", "the binary representation of 13"; nothing for none, for
/// several and for ten.
[[nodiscard]] std::optional<int> askedBase(std::string_view problem);

/// "1101_{2}" for digits of that base that name none, alone or behind "The binary representation of 13 is"; empty for other texts.
[[nodiscard]] std::string markedWithBase(std::string_view answer, int base, std::string_view problem);

} // namespace core
