#include "core/tokens/whole_words.h"

#include "core/tokens/vocabulary.h"

#include <algorithm>
#include <bit>
#include <vector>

namespace core {

namespace {

/// Where `word` stands, or would stand.
std::size_t placeOf(std::string_view bytes, std::span<const WholeWords::Place> places, std::string_view word)
{
    const std::size_t mask = places.size() - 1;
    std::size_t at = textHash(word) & mask;
    while (places[at].size != 0 && bytes.substr(places[at].begin, places[at].size) != word)
        at = (at + 1) & mask;
    return at;
}

} // namespace

WholeWords::Tables WholeWords::lay(std::span<const std::pair<std::string, std::uint32_t>> words)
{
    std::string bytes;
    std::vector<Place> places(std::bit_ceil(std::max<std::size_t>(16, words.size() + words.size() / 2)));
    for (const auto& [word, id] : words) {
        if (word.empty())
            continue;
        Place& place = places[placeOf(bytes, places, word)];
        if (place.size == 0) {
            place = {static_cast<std::uint32_t>(bytes.size()), static_cast<std::uint32_t>(word.size()), id};
            bytes += word;
        }
        place.id = id;
    }
    return {Table<char>(std::vector<char>(bytes.begin(), bytes.end())), Table<Place>(std::move(places))};
}

bool WholeWords::Tables::isUsable() const { return places.empty() || std::has_single_bit(places.size()); }

std::optional<std::uint32_t> WholeWords::find(std::string_view bytes) const
{
    const std::string_view all(m_tables.bytes.data(), m_tables.bytes.size());
    const Place& place = m_tables.places[placeOf(all, m_tables.places.span(), bytes)];
    return place.size == 0 ? std::nullopt : std::optional(place.id);
}

} // namespace core
