#pragma once

#include "core/answers/math/comparison.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Compares two parsed answers node by node; sameAnswer is its face. One use an object.
class StructureComparer
{
public:
    StructureComparer(const ComparedSide& gold, const ComparedSide& pred) : m_gold(gold), m_pred(pred) {}

    [[nodiscard]] bool same(ExprId g, ExprId p);
    /// How the two were found to be the same.
    [[nodiscard]] const std::string& how() const { return m_how; }

private:
    using Ids = std::vector<ExprId>;

    bool found(bool equal, std::string_view how);
    bool compare(ExprId g, ExprId p);
    bool numberSets(ExprId g, ExprId p);

    // structure_values.cpp: numbers, expressions, ratios
    bool values(ExprId g, ExprId p);
    /// What has no value, such as a sum to infinity: the same operation on the same.
    bool sameShape(ExprId g, ExprId p);
    /// True when the side without a percent sign may be one all the same: 28 for 28%, but no 1/10 for 0.1%.
    [[nodiscard]] bool maybePercentage(ExprId g, ExprId p) const;
    bool ratios(const ExprNode& a, const ExprNode& b, ExprId g, ExprId p);

    // structure_lists.cpp: sets, lists, tuples, matrices
    /// {3} and 3; a list of alternatives that all say the same ("0.38, 23/60").
    bool single(ExprId g, ExprId p);
    [[nodiscard]] bool oneValueInSeveralForms(const ExprNode& list) const;
    bool containers(ExprId g, ExprId p);
    bool sameItems(ExprId g, ExprId p);
    /// True for "x = 1, y = 2" and "x = 2, y = 1", not for "x = 1, 2" and "x_1 = 1, x_2 = 2".
    [[nodiscard]] bool differentlyNamed(const ExprNode& a, const ExprNode& b) const;
    bool inOrder(const Ids& a, const Ids& b);
    /// Every item has a partner, and the other way round; repeats count once.
    bool anyOrder(const Ids& a, const Ids& b);
    bool matrices(ExprId g, ExprId p);
    /// A matrix and "[[1, 2], [3, 4]]".
    bool nestedRows(ExprId g, ExprId p);

    // structure_relations.cpp: equations, inequalities, "x = ..."
    /// "a = b = c = 2" and (2, 2, 2).
    bool chainOfEquals(const ComparedSide& chain, ExprId c, const ComparedSide& other, ExprId o);
    /// "(a, b) = (2, 3)" and "b = 2, a = 3".
    static bool namesInOtherOrder(const ComparedSide& tuple, ExprId t, const ComparedSide& list, ExprId l);
    bool relations(ExprId g, ExprId p);
    /// "x \in S" and S.
    bool memberSet(ExprId g, ExprId p);
    /// l = r up to a factor, l < r up to a positive one.
    bool equations(const ExprNode& a, const ExprNode& b);
    bool sameSides(const ExprNode& a, const ExprNode& b);

    const ComparedSide& m_gold;
    const ComparedSide& m_pred;
    int m_depth = 0;
    int m_sets = 0;        ///< sets around the two
    int m_budget = 50'000; ///< comparisons left
    int m_renames = 50;    ///< comparisons left that copy an expression
    std::string m_how;
};

} // namespace core
