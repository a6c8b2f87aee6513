#pragma once

#include "core/span.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace core {

/// Where phrases stand in a text that is asked again and again what stands near a place. Each part of the text is looked
/// through once for a group of phrases, when it is first asked for, as long as questions go on from begin to end.
/// **Cost** linear in what is asked for, for each phrase; then logarithmic in the places for each question.
class PhrasePlaces
{
public:
    /// Phrases of which any counts. They must stay where they are as long as this lives, and none is empty.
    using Group = std::span<const std::string_view>;

    explicit PhrasePlaces(std::string_view text) : m_text(text) {}
    [[nodiscard]] std::string_view text() const { return m_text; }

    /// All places of the phrases, by their begins; good until the group is asked for again.
    [[nodiscard]] std::span<const Span> of(Group group) { return looked(group, {0, m_text.size()}).places; }

    /// Where the first of the phrases begins that stands wholly within `window`; the end of the window where none does.
    [[nodiscard]] std::size_t firstWithin(Group group, Span window);

    /// True when one of the phrases stands wholly within `window`.
    [[nodiscard]] bool isWithin(Group group, Span window) { return firstWithin(group, window) < window.end; }

private:
    struct Looked
    {
        const std::string_view* group; ///< known by its address
        Span range;                    ///< what was looked through
        std::vector<Span> places;      ///< wholly within it, by their begins
    };

    const Looked& looked(Group group, Span window);

    std::string_view m_text;
    std::vector<Looked> m_groups;
};

/// The `reach` bytes before `at`, or what there is.
[[nodiscard]] constexpr Span windowBefore(std::size_t at, std::size_t reach) { return {at - (at < reach ? at : reach), at}; }

} // namespace core
