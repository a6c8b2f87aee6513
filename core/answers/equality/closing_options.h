#pragma once

#include "core/answers/asked/choices.h"

#include <string_view>
#include <vector>

namespace core {

/// True when the last sentence of a short text chooses the options of `gold` and no others: "C" of "Option C (the second law) is right.",
/// "A, D" of "Statements A and D are true, while B and C are not.", "ABD" of 正确的选项有A、B、D. A text of the option beside its letter must be the
/// one that `choices` offers.
[[nodiscard]] bool statesOptions(const std::vector<Choice>& choices, std::string_view gold, std::string_view sentence);

/// True for "The answer is (A) 1/3" where option A is another one.
[[nodiscard]] bool namesOtherText(const std::vector<Choice>& choices, std::string_view sentence);

} // namespace core
