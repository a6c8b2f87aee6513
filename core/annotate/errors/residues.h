#pragma once

#include "core/text/phrase_places.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace core {

class Rational;

/// The moduli that a text works with: "modulo 7: 3^1 = 3, 3^2 = 2, 3^3 = 6". "(mod 11)", \pmod{5} and "last digit" name one too.
/// **Cost** they are found once; then a question looks at those named some thousand bytes before.
class NamedModuli
{
public:
    /// `places` outlives this.
    explicit NamedModuli(PhrasePlaces& places) : m_places(places) {}

    /// True when numbers that differ by `difference` leave the same rest by a modulus that the text works with before `at`.
    [[nodiscard]] bool makeEqual(const Rational& difference, std::size_t at);

private:
    struct Named
    {
        Span place; ///< with the number
        long long modulus;
        bool division;  ///< "divided by 7": one only where remainders are spoken of
        bool announced; ///< once for all that follows
    };

    [[nodiscard]] const std::vector<Named>& named();
    void name(PhrasePlaces::Group group, const Named& like);

    PhrasePlaces& m_places;
    std::optional<std::vector<Named>> m_named; ///< in order
};

} // namespace core
