#pragma once

#include "core/annotate/clusters.h"
#include "core/annotate/feature_ids.h"
#include "core/annotate/segment_features.h"
#include "core/trace/trace_tree.h"

#include <array>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace core {

/// Features of all work seen so far, and which segments have them.
class SeenIndex
{
public:
    /// **Input** the features of all segments, empty ones where a segment does no work, and their kinds. Keeps views of them.
    SeenIndex(const std::vector<SegmentFeatures>& all, const std::vector<Kind>& kinds, const SegmentFeatures& problem);

    void add(std::size_t segment);
    [[nodiscard]] bool empty() const { return m_seen == 0; }
    /// What a segment has in common with those that were added before.
    [[nodiscard]] RedundancyView look(std::size_t segment);

private:
    using Weights = std::array<double, touchCount>;
    static constexpr std::size_t holdersKept = 6; ///< earlier segments remembered for one feature

    struct Feature
    {
        double weight = 0;           ///< rare features weigh more
        std::uint32_t frequency = 0; ///< in how many segments it is
        std::uint32_t mark = 0;      ///< one past the last segment that was looked at and has it as a number
        std::array<std::uint32_t, holdersKept> holders{};
        std::uint8_t holderCount = 0;
        std::uint8_t given = 0;      ///< a bit for each Touch with which the problem has it
    };
    struct Shared
    {
        Weights weights{};
        std::uint32_t mark = 0; ///< one past the last segment that was looked at and shares something
    };

    void countFeatures();
    void weighFeatures(const SegmentFeatures& problem);
    [[nodiscard]] std::span<const std::uint32_t> idsOf(std::size_t segment, Touch touch) const;
    [[nodiscard]] double weight(Touch touch, std::uint32_t id) const;
    void shareWeights(std::size_t segment);
    [[nodiscard]] double knownShare(std::size_t segment, Touch touch) const;
    void fill(std::size_t segment, RedundancyView& view);
    [[nodiscard]] double covered(std::size_t segment, std::size_t nearest);

    const std::vector<SegmentFeatures>& m_all;
    const std::vector<Kind>& m_kinds;
    FeatureIds m_numbers;
    FeatureIds m_runNumbers;
    std::vector<std::array<std::uint32_t, touchCount + 1>> m_begins; ///< by segment and touch, where its ids stand in m_ids
    std::vector<std::uint32_t> m_ids;
    std::vector<Feature> m_features;
    std::vector<bool> m_runs;                ///< which runs of tokens were seen
    std::vector<Shared> m_shared;            ///< by segment
    std::vector<std::uint32_t> m_sharing;    ///< segments that share something with the one that is looked at
    std::unordered_map<std::uint64_t, std::size_t> m_first; ///< by text
    std::size_t m_seen = 0;
};

} // namespace core
