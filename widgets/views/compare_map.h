#pragma once

#include "core/clean/edit_plan.h"
#include "core/span.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace widgets {

/// Where a place of one text stands in the other.
struct Counterpart
{
    std::size_t byte = 0;
    /// Set when the place has no counterpart of its own (it is removed, or inserted): the whole such piece, in the text
    /// that was asked about; `byte` is then where the other text goes on.
    std::optional<core::Span> gap;
};

/// Maps places of the original to the cleaned text and back, by the pieces of the cleaning. **Cost** O(log pieces).
class CompareMap
{
public:
    CompareMap() = default;
    /// **Input** the pieces of applyPlan.
    explicit CompareMap(std::vector<core::CleanedPiece> pieces) : m_pieces(std::move(pieces)) {}

    [[nodiscard]] Counterpart toCleaned(std::size_t original) const;
    [[nodiscard]] Counterpart toOriginal(std::size_t cleaned) const;
    /// What is left of a span of the original; empty, at the join, when nothing is.
    [[nodiscard]] core::Span toCleaned(core::Span original) const;

private:
    std::vector<core::CleanedPiece> m_pieces;
};

} // namespace widgets
