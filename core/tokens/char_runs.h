#pragma once

#include "core/tokens/unicode_class.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace core {

/// Classes of characters in a well-formed UTF-8 text, as bit masks, and runs of them: what scanners are made of.
///
/// A mask holds category bits (0 to 27) and the two below.
class CharRuns
{
public:
    static constexpr std::uint32_t white = 1U << 29;   ///< \s
    static constexpr std::uint32_t newline = 1U << 30; ///< \r and \n

    struct Char
    {
        std::uint32_t bits = 0; ///< 0 past the end
        std::uint32_t length = 0;
    };

    explicit CharRuns(std::string_view text) : m_data(text.data()), m_size(text.size()) {}
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool isAt(std::size_t at, char c) const { return at < m_size && m_data[at] == c; }

    [[nodiscard]] Char at(std::size_t at) const
    {
        if (at >= m_size)
            return {};
        const auto byte = static_cast<unsigned char>(m_data[at]);
        return byte < 0x80 ? Char{ascii[byte], 1} : beyondAscii(at);
    }
    /// The end of the run of characters with a bit of `mask` that begins at `at`.
    [[nodiscard]] std::size_t runEnd(std::size_t at, std::uint32_t mask) const
    {
        while (at < m_size) {
            const auto byte = static_cast<unsigned char>(m_data[at]);
            const Char c = byte < 0x80 ? Char{ascii[byte], 1} : beyondAscii(at);
            if ((c.bits & mask) == 0)
                break;
            at += c.length;
        }
        return at;
    }
    /// The end of the run of characters without any bit of `mask` that begins at `at`.
    [[nodiscard]] std::size_t runEndExcept(std::size_t at, std::uint32_t mask) const
    {
        while (at < m_size) {
            const auto byte = static_cast<unsigned char>(m_data[at]);
            const Char c = byte < 0x80 ? Char{ascii[byte], 1} : beyondAscii(at);
            if ((c.bits & mask) != 0)
                break;
            at += c.length;
        }
        return at;
    }
    /// As runEnd, for at most `most` characters.
    [[nodiscard]] std::size_t runEnd(std::size_t at, std::uint32_t mask, int most) const
    {
        for (; most > 0; --most) {
            const Char c = this->at(at);
            if ((c.bits & mask) == 0)
                break;
            at += c.length;
        }
        return at;
    }
    /// Where the character before `at` begins. **Input** at > 0.
    [[nodiscard]] std::size_t before(std::size_t at) const
    {
        do
            --at;
        while (at > 0 && (static_cast<unsigned char>(m_data[at]) & 0xC0U) == 0x80U);
        return at;
    }
    /// The end of (?i:'s|'t|'re|'ve|'m|'ll|'d) at `at`; `at` itself when there is none.
    [[nodiscard]] std::size_t contractionEnd(std::size_t at) const;
    /// The end of what `\s*[\r\n]+|\s+(?!\S)|\s+` matches at `at`, a white character.
    [[nodiscard]] std::size_t whiteEnd(std::size_t at) const;
    /// The end of what `\s+(?!\S)|\s+` matches at `at`, a white character.
    [[nodiscard]] std::size_t blankEnd(std::size_t at) const;

private:
    [[nodiscard]] Char beyondAscii(std::size_t at) const
    {
        const DecodedChar c = decodeValid(m_data + at);
        const std::uint8_t value = m_classes.of(c.value);
        return {UnicodeClass::categoryBitOf(value) | ((value & UnicodeClass::whiteBit) != 0 ? white : 0), c.length};
    }

    static const std::array<std::uint32_t, 128> ascii;
    const UnicodeClass& m_classes = UnicodeClass::table();
    const char* m_data;
    std::size_t m_size;
};

} // namespace core
