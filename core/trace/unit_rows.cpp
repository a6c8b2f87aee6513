#include "core/trace/unit_rows.h"

#include "core/trace/number_lanes.h"
#include "core/trace/wide_numbers.h"

#include <cstring>

namespace core {

UnitRows::UnitRows(const SegmentModel& first, const RecurrentModel& network) : m_rows(first.size())
{
    for (std::size_t f = 0; f < m_rows.size(); ++f)
        m_rows[f] = {first.weights(static_cast<FeatureId>(f)), network.weights(static_cast<FeatureId>(f))};
}

DLCOT_WIDE SegmentModel::Weights UnitRows::sumOf(std::span<const FeatureId> held, RecurrentModel::Sum& network) const
{
    using Eight = float __attribute__((vector_size(32)));
    using Sixteen = std::int16_t __attribute__((vector_size(32)));
    static_assert(SegmentModel::columns <= 12 && RecurrentModel::width == 32);
    Eight first{};
    Four rest{};
    Sixteen low{}, high{};
    const Row* const rows = m_rows.data();
#pragma GCC unroll 4
    for (const FeatureId f : held) {
        const Row& row = rows[f];
        Eight eight;
        Four four;
        std::memcpy(&eight, row.first.data(), sizeof eight);
        std::memcpy(&four, row.first.data() + 8, sizeof four);
        first += eight;
        rest += four;
        Sixteen some;
        std::memcpy(&some, row.network.data(), sizeof some);
        low += some;
        std::memcpy(&some, row.network.data() + 16, sizeof some);
        high += some;
    }
    std::memcpy(network.data(), &low, sizeof low);
    std::memcpy(network.data() + 16, &high, sizeof high);
    SegmentModel::Weights out;
    std::memcpy(out.data(), &first, sizeof first);
    std::memcpy(out.data() + 8, &rest, sizeof rest);
    return out;
}

} // namespace core
