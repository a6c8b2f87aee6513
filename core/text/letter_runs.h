#pragma once

#include "core/text/ascii.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace core {

/// Up to eight bytes of a text as one number, the first the lowest; zeros behind the end. **Input** at < text.size().
[[nodiscard]] inline std::uint64_t eightBytes(std::string_view text, std::size_t at)
{
    std::uint64_t bytes = 0;
    const std::size_t left = text.size() - at;
    std::size_t before = 0; // bytes that are read only to read eight
    if (left >= sizeof bytes)
        std::memcpy(&bytes, text.data() + at, sizeof bytes);
    else if (text.size() >= sizeof bytes)
        std::memcpy(&bytes, text.data() + text.size() - sizeof bytes, before = sizeof bytes);
    else
        std::memcpy(&bytes, text.data() + at, left);
    if constexpr (std::endian::native == std::endian::big)
        bytes = __builtin_bswap64(bytes);
    return before == 0 ? bytes : bytes >> 8 * (before - left);
}

/// A run of ASCII letters.
struct LetterRun
{
    std::size_t length = 0;
    std::uint64_t head = 0; ///< its first eight letters in lower case, the first the lowest byte; zeros behind them
    std::uint64_t name = 0; ///< the same for a run of at most eight letters, else a hash of all of them in lower case
};

namespace detail {

/// How many letters `bytes` begin with.
[[nodiscard]] constexpr std::size_t lettersIn(std::uint64_t bytes)
{
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t tops = 0x80 * ones;
    const std::uint64_t low = (bytes | 0x20 * ones) & ~tops;
    const std::uint64_t letters = (low + (0x80 - 'a') * ones) & ~(low + (0x7F - 'z') * ones) & ~bytes & tops;
    return static_cast<std::size_t>(std::countr_zero(letters ^ tops)) / 8;
}

/// The first `count` bytes of `bytes` in lower case. **Input** they are letters, count > 0.
[[nodiscard]] constexpr std::uint64_t lowered(std::uint64_t bytes, std::size_t count)
{
    return (bytes | 0x2020202020202020U) & ~std::uint64_t{0} >> 8 * (8 - count);
}

} // namespace detail

/// The run of `count` letters at `at`, from 1 to 8. **Input** at < text.size().
[[nodiscard]] inline LetterRun shortRunAt(std::string_view text, std::size_t at, std::size_t count)
{
    const std::uint64_t letters = detail::lowered(eightBytes(text, at), count);
    return {count, letters, letters};
}

/// The run of letters at `at`; of length 0 where none is. **Input** at < text.size().
[[nodiscard]] inline LetterRun letterRunAt(std::string_view text, std::size_t at)
{
    std::uint64_t bytes = eightBytes(text, at);
    std::size_t count = detail::lettersIn(bytes);
    if (count == 0)
        return {};
    LetterRun run{count, detail::lowered(bytes, count), 0};
    run.name = run.head;
    while (count == 8 && at + run.length < text.size()) {
        bytes = eightBytes(text, at + run.length);
        count = detail::lettersIn(bytes);
        if (count > 0)
            run.name = std::rotl(run.name * 0x9E3779B97F4A7C15U, 32) ^ detail::lowered(bytes, count);
        run.length += count;
    }
    return run;
}

} // namespace core
