#pragma once

#include "core/answers/math/evaluate.h"
#include "core/answers/math/expression.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace core {

/// One side of a stated relation that holds symbols, or numbers alone.
struct SymbolicSide
{
    Expression expression;
    std::vector<std::string> symbols; ///< each once, in order of name
    bool decimals = false;
    bool irrational = false;          ///< pi, e, i, a root or another function stands in it

    /// The exact value at a point.
    [[nodiscard]] std::optional<Rational> at(SymbolPoint point) const;
    /// The exact value where its only symbol has `value`.
    [[nodiscard]] std::optional<Rational> with(const Rational& value) const;
    /// The exact value where each of `symbols` has one of `values`, in their order.
    [[nodiscard]] std::optional<Rational> with(std::span<const Rational> values) const;
};

/// Reads `tokens` where they are mathematics of numbers, symbols and operations; nothing for unknown functions, words,
/// lists and what is long. **Cost** linear in the tokens.
[[nodiscard]] std::optional<SymbolicSide> readSymbolicSide(std::span<const Token> tokens);

} // namespace core
