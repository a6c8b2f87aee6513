#include "widgets/row_heights.h"

#include <algorithm>
#include <bit>

namespace widgets {

namespace {
std::size_t lowestBit(std::size_t value) { return value & (~value + 1); }
} // namespace

void RowHeights::reset(std::vector<int> heights)
{
    m_heights = std::move(heights);
    m_exact.assign(m_heights.size(), false);
    m_sums.assign(m_heights.size() + 1, 0);
    for (std::size_t at = 1; at < m_sums.size(); ++at) {
        m_sums[at] += m_heights[at - 1];
        const std::size_t above = at + lowestBit(at);
        if (above < m_sums.size())
            m_sums[above] += m_sums[at];
    }
}

void RowHeights::set(std::size_t row, int height)
{
    const int change = height - m_heights[row];
    m_heights[row] = height;
    m_exact[row] = true;
    if (change == 0)
        return;
    for (std::size_t at = row + 1; at < m_sums.size(); at += lowestBit(at))
        m_sums[at] += change;
}

std::int64_t RowHeights::top(std::size_t row) const
{
    std::int64_t sum = 0;
    for (std::size_t at = row; at > 0; at -= lowestBit(at))
        sum += m_sums[at];
    return sum;
}

std::size_t RowHeights::rowAt(std::int64_t y) const
{
    if (m_heights.empty())
        return 0;
    std::size_t row = 0;
    for (std::size_t step = std::bit_floor(m_heights.size()); step > 0; step /= 2) {
        if (row + step < m_sums.size() && m_sums[row + step] <= y) {
            row += step;
            y -= m_sums[row];
        }
    }
    return std::min(row, m_heights.size() - 1);
}

} // namespace widgets
