#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace core {

/// A half-open range of bytes into an unchanged UTF-8 text; both ends on character boundaries.
struct Span
{
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] constexpr std::size_t size() const { return end - begin; }
    [[nodiscard]] constexpr bool empty() const { return begin == end; }
    [[nodiscard]] constexpr bool contains(std::size_t at) const { return begin <= at && at < end; }
    [[nodiscard]] constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    [[nodiscard]] constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
    [[nodiscard]] constexpr std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
    friend constexpr bool operator==(Span, Span) = default;
};

/// Replaces the bytes of `span` by `insert`; an empty `insert` is a removal. Lists of edits are in order and do not overlap.
struct TextEdit
{
    Span span;
    std::string insert;
};

} // namespace core
