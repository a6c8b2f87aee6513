#pragma once

#include "core/answers/facts/stated_facts.h"
#include "core/text/phrase_places.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace core {

/// Tells where a text gives signs another meaning: an operation of its own ("define a * b = a + b + ab"), Boolean algebra,
/// brackets for whole or fractional parts, a riddle, variables that a program renews.
/// **Cost** what the text says of its signs is found once; then a question looks back some thousand bytes at most.
class RedefinedSigns
{
public:
    /// `places` outlives this.
    explicit RedefinedSigns(PhrasePlaces& places) : m_places(places) {}

    /// True when the text means other things by the signs of `fact` before it.
    [[nodiscard]] bool mayMean(const FalseFact& fact);

private:
    struct Definition
    {
        std::size_t at;
        std::string_view sign;
    };

    [[nodiscard]] bool usesDefined(Span before, std::string_view statement);
    [[nodiscard]] bool deniesProduct(Span before, std::string_view statement);
    [[nodiscard]] bool isOfProgram(const FalseFact& fact, Span before);
    [[nodiscard]] const std::vector<Definition>& definitions();
    [[nodiscard]] const std::vector<std::size_t>& renewals();

    PhrasePlaces& m_places;
    std::optional<std::vector<Definition>> m_definitions; ///< in order
    std::optional<std::vector<std::size_t>> m_renewals;   ///< where a variable takes a value that rests on its old one, in order
};

} // namespace core
