#pragma once

#include "core/trace/number_lanes.h"
#include "core/trace/segment_weights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

/// What core/trace/segment_likelihoods.h and segment_scores.h work out in fewer steps.
namespace bench {

using core::ByKind;
using core::KindPairs;
using core::mayBegin;
using core::mayEnd;
using core::mayFollow;
using core::RowSum;
using core::RunState;


/// What all segmentations of a trace say together, in logarithms, as training asks for it; those of a long trace are large, so they are doubles.
struct SemiMarkovSums
{
    using Logs = std::array<double, RunState::kinds>;
    std::vector<Logs> into;   ///< by place: all that leads to the begin of a segment of each kind there
    std::vector<Logs> onward; ///< by place: all that follows from there, if one of each kind begins there
    std::vector<Logs> upTo;   ///< by place, [0, count]: all that ends there with a segment of each kind
    std::vector<Logs> behind; ///< by place, [0, count]: all that follows a segment of each kind that ends there
    double partition = 0;
};

/// Adds up numbers that are given as logarithms.
class LogSum
{
public:
    static constexpr double none = -1e300;
    void add(double x)
    {
        if (x <= m_most - lost)
            return;
        if (x <= m_most) {
            m_sum += std::exp(static_cast<float>(x - m_most));
        } else {
            m_sum = x > m_most + 2 * lost ? 1 : m_sum * std::exp(static_cast<float>(m_most - x)) + 1;
            m_most = x;
        }
    }
    [[nodiscard]] double value() const { return m_sum == 1 ? m_most : m_sum > 0 ? m_most + static_cast<double>(std::log(m_sum)) : none; }

private:
    static constexpr double lost = 17; ///< a number this much smaller than another does not change their sum
    double m_most = none;
    float m_sum = 0;
};

/// The likelihood that a logarithm stands for.
[[nodiscard]] inline float likelihoodOf(double logarithm) { return logarithm < -105 ? 0 : std::exp(static_cast<float>(logarithm)); }

/// Forward and backward over whole segments. **Input** `row(place)`: by segment from that place, shortest first, a score
/// for each kind. **Cost** linear in the segments.
template <class Row> SemiMarkovSums sumSegmentations(std::size_t count, const KindPairs& follow, Row&& row)
{
    constexpr std::size_t kinds = RunState::kinds;
    SemiMarkovSums sums;
    SemiMarkovSums::Logs nothing;
    nothing.fill(LogSum::none);
    sums.into.assign(count, nothing);
    sums.onward.assign(count, nothing);
    sums.upTo.assign(count + 1, nothing);
    sums.behind.assign(count + 1, nothing);

    std::vector<std::array<LogSum, kinds>> ends(count + 1);
    for (std::size_t i = 0; i <= count; ++i) {
        for (std::size_t k = 0; k < kinds; ++k)
            sums.upTo[i][k] = ends[i][k].value();
        if (i == count)
            break;
        for (std::size_t to = 0; to < kinds; ++to) {
            LogSum in;
            if (i == 0 && mayBegin(to))
                in.add(0);
            for (std::size_t from = 0; i > 0 && from < kinds; ++from)
                if (mayFollow(from, to) && sums.upTo[i][from] > LogSum::none)
                    in.add(sums.upTo[i][from] + static_cast<double>(follow[from][to]));
            sums.into[i][to] = in.value();
        }
        std::size_t end = i;
        for (const ByKind& scores : row(i)) {
            ++end;
            for (std::size_t k = 0; k < kinds; ++k)
                if (sums.into[i][k] > LogSum::none)
                    ends[end][k].add(sums.into[i][k] + static_cast<double>(scores[k]));
        }
    }

    LogSum all;
    for (std::size_t k = 0; k < kinds; ++k)
        if (mayEnd(k)) {
            sums.behind[count][k] = 0;
            all.add(sums.upTo[count][k]);
        }
    sums.partition = all.value();
    for (std::size_t i = count; i-- > 0;) {
        std::array<LogSum, kinds> on;
        std::size_t end = i;
        for (const ByKind& scores : row(i)) {
            ++end;
            for (std::size_t k = 0; k < kinds; ++k)
                if (sums.behind[end][k] > LogSum::none)
                    on[k].add(static_cast<double>(scores[k]) + sums.behind[end][k]);
        }
        for (std::size_t k = 0; k < kinds; ++k)
            sums.onward[i][k] = on[k].value();
        for (std::size_t from = 0; from < kinds; ++from) {
            LogSum after;
            for (std::size_t to = 0; to < kinds; ++to)
                if (mayFollow(from, to) && sums.onward[i][to] > LogSum::none)
                    after.add(static_cast<double>(follow[from][to]) + sums.onward[i][to]);
            sums.behind[i][from] = after.value();
        }
    }
    return sums;
}

/// Adds to `scores` what `numbers` weigh.
inline void weigh(std::span<const float> numbers, const std::vector<ByKind>& weights, ByKind& scores)
{
    RowSum<RunState::kinds> sum(scores);
    for (std::size_t n = 0; n < numbers.size(); ++n)
        if (numbers[n] != 0)
            sum.add(weights[n], numbers[n]);
    scores = sum.value();
}

} // namespace bench
