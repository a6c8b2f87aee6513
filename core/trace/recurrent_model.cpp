#include "core/trace/recurrent_model.h"

#include "core/trace/wide_numbers.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace core {

namespace {

constexpr float parts = 4096;      ///< weights are whole numbers of parts of 1
constexpr float featureParts = 256; ///< those of features
constexpr float product = RecurrentModel::one * parts; ///< 1 in what numbers times weights add up to

// Of a number that is given in parts of which 1 has `unit`.
inline float tangent(float x, float unit = 1) { return 1 - 2 / (powerOf2(x * (2 * toPowerOf2 / unit)) + 1); }
inline float logistic(float x, float unit) { return 1 / (1 + powerOf2(x * (-toPowerOf2 / unit))); }
/// Of a number between -1 and 1.
inline std::int16_t rounded(float x) { return static_cast<std::int16_t>(std::bit_cast<std::uint32_t>(x * RecurrentModel::one + wholeBits)); }

template <std::size_t n> std::array<std::int32_t, n> wholes(const std::array<float, n>& row)
{
    std::array<std::int32_t, n> out;
    std::transform(row.begin(), row.end(), out.begin(), [](float v) { return static_cast<std::int32_t>(std::lround(std::clamp(v, -64.0F, 64.0F) * product)); });
    return out;
}

/// The columns of outputs as they are worked with: what begins, goes on and ends in registers of their own.
constexpr std::size_t sortLanes = NetworkWeights::outputs / 3;
NetworkWeights::OutputRow bySort(const NetworkWeights::OutputRow& row)
{
    NetworkWeights::OutputRow out{};
    for (std::size_t i = 0; i < NetworkWeights::shown; ++i)
        out[i / sortCount * sortLanes + i % sortCount] = row[i];
    return out;
}

} // namespace

RecurrentModel::RecurrentModel(const NetworkWeights& weights) : m_rows(weights.rows.size()), m_bias(weights.bias), m_outputBias(wholes(bySort(weights.outputBias)))
{
    for (std::size_t f = 0; f < m_rows.size(); ++f)
        std::transform(weights.rows[f].begin(), weights.rows[f].end(), m_rows[f].begin(),
                       [](float v) { return static_cast<std::int16_t>(nearestWhole(std::max(-127.0F, std::min(127.0F, v * featureParts)))); });
    for (std::size_t r = 0; r < m_readers.size(); ++r) {
        const NetworkWeights::Reader& reader = weights.readers[r];
        m_readers[r].input.append(reader.input, parts);
        m_readers[r].memory.append(reader.memory, parts);
        m_readers[r].bias = wholes(reader.bias);
        const auto inner = wholes(reader.newBias);
        std::copy(inner.begin(), inner.end(), m_readers[r].memoryBias.begin() + 2 * width);
    }
    auto output = weights.output;
    std::transform(output.begin(), output.end(), output.begin(), bySort);
    m_output.append(output, parts);
}

RecurrentModel::Unit RecurrentModel::unitOf(std::span<const FeatureId> held) const
{
    Sum sum{};
    for (const FeatureId f : held)
        for (std::size_t i = 0; i < width; ++i)
            sum[i] = static_cast<std::int16_t>(sum[i] + m_rows[f][i]);
    return unitOf(sum);
}

DLCOT_WIDEST RecurrentModel::Unit RecurrentModel::unitOf(const Sum& sum) const
{
    Unit unit;
    for (std::size_t i = 0; i < width; ++i)
        unit[i] = rounded(tangent(static_cast<float>(sum[i]) / featureParts + m_bias[i]));
    return unit;
}

DLCOT_WIDEST void RecurrentModel::renew(const Gates& unit, const Gates& old, Memory& memory)
{
    for (std::size_t i = 0; i < width; ++i) {
        const float renewed = logistic(static_cast<float>(unit[i] + old[i]), product);
        const float kept = logistic(static_cast<float>(unit[width + i] + old[width + i]), product);
        const float fresh = tangent(static_cast<float>(unit[2 * width + i]) + renewed * static_cast<float>(old[2 * width + i]), product);
        memory.exact[i] = fresh + kept * (memory.exact[i] - fresh);
        memory.rounded[i] = rounded(memory.exact[i]);
    }
}

void RecurrentModel::readUnits(const std::array<const Unit*, readers>& units, std::array<Memory, readers>& memories) const
{
    for (std::size_t r = 0; r < readers; ++r) {
        const Reader& reader = m_readers[r];
        Gates fromUnit, fromMemory;
        reader.memory.addProducts(memories[r].rounded, reader.memoryBias, fromMemory);
        reader.input.addProducts(*units[r], reader.bias, fromUnit);
        renew(fromUnit, fromMemory, memories[r]);
    }
}

DLCOT_WIDEST void RecurrentModel::blendRow(const std::array<std::int32_t, outputs>& scores, float share, std::array<float, RunState::kinds>& starts, std::array<float, RunState::kinds>& stays)
{
    std::array<float, outputs> powers;
    for (std::size_t i = 0; i < outputs; ++i)
        powers[i] = powerOf2(static_cast<float>(scores[i]) * (toPowerOf2 / product));
    std::array<float, sortLanes> begun, on;
    for (std::size_t i = 0; i < sortLanes; ++i) {
        begun[i] = powers[i];
        on[i] = powers[sortLanes + i] + powers[2 * sortLanes + i];
    }
    for (std::size_t i = RunState::kinds; i < sortCount; ++i) { // the first sorts are the kinds
        begun[kindOfSort(i)] += begun[i];
        on[kindOfSort(i)] += on[i];
    }
    float sum = 0;
    for (std::size_t k = 0; k < RunState::kinds; ++k)
        sum += begun[k] + on[k];
    const float factor = share / sum;
    for (std::size_t k = 0; k < RunState::kinds; ++k) {
        starts[k] += factor * begun[k] - share * starts[k];
        stays[k] += factor * on[k] - share * stays[k];
    }
}

void RecurrentModel::blend(std::span<const Unit> units, float share, Posterior& posterior) const
{
    const std::size_t n = units.size();
    // Both directions at once: neither waits for the other. They meet in the middle; what a reader remembers of the units
    // before it is kept for the other reader, which comes there behind it.
    const auto kept = std::make_unique_for_overwrite<Unit[]>(n);
    std::array<Memory, readers> memories;
    const auto blendUnit = [&](std::size_t i, const Unit& before, const Unit& behind) {
        std::array<std::int16_t, (1 + readers) * width> known;
        std::copy(units[i].begin(), units[i].end(), known.begin());
        std::copy(before.begin(), before.end(), known.begin() + width);
        std::copy(behind.begin(), behind.end(), known.begin() + 2 * width);
        std::array<std::int32_t, outputs> scores;
        m_output.addProducts(known, m_outputBias, scores);
        blendRow(scores, share, posterior.starts[i], posterior.stays[i]);
    };
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t back = n - 1 - i;
        readUnits({&units[i], &units[back]}, memories);
        if (i < back) {
            kept[i] = memories[0].rounded;
            kept[back] = memories[1].rounded;
            continue;
        }
        blendUnit(i, memories[0].rounded, i == back ? memories[1].rounded : kept[i]);
        if (i > back)
            blendUnit(back, kept[back], memories[1].rounded);
    }
}

} // namespace core
