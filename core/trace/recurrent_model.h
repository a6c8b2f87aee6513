#pragma once

#include "core/trace/network_weights.h"
#include "core/trace/segment_model.h"
#include "core/trace/short_products.h"

#include <span>
#include <vector>

namespace core {

/// A gated recurrent network (GRU; Cho et al. 2014) that reads units forwards and backwards: unlike the other two looks
/// it remembers what has been going on. Of each unit it says which sort of segment begins with it, goes on or ends; sorts
/// are added up to kinds.
/// Sums are of whole numbers and nothing is fused, so that it says the same with and without wide registers.
/// **Source** weights are made by tests/bench/bench_train_segmenter.cpp.
class RecurrentModel
{
public:
    static constexpr std::size_t width = NetworkWeights::width;
    using Unit = std::array<std::int16_t, width>; ///< what a unit looks like, in parts of 1 / one
    using Sum = std::array<std::int16_t, width>;  ///< of weights of features
    static constexpr float one = 1024;

    explicit RecurrentModel(const NetworkWeights& weights = NetworkWeights());

    /// From the features of a unit.
    [[nodiscard]] Unit unitOf(std::span<const FeatureId> held) const;
    /// From the sum of their weights.
    [[nodiscard]] Unit unitOf(const Sum& sum) const;
    [[nodiscard]] const Sum& weights(FeatureId feature) const { return m_rows[feature]; }
    /// Gives what the network says its share in what `posterior` says of the same units.
    /// **Input** unitOf of every unit, in order. **Cost** linear in the units.
    void blend(std::span<const Unit> units, float share, Posterior& posterior) const;

private:
    static constexpr std::size_t gates = NetworkWeights::gates;
    static constexpr std::size_t outputs = NetworkWeights::outputs;
    static constexpr std::size_t readers = 2; ///< forwards, backwards
    using Gates = std::array<std::int32_t, gates>;
    struct Reader
    {
        ShortMatrix<gates> input, memory;
        Gates bias{}, memoryBias{};
    };
    /// What a reader remembers, as it is and as it is multiplied.
    struct Memory
    {
        std::array<float, width> exact{};
        Unit rounded{};
    };
    /// Each reader reads its next unit.
    void readUnits(const std::array<const Unit*, readers>& units, std::array<Memory, readers>& memories) const;
    static void renew(const Gates& fromUnit, const Gates& fromMemory, Memory& memory);
    /// Gives what is said of a unit its share.
    static void blendRow(const std::array<std::int32_t, outputs>& scores, float share, std::array<float, RunState::kinds>& starts, std::array<float, RunState::kinds>& stays);

    std::vector<Sum> m_rows; ///< by feature
    std::array<float, width> m_bias{};
    std::array<Reader, readers> m_readers;
    ShortMatrix<outputs> m_output;
    std::array<std::int32_t, outputs> m_outputBias{};
};

} // namespace core
