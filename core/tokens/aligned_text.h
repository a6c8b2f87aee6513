#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// A text made out of another one, with the byte of the original that each of its bytes comes from.
///
/// What a rewrite changes (a letter with its marks, an inserted character) counts as coming from the first byte of the
/// stretch that it replaces.
class AlignedText
{
public:
    [[nodiscard]] const std::string& text() const { return m_text; }
    /// The original byte of byte `at` of the text.
    [[nodiscard]] std::uint32_t origin(std::size_t at) const { return m_origins[at]; }

    /// Empties it; its memory stays for the next text.
    void clear()
    {
        m_text.clear();
        m_origins.clear();
    }
    /// Whether its memory is so little that a thread may keep it.
    [[nodiscard]] bool isWorthKeeping() const { return m_origins.capacity() <= std::size_t{1} << 20; }
    /// Appends bytes that stand unchanged in the original from `origin` on.
    void keep(std::string_view bytes, std::size_t origin)
    {
        m_text.append(bytes);
        const std::size_t first = m_origins.size();
        m_origins.resize(first + bytes.size());
        std::iota(m_origins.begin() + static_cast<std::ptrdiff_t>(first), m_origins.end(), static_cast<std::uint32_t>(origin));
    }
    /// Appends bytes that stand for something at `origin`.
    void put(std::string_view bytes, std::size_t origin)
    {
        m_text.append(bytes);
        m_origins.insert(m_origins.end(), bytes.size(), static_cast<std::uint32_t>(origin));
    }

    /// This text was made out of `below`: ties it to what `below` was made out of.
    void settleOn(const AlignedText& below)
    {
        for (std::uint32_t& origin : m_origins)
            origin = origin < below.m_origins.size() ? below.m_origins[origin] : 0;
    }

private:
    std::string m_text;
    std::vector<std::uint32_t> m_origins;
};

} // namespace core
