#pragma once

#include <cstdint>
#include <string_view>

namespace core {

/// What a word does for a value in a sentence.
enum class ClaimRole : std::uint32_t {
    Copula = 1,             ///< the value follows: "is", "equals", "obtain"
    Filler = 2,             ///< may stand between copula and value: "exactly"
    Cue = 4,                ///< concludes: "so", "therefore"
    Preposition = 8,        ///< the value is a part of what is told: "of", "by", "at"
    Determiner = 16,        ///< "the", "another"
    Negation = 32,          ///< denies what follows: "not", "except"
    Changing = 64,          ///< makes another value of what follows: "half", "than", "nearly"
    Rejecting = 128,        ///< verbs of setting aside and of trying: "reject", "try"
    Hypothesis = 256,       ///< the sentence claims nothing: "if", "suppose"
    Doubt = 512,            ///< the clause claims nothing: "might", "mistake"
    Correction = 1024,      ///< takes back what was said: "wait", "actually"
    Numbered = 2048,        ///< the number behind is a name: "case", "option"
    Failing = 4096,         ///< behind "is": the value is none: "wrong", "extraneous"
    Approving = 8192,       ///< behind "is": the value is one: "correct", "answer"
    Continuing = 16384,     ///< behind the value: it goes on, "more", "times", "or"
    Failed = 32768,         ///< behind the value: it is none, "fails", "cannot"
    Subject = 65536,        ///< what problems ask for: "answer"
    BesideSubject = 131072, ///< may stand beside it: "the final answer to this problem is"
    Telling = 262144,       ///< verbs of word problems: "earned", "costs"
    Amount = 524288,        ///< what is asked for: "total", "probability", "area"
    Measure = 1048576,      ///< what else has a value: "slope", "hypotenuse", "limit"
    Extreme = 4194304,      ///< "maximum"
    Auxiliary = 2097152     ///< between a subject and its verb: "must", "therefore", "turns out"
};
using ClaimRoles = std::uint32_t;
[[nodiscard]] constexpr ClaimRoles claimRole(ClaimRole role)
{
    return static_cast<ClaimRoles>(role);
}
[[nodiscard]] constexpr ClaimRoles operator|(ClaimRole a, ClaimRole b)
{
    return claimRole(a) | claimRole(b);
}

/// Roles of an English word in lower case; 0 for others.
[[nodiscard]] ClaimRoles claimRoles(std::string_view word);

} // namespace core
