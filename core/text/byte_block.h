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

    [[nodiscard]] unsigned char operator[](std::size_t at) const { return reinterpret_cast<const unsigned char*>(m_lanes.data())[at]; }
    /// The three bytes at `at` as one number, the first the lowest.
    [[nodiscard]] std::uint32_t threeAt(std::size_t at) const { return (*this)[at] | std::uint32_t{(*this)[at + 1]} << 8 | std::uint32_t{(*this)[at + 2]} << 16; }
    /// The first `count` of them, or all.
    [[nodiscard]] static constexpr std::uint64_t first(std::size_t count) { return count < width ? (std::uint64_t{1} << count) - 1 : ~std::uint64_t{0}; }
    /// Those that are one of `bytes`.
    template <class... Bytes> [[nodiscard]] std::uint64_t any(Bytes... bytes) const
    {
        return bits([&](const Lanes& lanes) { return ((lanes == static_cast<unsigned char>(bytes)) | ...); });
    }
    /// Those from `first` to `last`, which are at most 127.
    [[nodiscard]] std::uint64_t between(char first, char last) const
    {
        return bits([&](const Lanes& lanes) { return areBetween(lanes, first, last); });
    }
    /// Those from `first` on.
    [[nodiscard]] std::uint64_t from(unsigned char first) const
    {
        return bits([&](const Lanes& lanes) { return lanes >= first; });
    }
    /// ASCII digits.
    [[nodiscard]] std::uint64_t digits() const { return between('0', '9'); }
    /// ASCII letters.
    [[nodiscard]] std::uint64_t letters() const
    {
        return bits([](const Lanes& lanes) { return areBetween(lanes | 0x20, 'a', 'z'); });
    }

private:
    static constexpr std::size_t lane = 16;
    using Lanes = unsigned char __attribute__((vector_size(lane)));
    using SignedLanes = signed char __attribute__((vector_size(lane)));

    static SignedLanes areBetween(const Lanes& lanes, char first, char last)
    {
        constexpr int greatest = 0x7F; // `last` is raised to it, so that one comparison tells
        return reinterpret_cast<SignedLanes>(lanes + static_cast<unsigned char>(greatest - last)) > static_cast<signed char>(greatest - 1 - (last - first));
    }

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
