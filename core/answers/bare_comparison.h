#pragma once

#include "core/answers/answer_reading.h"
#include "core/answers/equality.h"

namespace core {

/// Compares two answers as they stand, without box and delimiters: as text, options, formulas of chemistry, mathematics.
[[nodiscard]] AnswerCheck compareBare(AnswerReading& gold, AnswerReading& pred);

} // namespace core
