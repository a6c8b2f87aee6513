#pragma once

#include "core/trace/segment_places.h"
#include "core/trace/wide_numbers.h"

#include <span>
#include <vector>

namespace core {

/// Scores of one kind of segment behind another.
using KindPairs = std::array<std::array<float, RunState::kinds>, RunState::kinds>;

/// What one member of the second look (core/trace/semi_markov_model.h) has learnt: weights by number of SegmentTraits and kind.
struct SemiMarkovMember
{
    std::vector<ByKind> begin, end, inside;
    KindPairs follow{};
    SemiMarkovMember();
};

/// Weights of all members side by side, as they are added up: those of a number behind each other.
class MemberRows
{
public:
    MemberRows() = default;
    /// **Input** `rows(member)`: the rows of a member, by number.
    template <class Rows> MemberRows(std::span<const SemiMarkovMember> members, Rows&& rows) : m_members(members.size()), m_rows(m_members * rows(members.front()).size())
    {
        for (std::size_t m = 0; m < m_members; ++m)
            for (std::size_t n = 0; n < rows(members[m]).size(); ++n)
                std::copy(rows(members[m])[n].begin(), rows(members[m])[n].end(), m_rows[n * m_members + m].at.begin());
    }

    [[nodiscard]] std::size_t members() const { return m_members; }
    /// By member and kind.
    [[nodiscard]] const Wide* row(std::size_t number) const { return m_rows.data() + number * m_members; }

private:
    std::size_t m_members = 0;
    std::vector<Wide> m_rows;
};

/// The factors of one kind of segment behind another; 0 where it may not follow.
struct FollowFactors
{
    explicit FollowFactors(const KindPairs& scores);
    std::array<Wide, RunState::kinds> behind{}; ///< by kind before
    std::array<Wide, RunState::kinds> before{}; ///< by kind behind
};

/// What all members have learnt. **Input** one member or more.
struct SegmentWeights
{
    explicit SegmentWeights(std::span<const SemiMarkovMember> members);
    MemberRows begin, end, inside;
    std::vector<FollowFactors> follow; ///< by member
};

} // namespace core
