#pragma once

#include "core/trace/recurrent_model.h"
#include "core/trace/segment_model.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace core {

/// Weights of features in the first look and in the network side by side: features are looked up at random, and one place
/// in memory is nearer than two.
class UnitRows
{
public:
    /// **Input** models that know the same features.
    UnitRows(const SegmentModel& first, const RecurrentModel& network);

    /// Asks for the weights of features whose sum is wanted soon: most are far from the processor.
    void fetch(std::span<const FeatureId> held) const
    {
        for (const FeatureId f : held) {
            __builtin_prefetch(m_rows[f].first.data());
            __builtin_prefetch(m_rows[f].network.data());
        }
    }
    /// What the first look sums up of a unit's features.
    [[nodiscard]] SegmentModel::Weights sumOf(std::span<const FeatureId> held, RecurrentModel::Sum& network) const;

private:
    /// Two cache lines.
    struct alignas(128) Row
    {
        SegmentModel::Weights first;
        RecurrentModel::Sum network;
    };
    std::vector<Row> m_rows; ///< by feature
};

} // namespace core
