#include "core/text/phrase_places.h"

#include "core/text/byte_finder.h"

#include <algorithm>

namespace core {

namespace {

bool isBefore(Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end < b.end; }

} // namespace

const PhrasePlaces::Looked& PhrasePlaces::looked(Group group, Span window)
{
    auto known = std::find_if(m_groups.begin(), m_groups.end(), [group](const Looked& one) { return one.group == group.data(); });
    if (known == m_groups.end())
        known = m_groups.insert(known, Looked{group.data(), {window.begin, window.begin}, {}});
    Looked& out = *known;
    if (window.begin < out.range.begin || window.begin > out.range.end)
        out = {group.data(), {window.begin, window.begin}, {}};
    const std::size_t seen = out.range.end;
    if (window.end <= seen || seen >= m_text.size())
        return out;
    constexpr std::size_t ahead = 100; // for the next question
    out.range.end = std::min(m_text.size(), window.end + ahead);
    const std::size_t old = out.places.size();
    const std::string_view text = m_text.substr(0, out.range.end);
    for (const std::string_view phrase : group) {
        const std::size_t reach = phrase.size() - 1; // one that was cut off by the end of what was seen
        const std::size_t from = std::max(out.range.begin, seen - std::min(seen, reach));
        for (std::size_t at = findPhrase(text, phrase, from); at != std::string_view::npos; at = findPhrase(text, phrase, at + 1))
            out.places.push_back({at, at + phrase.size()});
    }
    const auto fresh = out.places.begin() + static_cast<std::ptrdiff_t>(old);
    std::sort(fresh, out.places.end(), isBefore);
    if (fresh != out.places.end()) // a phrase that was cut off may begin before others that were not
        std::inplace_merge(std::lower_bound(out.places.begin(), fresh, *fresh, isBefore), fresh, out.places.end(), isBefore);
    return out;
}

std::size_t PhrasePlaces::firstWithin(Group group, Span window)
{
    const std::vector<Span>& places = looked(group, window).places;
    auto place = std::lower_bound(places.begin(), places.end(), window.begin, [](Span one, std::size_t begin) { return one.begin < begin; });
    while (place != places.end() && place->begin < window.end && place->end > window.end) // one that goes on behind the window
        ++place;
    return place != places.end() && place->begin < window.end ? place->begin : window.end;
}

} // namespace core
