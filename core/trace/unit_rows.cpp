#include "core/trace/unit_rows.h"

#include "core/trace/model_rows.h"
#include "core/trace/number_lanes.h"

#include <algorithm>
#include <limits>

#ifdef DLCOT_WIDE_REGISTERS
#include <immintrin.h>
#endif

namespace core {

namespace {

std::int16_t written(float weight)
{
    constexpr float most = std::numeric_limits<std::int16_t>::max();
    return static_cast<std::int16_t>(nearestWhole(std::clamp(weight * writtenParts, -most, most)));
}

} // namespace

UnitRows::UnitRows(const SegmentModel& first, const RecurrentModel& network) : m_rows(first.size())
{
    static_assert(SegmentModel::columns <= columns);
    for (std::size_t f = 0; f < m_rows.size(); ++f) {
        const SegmentModel::Weights& weights = first.weights(static_cast<FeatureId>(f));
        std::transform(weights.begin(), weights.begin() + SegmentModel::columns, m_rows[f].first.begin(), written);
        const RecurrentModel::Sum& others = network.weights(static_cast<FeatureId>(f)); // of one byte each
        std::transform(others.begin(), others.end(), m_rows[f].network.begin(), [](std::int16_t weight) { return static_cast<std::int8_t>(weight); });
    }
}

SegmentModel::Weights UnitRows::sumWith(Registers registers, std::span<const FeatureId> held, RecurrentModel::Sum& network) const
{
    SegmentModel::Weights first;
    switch (registers) {
    case Registers::Bytes16: addRows(m_rows.data(), held, first, network); break;
    case Registers::Bytes32: addWideRows(m_rows.data(), held, first, network); break;
    case Registers::Bytes64: addWidestRows(m_rows.data(), held, first, network); break;
    }
    return first;
}

void UnitRows::addRows(const Row* rows, std::span<const FeatureId> held, SegmentModel::Weights& first, RecurrentModel::Sum& network)
{
    RecurrentModel::Sum added{};
    std::array<std::int32_t, SegmentModel::columns> parts{};
    for (const FeatureId f : held) {
        for (std::size_t i = 0; i < added.size(); ++i)
            added[i] = static_cast<std::int16_t>(added[i] + rows[f].network[i]);
        for (std::size_t i = 0; i < parts.size(); ++i)
            parts[i] += rows[f].first[i];
    }
    network = added;
    std::transform(parts.begin(), parts.end(), first.begin(), [](std::int32_t sum) { return static_cast<float>(sum) / writtenParts; });
}

#ifdef DLCOT_WIDE_REGISTERS

__attribute__((target("avx2"))) void UnitRows::addWideRows(const Row* rows, std::span<const FeatureId> held, SegmentModel::Weights& first, RecurrentModel::Sum& network)
{
    __m256i low = _mm256_setzero_si256(), high = low, parts = low;
    __m128i rest = _mm_setzero_si128();
    static_assert(SegmentModel::columns <= 12);
#pragma GCC unroll 4
    for (const FeatureId f : held) {
        const auto* const numbers = reinterpret_cast<const __m128i*>(rows[f].network.data());
        const auto* const columns = reinterpret_cast<const __m128i*>(rows[f].first.data());
        low = _mm256_add_epi16(low, _mm256_cvtepi8_epi16(_mm_load_si128(numbers)));
        high = _mm256_add_epi16(high, _mm256_cvtepi8_epi16(_mm_load_si128(numbers + 1)));
        parts = _mm256_add_epi32(parts, _mm256_cvtepi16_epi32(_mm_load_si128(columns)));
        rest = _mm_add_epi32(rest, _mm_cvtepi16_epi32(_mm_loadl_epi64(columns + 1)));
    }
    auto* const sums = reinterpret_cast<__m256i*>(network.data());
    _mm256_storeu_si256(sums, low);
    _mm256_storeu_si256(sums + 1, high);
    _mm256_store_ps(first.data(), _mm256_div_ps(_mm256_cvtepi32_ps(parts), _mm256_set1_ps(writtenParts)));
    _mm_store_ps(first.data() + 8, _mm_div_ps(_mm_cvtepi32_ps(rest), _mm_set1_ps(writtenParts)));
}

__attribute__((target("avx512bw"))) void UnitRows::addWidestRows(const Row* rows, std::span<const FeatureId> held, SegmentModel::Weights& first, RecurrentModel::Sum& network)
{
    __m512i sum = _mm512_setzero_si512(), parts = sum;
    constexpr __mmask16 all = 0xFFFF;
#pragma GCC unroll 4
    for (const FeatureId f : held) {
        sum = _mm512_add_epi16(sum, _mm512_cvtepi8_epi16(_mm256_load_si256(reinterpret_cast<const __m256i*>(rows[f].network.data()))));
        parts = _mm512_add_epi32(parts, _mm512_maskz_cvtepi16_epi32(all, _mm256_load_si256(reinterpret_cast<const __m256i*>(rows[f].first.data()))));
    }
    _mm512_storeu_si512(network.data(), sum); // whole, so that what reads it next need not wait for pieces
    _mm512_store_ps(first.data(), _mm512_div_ps(_mm512_maskz_cvtepi32_ps(all, parts), _mm512_set1_ps(writtenParts)));
}

#else

void UnitRows::addWideRows(const Row* rows, std::span<const FeatureId> held, SegmentModel::Weights& first, RecurrentModel::Sum& network) { addRows(rows, held, first, network); }
void UnitRows::addWidestRows(const Row* rows, std::span<const FeatureId> held, SegmentModel::Weights& first, RecurrentModel::Sum& network) { addRows(rows, held, first, network); }

#endif

} // namespace core
