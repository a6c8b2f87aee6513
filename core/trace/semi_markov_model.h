#pragma once

#include "core/result.h"
#include "core/trace/segment_traits.h"
#include "core/trace/segment_weights.h"

#include <filesystem>
#include <string>
#include <vector>

namespace core {

/// A second look at a trace, after the one unit by unit: a semi-Markov conditional random field over whole segments
/// between likely boundaries. It has several members, fitted with more and less restraint; their average counts half as
/// much as the first look. **Source** weights are made by tests/bench/bench_train_segmenter.cpp.
class SemiMarkovModel
{
public:
    using Member = SemiMarkovMember;

    /// One member or more.
    explicit SemiMarkovModel(std::vector<Member> members) : m_members(std::move(members)), m_weights(m_members) {}
    [[nodiscard]] const std::vector<Member>& members() const { return m_members; }
    /// **Errors** NotFound, BadFormat: which line.
    [[nodiscard]] static Result<SemiMarkovModel> load(const std::filesystem::path& file);
    [[nodiscard]] std::string text() const; ///< what load reads

    /// The posterior after the second look; that of a trace under 2 KB, too short for it, stays. **Cost** linear in the units.
    [[nodiscard]] Posterior refined(std::span<const UnitView> views, Posterior posterior) const;

private:
    std::vector<Member> m_members;
    SegmentWeights m_weights;
};

} // namespace core
