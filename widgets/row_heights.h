#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace widgets {

/// Heights of rows in pixels, of which many are only estimated yet, with their sums. **Cost** O(log rows) a call, but reset.
class RowHeights
{
public:
    /// All rows at once, all estimated.
    void reset(std::vector<int> heights);
    /// The true height of a row.
    void set(std::size_t row, int height);
    [[nodiscard]] std::size_t count() const { return m_heights.size(); }
    [[nodiscard]] int height(std::size_t row) const { return m_heights[row]; }
    [[nodiscard]] bool isExact(std::size_t row) const { return m_exact[row]; }
    /// Sum of the heights before `row`; of all for `row` == count().
    [[nodiscard]] std::int64_t top(std::size_t row) const;
    [[nodiscard]] std::int64_t total() const { return top(count()); }
    /// The row that holds `y`; the last for anything below, 0 when there is none.
    [[nodiscard]] std::size_t rowAt(std::int64_t y) const;

private:
    std::vector<int> m_heights;
    std::vector<bool> m_exact;
    std::vector<std::int64_t> m_sums; ///< a Fenwick tree, from 1
};

} // namespace widgets
