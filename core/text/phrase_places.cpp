#include "core/text/phrase_places.h"

#include "core/text/byte_finder.h"

#include <algorithm>

namespace core {

std::span<const Span> PhrasePlaces::of(Group group)
{
    const auto known = std::find_if(m_groups.begin(), m_groups.end(), [group](const auto& one) { return one.first == group.data(); });
    if (known != m_groups.end())
        return known->second;
    std::vector<Span> places;
    for (const std::string_view phrase : group)
        for (std::size_t at = findPhrase(m_text, phrase, 0); at != std::string_view::npos; at = findPhrase(m_text, phrase, at + 1))
            places.push_back({at, at + phrase.size()});
    std::sort(places.begin(), places.end(), [](Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end < b.end; });
    return m_groups.emplace_back(group.data(), std::move(places)).second;
}

std::size_t PhrasePlaces::firstWithin(Group group, Span window)
{
    const std::span<const Span> places = of(group);
    auto place = std::lower_bound(places.begin(), places.end(), window.begin, [](Span one, std::size_t begin) { return one.begin < begin; });
    while (place != places.end() && place->begin < window.end && place->end > window.end) // one that goes on behind the window
        ++place;
    return place != places.end() && place->begin < window.end ? place->begin : window.end;
}

} // namespace core
