#pragma once

#include "core/span.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace core {

/// Where in one string the thought stands, and what follows it.
///
/// White space next to a delimiter belongs to the delimiter, so that cutting the thought leaves the frame as
/// it was. An opener without a closer: the rest is the thought. A closer without an opener: what stands
/// before it, but for the prompt repeated in front. No tag: the whole string, but for a repeated prompt.
struct ThoughtSplit
{
    Span thought;
    Span after; ///< without solution delimiters; empty when there is nothing
};

/// **Input** `problem` may be empty; it is looked for at the front, after role markers.
[[nodiscard]] ThoughtSplit splitThought(std::string_view text, std::string_view problem);

/// The opening tag of the kind of delimiter that `text` uses first, "<think>" also where "</think>" stands first; nothing
/// when it uses none.
[[nodiscard]] std::optional<std::string_view> thoughtTag(std::string_view text);

/// True when `text` begins with an opening tag, white space aside.
[[nodiscard]] bool beginsWithThoughtTag(std::string_view text);

} // namespace core
