#pragma once

#include "core/trace/segment_model.h"
#include "core/trace/wide_numbers.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>

namespace core {

/// Reads a number a kind; some numbers that stand behind them come along in the lanes behind the last kind, which are never
/// added to others.
inline Wide lanesAt(const float* row)
{
    Wide out;
    std::memcpy(out.at.data(), row, sizeof out.at);
    return out;
}
/// Writes all lanes, so that what stands behind the row is lost.
inline void setLanes(float* row, const Wide& values) { std::memcpy(row, values.at.data(), sizeof values.at); }

/// Rows of a number a kind without room between them, which are read as lanes. They are finite, but not set in the beginning.
class KindRows
{
public:
    explicit KindRows(std::size_t size) : m_size(size), m_numbers(std::make_unique_for_overwrite<float[]>(size * kinds + lanes))
    {
        std::fill_n(m_numbers.get() + size * kinds, lanes, 0.0F);
    }
    [[nodiscard]] std::size_t size() const { return m_size; }
    /// As many numbers as there are lanes may be read; those behind the last kind are of the next row.
    [[nodiscard]] const float* operator[](std::size_t row) const { return m_numbers.get() + row * kinds; }
    void set(std::size_t row, const Wide& values) { std::memcpy(m_numbers.get() + row * kinds, values.at.data(), kinds * sizeof(float)); }

private:
    static constexpr std::size_t kinds = RunState::kinds;
    std::size_t m_size;
    std::unique_ptr<float[]> m_numbers; ///< with room for lanes behind the last row
};

} // namespace core
