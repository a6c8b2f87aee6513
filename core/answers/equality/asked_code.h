#pragma once

#include "core/answers/equality/equality.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace core {

/// What a problem may ask for that has no value.
enum class AskedCode : std::uint8_t { None, TimeOfDay, NumberToCall, Code };
/// **Cost** linear in the problem.
[[nodiscard]] AskedCode askedCode(std::string_view problem);

/// Compares signs where a problem asks for what has no value: a version (3.10 is not 3.1), a number to call, a PIN or another code, a
/// time of day (10:20 is no ratio). Nothing where it asks for something else, or an answer is a sentence. **Cost** linear in the answers.
[[nodiscard]] std::optional<AnswerCheck> compareCodes(AskedCode asked, std::string_view gold, std::string_view pred);

} // namespace core
