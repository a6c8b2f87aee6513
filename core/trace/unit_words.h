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
    /// Takes room for most texts of so many bytes and units: what is not needed of it is never touched, and no word is moved.
    void reserve(std::size_t bytes, std::size_t units)
    {
        constexpr std::size_t shortWord = 5; // bytes of a word and what parts it from the next
        m_names.reserve(bytes / shortWord);
        m_begins.reserve(units);
    }
    /// Where the next unit's words are to be written, what tells each from others, whatever its case; room for so many.
    [[nodiscard]] std::uint64_t* beginUnit(std::size_t most)
    {
        m_begins.push_back(m_size);
        if (m_names.size() < m_size + most + 1)
            m_names.resize(m_size + most + ahead);
        return m_names.data() + m_size;
    }
    /// **Input** one past the last word that was written.
    void endUnit(const std::uint64_t* end) { m_size = static_cast<std::size_t>(end - m_names.data()); }

    [[nodiscard]] std::span<const std::uint64_t> of(std::size_t unit) const
    {
        const std::size_t end = unit + 1 < m_begins.size() ? m_begins[unit + 1] : m_size;
        return std::span(m_names).subspan(m_begins[unit], end - m_begins[unit]);
    }

private:
    static constexpr std::size_t ahead = 2048; ///< room for the units behind

    std::vector<std::uint64_t> m_names; ///< with room for the unit
    std::vector<std::size_t> m_begins;
    std::size_t m_size = 0;
};

} // namespace core
