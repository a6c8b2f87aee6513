#pragma once

#include "core/answers/facts/fact_text.h"
#include "core/answers/facts/stated_facts.h"
#include "core/answers/math/symbolic_side.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace core {

/// l = r.
struct Equation
{
    SymbolicSide left;
    SymbolicSide right;

    [[nodiscard]] std::optional<Rational> difference(SymbolPoint point) const;
    /// Where both sides have the same symbols, with these values.
    [[nodiscard]] std::optional<Rational> difference(std::span<const Rational> values) const;
    [[nodiscard]] bool decimals() const { return left.decimals || right.decimals; }
};

/// The equation of two sides that nothing behind them goes on with; nothing where they are irrational or no mathematics.
[[nodiscard]] std::optional<Equation> readEquation(const FactText& text, const FactSide& left, const FactSide& right);

/// d1 = k · d2 + c at all points, k not 0, where d is left less right: c / k, which is 0 where both say the same; nothing where they are
/// not related so.
[[nodiscard]] std::optional<Rational> contradiction(const Equation& first, const Equation& second);

/// True when the sides differ by one term: a slip of the pen. More differs where the text knows more of its symbols: a^2 + b^2 = 1,
/// a root of unity, something small.
[[nodiscard]] bool differsByOneTerm(const Equation& equation);

/// A side as it is written.
[[nodiscard]] std::string textOf(const FactText& text, const FactSide& side);

/// A false conclusion of the tokens from `begin` to `end`.
[[nodiscard]] FalseFact factAt(const FactText& text, std::size_t begin, const FactSide& left, std::size_t end, std::string right, std::string value);

} // namespace core
