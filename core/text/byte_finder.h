#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace core {

namespace detail {

/// Sixteen bytes that are compared at once.
using Lanes = unsigned char __attribute__((vector_size(16)));

/// Sixteen bytes of a text. **Input** they are there.
[[nodiscard]] inline Lanes lanesAt(const char* data)
{
    Lanes lanes;
    std::memcpy(&lanes, data, sizeof lanes);
    return lanes;
}

/// The place of the first lane that is set; 16 where none is.
template <typename Hits> [[nodiscard]] std::size_t firstLane(const Hits& hits)
{
    static_assert(sizeof hits == sizeof(Lanes));
    std::uint64_t half[2];
    std::memcpy(half, &hits, sizeof half);
    if ((half[0] | half[1]) == 0)
        return sizeof hits;
    if constexpr (std::endian::native == std::endian::little)
        return static_cast<std::size_t>(half[0] != 0 ? std::countr_zero(half[0]) : 64 + std::countr_zero(half[1])) / 8;
    else
        return static_cast<std::size_t>(half[0] != 0 ? std::countl_zero(half[0]) : 64 + std::countl_zero(half[1])) / 8;
}

} // namespace detail

/// Finds the next of some bytes, sixteen at a time.
template <unsigned char... bytes> class ByteFinder
{
public:
    [[nodiscard]] static constexpr bool is(char c) { return ((static_cast<unsigned char>(c) == bytes) || ...); }

    /// The first of the bytes in `text` at or behind `from` and before `end`; `end` when there is none.
    /// **Input** end <= text.size(). **Cost** linear in what is passed over.
    [[nodiscard]] static std::size_t next(std::string_view text, std::size_t from, std::size_t end)
    {
        const char* const data = text.data();
        std::size_t at = from;
        for (; at + width <= end; at += width) {
            const detail::Lanes lanes = detail::lanesAt(data + at);
            if (const std::size_t place = detail::firstLane(((lanes == bytes) | ...)); place < width)
                return at + place;
        }
        while (at < end && !is(data[at]))
            ++at;
        return at < end ? at : end;
    }

private:
    static constexpr std::size_t width = sizeof(detail::Lanes);
};

/// text.find(phrase, from), many bytes at a time also where the phrase begins with a byte that is everywhere, as a space.
/// **Input** the phrase is not empty.
[[nodiscard]] inline std::size_t findPhrase(std::string_view text, std::string_view phrase, std::size_t from)
{
    constexpr std::size_t width = 16;
    using Lanes = unsigned char __attribute__((vector_size(width)));
    const std::size_t far = phrase.size() > 2 ? phrase.size() - 2 : phrase.size() - 1; // its last byte is often a space
    const auto first = static_cast<unsigned char>(phrase.front());
    const auto second = static_cast<unsigned char>(phrase[far]);
    std::size_t at = from;
    for (; at + far + width <= text.size(); at += width) {
        Lanes here;
        Lanes there;
        std::memcpy(&here, text.data() + at, width);
        std::memcpy(&there, text.data() + at + far, width);
        const auto hits = (here == first) & (there == second);
        std::uint64_t half[2];
        std::memcpy(half, &hits, width);
        if ((half[0] | half[1]) == 0)
            continue;
        for (std::size_t i = at; i < at + width; ++i)
            if (text[i] == phrase.front() && text.substr(i, phrase.size()) == phrase)
                return i;
    }
    return from < text.size() ? text.find(phrase, at) : std::string_view::npos;
}

/// True when `text` holds one of `phrases`. **Input** none of them is empty.
[[nodiscard]] inline bool holdsAny(std::string_view text, std::span<const std::string_view> phrases)
{
    return std::any_of(phrases.begin(), phrases.end(), [text](std::string_view phrase) { return findPhrase(text, phrase, 0) != std::string_view::npos; });
}

/// The first ASCII digit in `text` at or behind `from` and before `end`; `end` when there is none. **Input** end <= text.size().
[[nodiscard]] inline std::size_t nextDigit(std::string_view text, std::size_t from, std::size_t end)
{
    constexpr std::size_t width = sizeof(detail::Lanes);
    std::size_t at = from;
    for (; at + width <= end; at += width)
        if (const std::size_t place = detail::firstLane(detail::lanesAt(text.data() + at) - '0' < 10); place < width)
            return at + place;
    while (at < end && (text[at] < '0' || text[at] > '9'))
        ++at;
    return at < end ? at : end;
}

} // namespace core
