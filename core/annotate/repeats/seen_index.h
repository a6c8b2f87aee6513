#pragma once

#include "core/annotate/repeats/clusters.h"
#include "core/annotate/repeats/hash_numbers.h"
#include "core/annotate/repeats/segment_features.h"
#include "core/trace/trace_tree.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace core {

/// Features of all work of a trace, and which segments were seen to have them.
class SeenIndex
{
public:
    /// Reads the segments that do work.
    SeenIndex(std::string_view problem, std::string_view reasoning, std::span<const Segment> segments);

    void add(std::size_t segment);
    [[nodiscard]] bool empty() const { return m_seen == 0; }
    /// What a segment has in common with those that were added before.
    /// **Input** all segments before it that do work were added.
    [[nodiscard]] RedundancyView look(std::size_t segment);

private:
    using Weights = std::array<double, touchCount>;
    static constexpr std::size_t holdersKept = 6; ///< earlier segments remembered for one feature

    struct Feature
    {
        double weight = 0;           ///< rare features weigh more, those of the problem less
        std::uint32_t frequency = 0; ///< in how many segments it is
        std::uint32_t mark = 0;      ///< one past the last segment that was looked at and has it as a number
        std::array<std::uint32_t, holdersKept> holders{};
        std::uint8_t holderCount = 0;
        bool given = false;          ///< the problem has it
    };
    struct Entry
    {
        Kind kind{};
        SegmentSigns signs;
        std::array<std::uint32_t, touchCount + 1> begins{}; ///< by touch, where its ids stand in m_ids
        std::uint32_t runs = 0;      ///< how many runs of tokens it has
        std::uint32_t knownRuns = 0; ///< so many of them stand in segments before it
    };
    struct Shared
    {
        Weights weights{};
        std::uint32_t mark = 0; ///< one past the last segment that was looked at and shares something
    };

    void read(std::size_t segment, std::string_view text);
    void countRuns(std::size_t segment);
    void weighFeatures(std::string_view problem);
    [[nodiscard]] std::span<const std::uint32_t> idsOf(std::size_t segment, Touch touch) const;
    void shareWeights(std::size_t segment);
    [[nodiscard]] double knownShare(std::size_t segment, Touch touch) const;
    void fill(std::size_t segment, RedundancyView& view);
    [[nodiscard]] double covered(std::size_t segment, std::size_t nearest);

    FeatureReader m_reader;
    HashNumbers m_numbers; ///< one past its id for the hash of each number, word and equation
    HashNumbers m_runs;    ///< for the hash of each run of tokens one past the last segment that was read and has it
    std::vector<Entry> m_entries; ///< by segment
    std::vector<std::uint32_t> m_ids;
    std::vector<Feature> m_features;
    std::vector<Shared> m_shared;            ///< by segment
    std::vector<std::uint32_t> m_sharing;    ///< segments that share something with the one that is looked at
    std::unordered_map<std::uint64_t, std::size_t> m_first; ///< by text
    std::size_t m_seen = 0;
};

} // namespace core
