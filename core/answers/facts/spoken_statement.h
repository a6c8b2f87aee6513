#pragma once

#include "core/answers/facts/spoken_number.h"
#include "core/answers/facts/stated_facts.h"
#include "core/text/ascii.h"

#include <optional>
#include <string_view>

namespace core {

/// What a verb states ("... is 54"), and what stands before it.
struct SpokenStatement
{
    std::string_view text;
    std::size_t verb = 0; ///< where it begins
    SpokenNumber stated;

    [[nodiscard]] bool endsWith(std::size_t at, std::string_view words) const { return text.substr(0, at).ends_with(words); }
};

/// Where the word begins that ends at `at`.
[[nodiscard]] inline std::size_t wordBegin(std::string_view text, std::size_t at)
{
    while (at > 0 && isLetter(text[at - 1]))
        --at;
    return at;
}

/// Checks what a verb states of one or two numbers by a name: "the last digit of 3^5", "the number of divisors of 12",
/// "5 choose 2", "100 mod 7", "2 to the power of 9", "log base 2 of 32", "the difference between 45 and 17".
///
/// **Input** `last` stands right before the verb. **Cost** bounded.
[[nodiscard]] std::optional<FalseFact> falseNamedValue(const SpokenStatement& said, const SpokenNumber& last);

/// "7 factorial is 5400". **Cost** bounded.
[[nodiscard]] std::optional<FalseFact> falseFactorial(const SpokenStatement& said);

} // namespace core
