#pragma once

#include "core/trace/semi_markov_model.h"

#include <span>
#include <vector>

namespace core {

/// What the members of the model say of every segment of a trace: the weighted sum of its numbers, for less work than by
/// making them.
class SegmentScores
{
public:
    SegmentScores(const SegmentTraits& traits, std::span<const SemiMarkovModel::Member> members);

    /// Of the segments that begin at `place`, shortest first.
    [[nodiscard]] std::span<const ByKind> row(std::size_t member, std::size_t place) const
    {
        return std::span(m_scores).subspan(member * m_rows.back() + m_rows[place], m_rows[place + 1] - m_rows[place]);
    }

private:
    std::vector<ByKind> m_scores; ///< of one member after another
    std::vector<std::size_t> m_rows;
};

} // namespace core
