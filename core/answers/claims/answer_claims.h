#pragma once

#include "core/span.h"

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// What a sentence does with a value in it.
enum class Claim {
    Stated, ///< "the answer is 5"
    Told,   ///< by a word that says little: "she earned 5"
    Other,  ///< of another thing than problems ask for: "its last digits are 5"
    Alone,  ///< nothing stands around it
    Refused ///< denied, doubted, a part of another value: "not 5", "half of 5", "5 or 6", "suppose it is 5"
};

/// What the sentence around `value` does with it; a later "wait" or "that is wrong" takes it back.
[[nodiscard]] Claim claimOf(std::string_view text, Span value);

/// The one value or option that a text of a few sentences claims, with its unit: "6" of "It is not 5 but 6." Nothing where it claims
/// several, or where it is not clear.
[[nodiscard]] std::optional<std::string> claimedAnswer(std::string_view text);

} // namespace core
