#pragma once

#include "core/trace/recurrent_model.h"
#include "core/trace/registers.h"
#include "core/trace/segment_model.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace core {

/// Weights of features in the first look and in the network side by side, as whole numbers: features are looked up at
/// random, and a cache line is the least that comes from memory.
class UnitRows
{
public:
    /// **Input** models that know the same features.
    UnitRows(const SegmentModel& first, const RecurrentModel& network);

    /// Asks for the weights of features whose sum is wanted soon: the rare ones are far from the processor.
    /// **Input** the rare ones last.
    void fetch(std::span<const FeatureId> held) const
    {
        for (auto f = held.rbegin(); f != held.rend() && *f >= m_firstRare; ++f)
            __builtin_prefetch(&m_rows[*f]);
    }
    /// What the first look sums up of a unit's features. Sums are of whole numbers, so the same on every processor.
    [[nodiscard]] SegmentModel::Weights sumOf(std::span<const FeatureId> held, RecurrentModel::Sum& network) const { return sumWith(widestRegisters(), held, network); }

    /// The same in other registers. **Input** none that are wider than the processor's.
    [[nodiscard]] SegmentModel::Weights sumWith(Registers registers, std::span<const FeatureId> held, RecurrentModel::Sum& network) const;

private:
    static constexpr std::size_t columns = 16; ///< with some padding
    /// One cache line.
    struct alignas(64) Row
    {
        std::array<std::int8_t, RecurrentModel::width> network{};
        std::array<std::int16_t, columns> first{}; ///< as they are written in a file of weights
    };
    static void addRows(const Row* rows, std::span<const FeatureId> held, SegmentModel::Weights& first, RecurrentModel::Sum& network);
    static void addWideRows(const Row* rows, std::span<const FeatureId> held, SegmentModel::Weights& first, RecurrentModel::Sum& network);
    static void addWidestRows(const Row* rows, std::span<const FeatureId> held, SegmentModel::Weights& first, RecurrentModel::Sum& network);

    std::vector<Row> m_rows; ///< by feature
    FeatureId m_firstRare = firstRareFeature();
};

} // namespace core
