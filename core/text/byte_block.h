#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace core {

/// Sixty-four bytes of a text, and which of them are what: a bit each, the first the lowest.
class ByteBlock
{
public:
    static constexpr std::size_t width = 64;

    /// The bytes from `at` on, zeros behind the end. **Input** at <= text.size().
    ByteBlock(std::string_view text, std::size_t at)
    {
        if (at + width <= text.size())
            std::memcpy(m_lanes.data(), text.data() + at, width);
        else
            std::memcpy(m_lanes.data(), text.data() + at, text.size() - at);
    }

    /// Those that are one of `bytes`.
    template <class... Bytes> [[nodiscard]] std::uint64_t any(Bytes... bytes) const
    {
        return bits([&](const Lanes& lanes) { return ((lanes == static_cast<unsigned char>(bytes)) | ...); });
    }
    /// Those from `first` to `last`.
    [[nodiscard]] std::uint64_t between(char first, char last) const
    {
        return bits([&](const Lanes& lanes) { return lanes - static_cast<unsigned char>(first) <= static_cast<unsigned char>(last - first); });
    }
    /// Those from `first` on.
    [[nodiscard]] std::uint64_t from(unsigned char first) const
    {
        return bits([&](const Lanes& lanes) { return lanes >= first; });
    }
    /// ASCII letters.
    [[nodiscard]] std::uint64_t letters() const
    {
        return bits([](const Lanes& lanes) { return (lanes | 0x20) - static_cast<unsigned char>('a') < 26; });
    }

private:
    static constexpr std::size_t lane = 16;
    using Lanes = unsigned char __attribute__((vector_size(lane)));

    template <class Test> [[nodiscard]] std::uint64_t bits(const Test& test) const
    {
        std::uint64_t out = 0;
        for (std::size_t i = 0; i < m_lanes.size(); ++i)
            out |= std::uint64_t{bitsOf(test(m_lanes[i]))} << lane * i;
        return out;
    }

    template <class Hits> static std::uint32_t bitsOf(const Hits& hits) // all bits of a byte, or none
    {
#ifdef __SSE2__
        __m128i bytes;
        std::memcpy(&bytes, &hits, lane);
        return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes));
#else
        std::uint32_t out = 0;
        for (std::size_t i = 0; i < lane; ++i)
            out |= (static_cast<std::uint32_t>(hits[i]) & 1U) << i;
        return out;
#endif
    }

    std::array<Lanes, width / lane> m_lanes{};
};

} // namespace core
