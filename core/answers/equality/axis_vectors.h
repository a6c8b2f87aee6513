#pragma once

#include "core/answers/math/expression.h"

#include <optional>
#include <string_view>

namespace core {

/// True for a text with unit vectors of axes: "\hat{i}", "\mathbf{j}", "\vec k".
[[nodiscard]] bool namesAxes(std::string_view text);

/// True for an expression in two of the letters i, j, k or all: "i - 2j + 4k".
[[nodiscard]] bool usesPlainAxes(const Expression& expression);

/// "2\mathbf{i} - \mathbf{j}" as the tuple (2, -1), with k one of three coordinates. Nothing for what is no sum of multiples of
/// unit vectors.
[[nodiscard]] std::optional<Expression> tupleOfAxes(const Expression& expression);

} // namespace core
