#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace core {

/// General categories in the order of the generated table; the number is the bit in a category mask.
enum class Category : std::uint8_t {
    Lu, Ll, Lt, Lm, Lo, Mn, Mc, Me, Nd, Nl, No, Pc, Pd, Ps, Pe, Pi, Pf, Po, Sm, Sc, Sk, So, Zs, Zl, Zp, Cc, Cf, Co,
    Unassigned = 31
};

/// The bit of `category` in a mask of categories.
[[nodiscard]] constexpr std::uint32_t categoryBit(Category category)
{
    return std::uint32_t{1} << static_cast<unsigned>(category);
}

namespace category_mask {
inline constexpr std::uint32_t letter = 0x1F;             ///< \p{L}
inline constexpr std::uint32_t mark = 0x7U << 5;          ///< \p{M}
inline constexpr std::uint32_t number = 0x7U << 8;        ///< \p{N}
inline constexpr std::uint32_t punctuation = 0x7FU << 11; ///< \p{P}
inline constexpr std::uint32_t symbol = 0xFU << 18;       ///< \p{S}
} // namespace category_mask

/// A character of well-formed UTF-8 and how many bytes it takes.
struct DecodedChar
{
    char32_t value = 0;
    std::uint32_t length = 1;
};

/// Decodes the character at `p`. **Input** the start of a character in well-formed UTF-8.
[[nodiscard]] inline DecodedChar decodeValid(const char* p)
{
    const auto byte = [p](int i) { return static_cast<char32_t>(static_cast<unsigned char>(p[i])); };
    const char32_t lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    if (lead < 0xE0)
        return {((lead & 0x1FU) << 6) | (byte(1) & 0x3FU), 2};
    if (lead < 0xF0)
        return {((lead & 0x0FU) << 12) | ((byte(1) & 0x3FU) << 6) | (byte(2) & 0x3FU), 3};
    return {((lead & 0x07U) << 18) | ((byte(1) & 0x3FU) << 12) | ((byte(2) & 0x3FU) << 6) | (byte(3) & 0x3FU), 4};
}

/// What the official tokenizer's regular expressions and normaliser know about each code point.
///
/// **Threads** built once, then read only. **Cost** a look-up is two loads.
class UnicodeClass
{
public:
    static constexpr std::uint8_t whiteBit = 0x20;     ///< \s
    static constexpr std::uint8_t nfcUnsafeBit = 0x40; ///< may change, reorder or join with what stands before it
    static constexpr std::uint8_t nfcInertBit = 0x80;  ///< newer than the normaliser's tables: it leaves it alone

    [[nodiscard]] static const UnicodeClass& table();
    /// Category in the low five bits, and the flags above.
    [[nodiscard]] std::uint8_t of(char32_t c) const
    {
        return m_values[(std::size_t{m_blocks[c >> 8]} << 8) | (c & 0xFFU)];
    }
    [[nodiscard]] static std::uint32_t categoryBitOf(std::uint8_t value) { return std::uint32_t{1} << (value & 0x1FU); }

private:
    UnicodeClass();
    std::array<std::uint16_t, 0x1100> m_blocks{};
    std::vector<std::uint8_t> m_values;
};

/// The generated table: (first code point << 8 | value) of each run of equal values, in order.
[[nodiscard]] std::span<const std::uint32_t> unicodeRuns();

} // namespace core
