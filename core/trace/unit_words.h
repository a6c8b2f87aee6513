#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace core {

/// The words of units one after another: words of two letters and more, and Chinese characters.
class UnitWords
{
public:
    /// What is added from now on belongs to the next unit; it has at most so many words.
    void beginUnit(std::size_t most)
    {
        m_begins.push_back(m_size);
        if (m_names.size() < m_size + most + 1)
            m_names.resize(2 * (m_size + most + 1));
    }
    /// **Input** what tells the word from others, whatever its case.
    void add(std::uint64_t name) { m_names[m_size++] = name; }

    [[nodiscard]] std::span<const std::uint64_t> of(std::size_t unit) const
    {
        const std::size_t end = unit + 1 < m_begins.size() ? m_begins[unit + 1] : m_size;
        return std::span(m_names).subspan(m_begins[unit], end - m_begins[unit]);
    }

private:
    std::vector<std::uint64_t> m_names; ///< with room for the unit
    std::vector<std::size_t> m_begins;
    std::size_t m_size = 0;
};

} // namespace core
