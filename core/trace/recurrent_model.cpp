#include "core/trace/recurrent_model.h"

#include <algorithm>
#include <bit>
#include <cmath>

// Wider registers where the processor has them; no fused operations, which round otherwise.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define DLCOT_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define DLCOT_WIDE
#endif

namespace core {

namespace {

constexpr float parts = 4096;      ///< weights are whole numbers of parts of 1
constexpr float featureParts = 256; ///< those of features
constexpr float product = RecurrentModel::one * parts; ///< 1 in what numbers times weights add up to
constexpr std::size_t width = RecurrentModel::width;
constexpr std::size_t shown = NetworkWeights::shown;

/// e to the power of `x`, to about 2e-6 of it.
inline float power(float x)
{
    constexpr float rounding = 12582912.0F; // 1.5 * 2^23: what is added to it loses its fraction
    const float limited = x < -80.0F ? -80.0F : x > 80.0F ? 80.0F : x;
    const float bits = limited * 1.44269504F;
    const float whole = bits + rounding - rounding;
    const float f = bits - whole;
    const float part = 1 + f * (0.69314718F + f * (0.24022651F + f * (0.05550411F + f * (0.00961813F + f * 0.00133336F))));
    return part * std::bit_cast<float>((static_cast<std::int32_t>(whole) + 127) << 23);
}
inline float tangent(float x) { return 1 - 2 / (power(2 * x) + 1); }
inline float logistic(float x) { return 1 / (1 + power(-x)); }
/// Of a number between -1 and 1.
inline std::int16_t rounded(float x) { return static_cast<std::int16_t>(static_cast<std::int32_t>(x * RecurrentModel::one + (x < 0 ? -0.5F : 0.5F))); }

template <std::size_t n> std::array<std::int32_t, n> wholes(const std::array<float, n>& row)
{
    std::array<std::int32_t, n> out;
    std::transform(row.begin(), row.end(), out.begin(), [](float v) { return static_cast<std::int32_t>(std::lround(std::clamp(v, -64.0F, 64.0F) * product)); });
    return out;
}

void blendRow(const std::array<std::int32_t, NetworkWeights::outputs>& scores, float share, std::array<float, RunState::kinds>& starts, std::array<float, RunState::kinds>& stays)
{
    const std::int32_t most = *std::max_element(scores.begin(), scores.begin() + shown);
    std::array<float, shown> shares;
    float sum = 0;
    for (std::size_t i = 0; i < shown; ++i)
        sum += shares[i] = power(static_cast<float>(scores[i] - most) / product);
    const float factor = share / sum;
    for (std::size_t k = 0; k < RunState::kinds; ++k) {
        starts[k] -= share * starts[k];
        stays[k] -= share * stays[k];
    }
    for (std::size_t i = 0; i < sortCount; ++i) {
        const std::size_t kind = kindOfSort(i);
        starts[kind] += factor * shares[i];
        stays[kind] += factor * (shares[sortCount + i] + shares[2 * sortCount + i]);
    }
}

} // namespace

RecurrentModel::RecurrentModel(const NetworkWeights& weights) : m_rows(weights.rows.size()), m_bias(weights.bias), m_outputBias(wholes(weights.outputBias))
{
    for (std::size_t f = 0; f < m_rows.size(); ++f)
        std::transform(weights.rows[f].begin(), weights.rows[f].end(), m_rows[f].begin(),
                       [](float v) { return static_cast<std::int8_t>(std::clamp(std::lround(v * featureParts), -127L, 127L)); });
    for (std::size_t r = 0; r < m_readers.size(); ++r) {
        const NetworkWeights::Reader& reader = weights.readers[r];
        m_readers[r].input.append(reader.input, parts);
        m_readers[r].memory.append(reader.memory, parts);
        m_readers[r].bias = wholes(reader.bias);
        const auto inner = wholes(reader.newBias);
        std::copy(inner.begin(), inner.end(), m_readers[r].memoryBias.begin() + 2 * width);
    }
    m_output.append(weights.output, parts);
}

DLCOT_WIDE RecurrentModel::Unit RecurrentModel::unitOf(std::span<const FeatureId> held) const
{
    std::array<std::int16_t, width> sum{};
    for (const FeatureId f : held) {
        const auto& row = m_rows[f];
        for (std::size_t i = 0; i < width; ++i)
            sum[i] = static_cast<std::int16_t>(sum[i] + row[i]);
    }
    Unit unit;
    for (std::size_t i = 0; i < width; ++i)
        unit[i] = rounded(tangent(static_cast<float>(sum[i]) / featureParts + m_bias[i]));
    return unit;
}

DLCOT_WIDE void RecurrentModel::renew(const Gates& fromUnit, const Gates& fromMemory, Memory& memory)
{
    for (std::size_t i = 0; i < width; ++i) {
        const float renewed = logistic(static_cast<float>(fromUnit[i] + fromMemory[i]) / product);
        const float kept = logistic(static_cast<float>(fromUnit[width + i] + fromMemory[width + i]) / product);
        const float fresh = tangent((static_cast<float>(fromUnit[2 * width + i]) + renewed * static_cast<float>(fromMemory[2 * width + i])) / product);
        memory.exact[i] = fresh + kept * (memory.exact[i] - fresh);
        memory.rounded[i] = rounded(memory.exact[i]);
    }
}

void RecurrentModel::readUnit(const Reader& reader, const Unit& unit, Memory& memory)
{
    Gates fromUnit = reader.bias;
    reader.input.addProducts(unit, 0, fromUnit);
    Gates fromMemory = reader.memoryBias;
    reader.memory.addProducts(memory.rounded, 0, fromMemory);
    renew(fromUnit, fromMemory, memory);
}

void RecurrentModel::blend(std::span<const Unit> units, float share, Posterior& posterior) const
{
    std::vector<std::array<std::int32_t, outputs>> scores(units.size(), m_outputBias);
    Memory memory;
    for (std::size_t i = units.size(); i-- > 0;) {
        readUnit(m_readers[1], units[i], memory);
        m_output.addProducts(memory.rounded, 2 * width, scores[i]);
    }
    memory = {};
    for (std::size_t i = 0; i < units.size(); ++i) {
        readUnit(m_readers[0], units[i], memory);
        m_output.addProducts(units[i], 0, scores[i]);
        m_output.addProducts(memory.rounded, width, scores[i]);
        blendRow(scores[i], share, posterior.starts[i], posterior.stays[i]);
    }
}

} // namespace core
