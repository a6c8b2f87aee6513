#pragma once

#include "core/answers/facts/fact_text.h"

namespace core {

/// One relation of a chain between two sides that have values and do not agree.
struct FactLink
{
    const FactChain& chain;
    std::size_t at = 0; ///< of the left side
    const ArithmeticSide& a;
    const ArithmeticSide& b;

    [[nodiscard]] const FactSide& left() const { return chain.sides[at]; }
    [[nodiscard]] const FactSide& right() const { return chain.sides[at + 1]; }
    [[nodiscard]] TokenKind relation() const { return chain.relations[at]; }
    [[nodiscard]] bool isLast() const { return at + 1 == chain.relations.size(); }
};

enum class FactDoubt : std::uint8_t {
    None,
    RunsOn, ///< "2 + 3 = 5 + 4 = 9": a step inside a longer calculation, whose next link counts
    Other   ///< a range, a number that goes on behind a comma, a percentage of something, a mantissa alone, ...
};

/// Whether people who write such a link may mean something else than what it says.
/// **Cost** a few evaluations of parts of both sides.
[[nodiscard]] FactDoubt doubtOf(const FactText& text, const FactLink& link);

} // namespace core
