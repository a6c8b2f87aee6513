#pragma once

#include <string>
#include <string_view>

namespace core {

/// A chemical equation in one way of writing: "C3H8+5O2->3CO2+4H2O" for "\mathrm{C_3H_8 + 5\,O_2 \rightarrow 3\,CO_2 + 4\,H_2O}".
/// Empty for texts without an arrow between two sides.
[[nodiscard]] std::string reactionEquation(std::string_view answer);

} // namespace core
