#pragma once

#include "core/answers/asked/asked_question.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace core {

/// Where a value stands: words [begin, end) of a sentence.
struct WordPlace
{
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The value of the clause [begin, end) of `words` where all its other words are those of the question: "X is V", "V is X",
/// "60 has V divisors". Nothing where they are not.
[[nodiscard]] std::optional<WordPlace> askedPlace(const AskedQuestion& question, const std::vector<PlainWord>& words, std::size_t begin, std::size_t end);

/// "is", "equals", "≈".
[[nodiscard]] bool isEqualityVerb(std::string_view word);

} // namespace core
