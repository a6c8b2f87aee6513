#pragma once

#include <string>
#include <string_view>

namespace core {

/// What an answer in words is in signs or in the usual words: "twenty-five" and "二十五" are 25, "there are no solutions" the empty set,
/// "DNE" "does not exist"; empty for others.
[[nodiscard]] std::string inSigns(std::string_view answer);

/// A chemical formula in one way of writing: "CO2" for "CO_2", "\text{CO}_2", "\ce{CO2}"; empty for what is none.
[[nodiscard]] std::string chemicalFormula(std::string_view answer);

/// True for a chemicalFormula of several elements with counts: "CH3COOH", where the order of the letters matters.
[[nodiscard]] bool namesCompound(std::string_view formula);

} // namespace core
