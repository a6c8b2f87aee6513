#pragma once

#include <string_view>

namespace core {

/// True when `pred` says that it tells of something else than the problem asks for: of an angle at another
/// vertex ("\angle B = 48" for angle A), of the ratio of b to a for that of a to b. False where `gold` names
/// what it tells of.
[[nodiscard]] bool namesOtherThanAsked(std::string_view problem, std::string_view gold,
                                       std::string_view pred);

} // namespace core
