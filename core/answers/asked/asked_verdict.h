#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// The verdict of a sentence that affirms or denies what a problem asks: "no" of "Since 91 = 7 × 13, it is not a prime number" for
/// "Is 91 a prime number?", "diverges" of "The series does not converge" for "converge or diverge". Nothing where it is not clear.
[[nodiscard]] std::optional<std::string> verdictInSentence(std::string_view problem, std::string_view sentence);

} // namespace core
