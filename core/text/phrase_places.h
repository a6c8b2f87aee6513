#pragma once

#include "core/span.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

/// Where phrases stand in a text that is asked again and again what stands before a place. Each group of phrases is looked
/// for once, when it is first asked for.
/// **Cost** of a group: linear in the text for each phrase; then logarithmic in its places for each question.
class PhrasePlaces
{
public:
    /// Phrases of which any counts. They must stay where they are as long as this lives, and none is empty.
    using Group = std::span<const std::string_view>;

    explicit PhrasePlaces(std::string_view text) : m_text(text) {}
    [[nodiscard]] std::string_view text() const { return m_text; }

    /// All places of the phrases, by their begins.
    [[nodiscard]] std::span<const Span> of(Group group);

    /// Where the first of the phrases begins that stands wholly within `window`; the end of the window where none does.
    [[nodiscard]] std::size_t firstWithin(Group group, Span window);

    /// True when one of the phrases stands wholly within `window`.
    [[nodiscard]] bool isWithin(Group group, Span window) { return firstWithin(group, window) < window.end; }

private:
    std::string_view m_text;
    std::vector<std::pair<const std::string_view*, std::vector<Span>>> m_groups; ///< by the address of the group
};

/// The `reach` bytes before `at`, or what there is.
[[nodiscard]] constexpr Span windowBefore(std::size_t at, std::size_t reach) { return {at - (at < reach ? at : reach), at}; }

} // namespace core
