#pragma once

#include "core/answers/equality/answer_forms.h"

#include <string_view>

namespace core {

/// True when `problem` asks for an antiderivative or a general solution.
[[nodiscard]] bool asksForFamily(std::string_view problem);

/// True when both answers are the same but for the name of one arbitrary constant: "x^2 + C" and "x^2 + K", "y = Ce^{3x}" and
/// "y(x) = Ae^{3x}", also "... + c, where c is a constant". Only where the problem has neither name.
/// **Input** asksForFamily(problem).
[[nodiscard]] bool sameButForConstant(std::string_view problem, AnswerForms& gold, std::string_view pred);

} // namespace core
