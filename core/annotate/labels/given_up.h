#pragma once

#include <string_view>

namespace core {

/// True when the last words of `text` give a way up: it is too hard to go on ("this is getting messy"), or the writer cannot do
/// or still lacks what it takes ("I can't see how", "I want the exact value").
[[nodiscard]] bool givesUp(std::string_view text);

} // namespace core
