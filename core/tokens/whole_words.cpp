#include "core/tokens/whole_words.h"

#include "core/tokens/byte_alphabet.h"

#include <algorithm>
#include <bit>
#include <functional>

namespace core {

WholeWords::WholeWords(std::span<const VocabularyEntry> entries)
    : m_places(std::bit_ceil(std::max<std::size_t>(16, entries.size() + entries.size() / 2)))
{
    for (const VocabularyEntry& entry : entries) {
        const auto bytes = bytesOfLetters(entry.text);
        if (!bytes || bytes->empty())
            continue; // no text can spell it
        Place& place = m_places[slot(*bytes)];
        place = {static_cast<std::uint32_t>(m_bytes.size()), static_cast<std::uint32_t>(bytes->size()), entry.id};
        m_bytes += *bytes;
    }
    m_bytes.shrink_to_fit();
}

std::size_t WholeWords::slot(std::string_view bytes) const
{
    const std::size_t mask = m_places.size() - 1;
    std::size_t at = std::hash<std::string_view>{}(bytes)&mask;
    while (m_places[at].size != 0 && std::string_view(m_bytes).substr(m_places[at].begin, m_places[at].size) != bytes)
        at = (at + 1) & mask;
    return at;
}

std::optional<std::uint32_t> WholeWords::find(std::string_view bytes) const
{
    const Place& place = m_places[slot(bytes)];
    return place.size == 0 ? std::nullopt : std::optional(place.id);
}

} // namespace core
