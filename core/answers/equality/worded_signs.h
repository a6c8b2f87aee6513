#pragma once

#include <string>
#include <string_view>

namespace core {

/// A sentence with what it says in words as signs: "3/8" for "three eighths" and, of a probability, for "3 in 8", "$\pm 2$" for "plus or
/// minus two", "$[-1, 3]$" for "the closed interval from -1 to 3", "$x < 5$" for "x must be less than 5", "$at least 10$" for "ten or
/// more". `problem` may tell what is meant. **Cost** linear in the sentence.
[[nodiscard]] std::string withWordedSigns(std::string_view sentence, std::string_view problem);

/// True for a problem that asks what part of something.
[[nodiscard]] bool asksForShare(std::string_view problem);

} // namespace core
