#pragma once

#include "core/answers/math/math_tokens.h"

#include <vector>

namespace core {

/// "\frac{dy}{dx}", "dx/dt" and "\frac{\partial f}{\partial x}" as one symbol each: no d cancels in them.
void readDerivatives(std::vector<Token>& tokens);

/// "204_{\text{five}}" as 204_5.
void readBaseWords(std::vector<Token>& tokens);

} // namespace core
