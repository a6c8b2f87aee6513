#pragma once

#include <string_view>

namespace core {

/// True when a clause tells of what a problem never mentions: "Five pears are left" where it speaks of apples, "Apollo 12 landed" of Apollo
/// 11; or leaves out that it asks for the rest. Words that say little, verbs of amounts and units are no others.
[[nodiscard]] bool tellsOfForeign(std::string_view problem, std::string_view clause);

} // namespace core
