#pragma once

#include "core/answers/statements/answer_reading.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// The unit in which a problem wants a bare number, as plainUnit writes it: "min" for "how many minutes" and 多少分钟, "cm" for
/// "how tall is he in cm". Empty for none, for several and for units of unknown size.
[[nodiscard]] std::string askedUnit(std::string_view problem);

/// What a value with a unit is where `unit` is asked for and the reference is a number without one.
enum class InAskedUnit : std::uint8_t {
    Open,  ///< no unit, the same, or one that may be read in another way
    Same,  ///< "0.25 hours" for 15 minutes
    Other, ///< "15 hours" for 15 minutes
};
[[nodiscard]] InAskedUnit compareInAskedUnit(std::string_view unit, AnswerReading& gold, AnswerReading& pred);

} // namespace core
