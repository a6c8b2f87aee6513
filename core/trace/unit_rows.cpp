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
    Sums sums;
    switch (registers) {
    case Registers::Bytes16: addRows(m_rows.data(), held, sums); break;
    case Registers::Bytes32: addWideRows(m_rows.data(), held, sums); break;
    case Registers::Bytes64: addWidestRows(m_rows.data(), held, sums); break;
    }
    network = sums.network;
    SegmentModel::Weights out;
    std::transform(sums.first.begin(), sums.first.begin() + SegmentModel::columns, out.begin(), [](std::int32_t parts) { return static_cast<float>(parts) / writtenParts; });
    return out;
}

void UnitRows::addRows(const Row* rows, std::span<const FeatureId> held, Sums& sums)
{
    Sums added;
    for (const FeatureId f : held) {
        for (std::size_t i = 0; i < added.network.size(); ++i)
            added.network[i] = static_cast<std::int16_t>(added.network[i] + rows[f].network[i]);
        for (std::size_t i = 0; i < SegmentModel::columns; ++i)
            added.first[i] += rows[f].first[i];
    }
    sums = added;
}

#ifdef DLCOT_WIDE_REGISTERS

__attribute__((target("avx2"))) void UnitRows::addWideRows(const Row* rows, std::span<const FeatureId> held, Sums& sums)
{
    __m256i low = _mm256_setzero_si256(), high = low, first = low;
    __m128i rest = _mm_setzero_si128();
    static_assert(SegmentModel::columns <= 12);
#pragma GCC unroll 4
    for (const FeatureId f : held) {
        const auto* const network = reinterpret_cast<const __m128i*>(rows[f].network.data());
        const auto* const columns = reinterpret_cast<const __m128i*>(rows[f].first.data());
        low = _mm256_add_epi16(low, _mm256_cvtepi8_epi16(_mm_load_si128(network)));
        high = _mm256_add_epi16(high, _mm256_cvtepi8_epi16(_mm_load_si128(network + 1)));
        first = _mm256_add_epi32(first, _mm256_cvtepi16_epi32(_mm_load_si128(columns)));
        rest = _mm_add_epi32(rest, _mm_cvtepi16_epi32(_mm_loadl_epi64(columns + 1)));
    }
    auto* const network = reinterpret_cast<__m256i*>(sums.network.data());
    _mm256_store_si256(network, low);
    _mm256_store_si256(network + 1, high);
    auto* const columns = reinterpret_cast<__m128i*>(sums.first.data());
    _mm256_store_si256(reinterpret_cast<__m256i*>(columns), first);
    _mm_store_si128(columns + 2, rest);
}

__attribute__((target("avx512bw"))) void UnitRows::addWidestRows(const Row* rows, std::span<const FeatureId> held, Sums& sums)
{
    __m512i network = _mm512_setzero_si512(), first = network;
    constexpr __mmask16 all = 0xFFFF;
#pragma GCC unroll 4
    for (const FeatureId f : held) {
        network = _mm512_add_epi16(network, _mm512_cvtepi8_epi16(_mm256_load_si256(reinterpret_cast<const __m256i*>(rows[f].network.data()))));
        first = _mm512_add_epi32(first, _mm512_maskz_cvtepi16_epi32(all, _mm256_load_si256(reinterpret_cast<const __m256i*>(rows[f].first.data()))));
    }
    _mm512_store_si512(sums.network.data(), network);
    _mm512_store_si512(sums.first.data(), first);
}

#else

void UnitRows::addWideRows(const Row* rows, std::span<const FeatureId> held, Sums& sums) { addRows(rows, held, sums); }
void UnitRows::addWidestRows(const Row* rows, std::span<const FeatureId> held, Sums& sums) { addRows(rows, held, sums); }

#endif

} // namespace core
