#pragma once

#include "core/text/letter_runs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace core {

/// A set of token hashes with a fixed size: forgets where two fall on one place, so it never grows. Beyond a text of 1 MB
/// it forgets more, so that it stays near the processor and a text ten times as long takes ten times as long.
class TokenSet
{
public:
    explicit TokenSet(std::size_t textSize) : m_slots(std::bit_ceil(std::clamp<std::size_t>(textSize / 4, 256, most))) {}
    [[nodiscard]] bool contains(std::uint32_t hash) const { return m_slots[hash & (m_slots.size() - 1)] == hash; }
    void insert(std::uint32_t hash) { m_slots[hash & (m_slots.size() - 1)] = hash; }

private:
    static constexpr std::size_t most = std::size_t{1} << 18U;
    std::vector<std::uint32_t> m_slots;
};

/// One word of two letters or more, number, or Chinese character.
struct HashedToken
{
    std::uint32_t hash = 0;
    bool number = false;
    std::size_t begin = 0;
};

namespace detail {

enum class TokenByte : std::uint8_t { Other, Letter, Digit, Chinese };
inline constexpr std::array<TokenByte, 256> tokenBytes = [] {
    std::array<TokenByte, 256> table{};
    for (unsigned i = 0; i < 256; ++i) {
        const bool letter = (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z');
        table[i] = letter ? TokenByte::Letter : i >= '0' && i <= '9' ? TokenByte::Digit : i >= 0xE3 && i <= 0xE9 ? TokenByte::Chinese : TokenByte::Other;
    }
    return table;
}();

} // namespace detail

/// Reads `text` once and tells `sink` what stands in it: `word(hash, begin, length)` for each run of letters, whatever
/// their case, `digits(hash)` for each run of digits, `number(hash, begin)` for runs that points join, and
/// `character(hash, begin)` for a Chinese one.
template <class Sink> void readTokens(std::string_view text, Sink& sink)
{
    using detail::TokenByte;
    const char* const data = text.data();
    const std::size_t size = text.size();
    const auto classAt = [data](std::size_t i) { return detail::tokenBytes[static_cast<unsigned char>(data[i])]; };
    const auto mixed = [](std::uint32_t hash, char c) { return (hash ^ static_cast<unsigned char>(c)) * 16777619U; };
    constexpr std::uint32_t seed = 2166136261U;
    for (std::size_t i = 0; i < size;) {
        std::uint32_t hash = seed;
        const std::size_t begin = i;
        switch (classAt(i)) {
        case TokenByte::Letter: {
            const LetterRun run = letterRunAt(text, i);
            for (std::uint64_t letters = run.head; letters != 0; letters >>= 8U)
                hash = mixed(hash, static_cast<char>(letters & 0xFFU));
            for (std::size_t k = i + 8; k < i + run.length; ++k)
                hash = mixed(hash, static_cast<char>(data[k] | 0x20));
            i += run.length;
            sink.word(hash, begin, run.length);
            break;
        }
        case TokenByte::Digit: {
            std::uint32_t run = seed;
            for (bool goesOn = true; goesOn;) {
                do {
                    hash = mixed(hash, data[i]);
                    run = mixed(run, data[i]);
                } while (++i < size && classAt(i) == TokenByte::Digit);
                sink.digits(run);
                goesOn = i + 1 < size && data[i] == '.' && classAt(i + 1) == TokenByte::Digit;
                if (goesOn)
                    hash = mixed(hash, data[i++]);
                run = seed;
            }
            sink.number(hash, begin);
            break;
        }
        case TokenByte::Chinese:
            for (std::size_t k = 0; k < 3 && i < size; ++k, ++i)
                hash = mixed(hash, data[i]);
            sink.character(hash, begin);
            break;
        case TokenByte::Other:
            ++i;
            break;
        }
    }
}

/// Calls `visit(token)` for each token of `text`. Words are told apart without regard to case.
template <class F> void forTokens(std::string_view text, F&& visit)
{
    struct Sink
    {
        F& visit;
        void word(std::uint32_t hash, std::size_t begin, std::size_t length)
        {
            if (length >= 2)
                visit(HashedToken{hash, false, begin});
        }
        void digits(std::uint32_t) {}
        void number(std::uint32_t hash, std::size_t begin) { visit(HashedToken{hash, true, begin}); }
        void character(std::uint32_t hash, std::size_t begin) { visit(HashedToken{hash, false, begin}); }
    };
    Sink sink{visit};
    readTokens(text, sink);
}

} // namespace core
