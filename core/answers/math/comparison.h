#pragma once

#include "core/answers/math/evaluate.h"
#include "core/answers/math/expression.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// One of two expressions that are compared, with what is known of each of its nodes.
class ComparedSide
{
public:
    static constexpr int points = SymbolPoint::firstWide;
    static constexpr int widePoints = 6; ///< behind the others
    static constexpr int wholePoints = 8;

    explicit ComparedSide(Expression expression);

    [[nodiscard]] const Expression& expression() const { return m_expression; }
    [[nodiscard]] const ExprNode& operator[](ExprId id) const { return m_expression[id]; }
    [[nodiscard]] ExprId root() const { return m_expression.root; }
    [[nodiscard]] bool hasSymbols(ExprId id) const { return m_symbols[id]; }
    [[nodiscard]] bool hasDecimals(ExprId id) const { return m_decimals[id]; }
    [[nodiscard]] const std::optional<Rational>& exact(ExprId id) const { return m_exact[id]; }
    /// Value without symbols.
    [[nodiscard]] std::optional<Approximate> value(ExprId id) const;
    [[nodiscard]] std::optional<Approximate> valueAt(ExprId id, int point) const;
    [[nodiscard]] std::optional<Rational> exactAt(ExprId id, int point) const;
    /// Value where the symbols are small whole numbers.
    [[nodiscard]] std::optional<Rational> exactAtWhole(ExprId id, int point) const;
    [[nodiscard]] bool hasFactorials() const { return m_factorials; }
    /// True with operations that make a function of pieces: |x - 9| is 9 - x near 0, and no longer above 9.
    [[nodiscard]] bool mayHavePieces() const { return m_pieces; }
    /// True without i and absolute values: roots and logarithms are then functions where they are real.
    [[nodiscard]] bool isOfReals() const { return m_ofReals; }
    /// True when a node has no real value at a point, or one below it: a root or logarithm of a negative number.
    [[nodiscard]] bool leavesReals(ExprId id, int point) const;

private:
    Expression m_expression;
    std::vector<bool> m_symbols;
    std::vector<bool> m_decimals;
    std::vector<std::optional<Rational>> m_exact;
    mutable std::vector<std::optional<Approximate>> m_values;
    mutable std::array<std::vector<std::optional<Approximate>>, points + widePoints> m_valuesAt;
    mutable std::array<std::vector<bool>, points + widePoints> m_leavesReals;
    mutable std::array<std::vector<std::optional<Rational>>, points> m_exactAt;
    mutable std::array<std::vector<std::optional<Rational>>, wholePoints> m_exactAtWhole;
    bool m_factorials = false;
    bool m_pieces = false;
    bool m_ofReals = true;
};

/// True when two nodes have the same value, as numbers or, with symbols, as functions of them. Certain when true;
/// decimals count to 6 places.
[[nodiscard]] bool sameValue(const ComparedSide& a, ExprId aId, const ComparedSide& b, ExprId bId);

/// Compares two parsed answers; `how` tells what was found. **Cost** bounded by the sizes of both.
[[nodiscard]] bool sameAnswer(const ComparedSide& gold, const ComparedSide& pred, std::string& how);

} // namespace core
