#pragma once

#include "core/answers/equality/equality.h"
#include "core/answers/statements/answer_reading.h"

namespace core {

/// Compares two answers as they stand, without box and delimiters: as text, options, formulas of chemistry, mathematics.
[[nodiscard]] AnswerCheck compareBare(AnswerReading& gold, AnswerReading& pred);

} // namespace core
