#pragma once

#include <cstddef>
#include <cstdint>
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
    /// Nothing yet, on top of an original.
    AlignedText() = default;
    [[nodiscard]] const std::string& text() const { return m_text; }
    /// The original byte of byte `at` of the text; of the end: the end of what was appended last.
    [[nodiscard]] std::uint32_t origin(std::size_t at) const { return m_origins[at]; }

    /// Appends bytes that stand unchanged in the original from `origin` on.
    void keep(std::string_view bytes, std::size_t origin)
    {
        m_text.append(bytes);
        for (std::size_t i = 0; i < bytes.size(); ++i)
            m_origins.push_back(static_cast<std::uint32_t>(origin + i));
    }
    /// Appends bytes that stand for something at `origin`.
    void put(std::string_view bytes, std::size_t origin)
    {
        m_text.append(bytes);
        m_origins.insert(m_origins.end(), bytes.size(), static_cast<std::uint32_t>(origin));
    }

private:
    std::string m_text;
    std::vector<std::uint32_t> m_origins;
};

} // namespace core
