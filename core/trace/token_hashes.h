#pragma once

#include "core/span.h"
#include "core/text/byte_block.h"
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
    explicit TokenSet(std::size_t textSize) : m_slots(std::bit_ceil(std::clamp<std::size_t>(textSize / 4, 256, most))), m_last(m_slots.size() - 1) {}
    [[nodiscard]] bool contains(std::uint32_t hash) const { return m_slots[hash & m_last] == hash; }
    void insert(std::uint32_t hash) { m_slots[hash & m_last] = hash; }

private:
    static constexpr std::size_t most = std::size_t{1} << 18U;
    std::vector<std::uint32_t> m_slots;
    std::size_t m_last; ///< their number is a power of 2
};

/// One word of two letters or more, number, or Chinese character.
struct HashedToken
{
    std::uint32_t hash = 0;
    bool number = false;
    std::size_t begin = 0;
};

/// A run of letters of a text.
struct ReadWord
{
    LetterRun run;
    std::uint32_t hash = 0; ///< whatever its case
    std::size_t begin = 0;
    bool behindDigit = false; ///< without anything between
};

namespace detail {

constexpr std::uint32_t hashSeed = 2166136261U;
constexpr std::uint32_t mixed(std::uint32_t hash, char c) { return (hash ^ static_cast<unsigned char>(c)) * 16777619U; }

/// Makes the hash of up to eight letters in lower case, the first the lowest byte.
struct LetterHashes
{
    [[nodiscard]] static constexpr std::uint32_t of(std::uint64_t letters)
    {
        std::uint32_t hash = hashSeed;
        for (; letters != 0; letters >>= 8U)
            hash = mixed(hash, static_cast<char>(letters & 0xFFU));
        return hash;
    }
};

/// The letters at `at`.
template <class Hashes> inline ReadWord readWord(std::string_view text, std::size_t at, LetterRun run, Hashes& hashes)
{
    ReadWord word{.run = run, .hash = hashes.of(run.head), .begin = at};
    for (std::size_t k = at + 8; k < at + word.run.length; ++k)
        word.hash = mixed(word.hash, static_cast<char>(text[k] | 0x20));
    return word;
}

/// Tells `sink` of the digits at `at`, and those that points join to them. Returns one past them.
template <class Sink> __attribute__((always_inline)) inline std::size_t readNumber(std::string_view text, std::size_t at, Sink& sink)
{
    const auto digitAt = [text](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    const std::size_t begin = at;
    std::uint32_t hash = hashSeed;
    for (;;) {
        std::uint32_t run = hashSeed;
        do {
            hash = mixed(hash, text[at]);
            run = mixed(run, text[at]);
        } while (digitAt(++at));
        sink.digits(run);
        if (at >= text.size() || text[at] != '.' || !digitAt(at + 1))
            break;
        hash = mixed(hash, text[at++]);
    }
    sink.number(hash, begin);
    return at;
}

} // namespace detail

/// Hashes of letters as detail::LetterHashes makes them; knows those that it was asked for lately, as most words of a text
/// come again.
class KnownHashes
{
public:
    /// **Input** letters != 0.
    [[nodiscard]] std::uint32_t of(std::uint64_t letters)
    {
        Slot& slot = m_slots[letters * 0x9E3779B97F4A7C15U >> (64U - slotBits)];
        if (slot.letters != letters)
            slot = {letters, detail::LetterHashes::of(letters)};
        return slot.hash;
    }

private:
    static constexpr unsigned slotBits = 10;
    struct Slot
    {
        std::uint64_t letters = 0;
        std::uint32_t hash = 0;
    };
    std::array<Slot, std::size_t{1} << slotBits> m_slots{};
};

/// Reads a part of `text` once and tells `sink` what stands in it: `word(ReadWord)` for each run of letters, whatever
/// their case, `digits(hash)` for each run of digits, `number(hash, begin)` for runs that points join,
/// `character(hash, begin)` for a Chinese one, and `sign(begin)` for "<" and each other character beyond ASCII. It is
/// made part of its caller, so that what the sink counts stays in registers. `hashes` makes the hashes of words.
template <class Sink, class Hashes> __attribute__((always_inline)) inline void readTokens(std::string_view text, Span part, Sink& sink, Hashes&& hashes)
{
    const std::string_view head = text.substr(0, part.end);
    std::size_t read = part.begin;
    std::uint64_t letterBefore = 0, digitBefore = 0; // of the block before, the last byte
    for (std::size_t block = part.begin; block < part.end; block += ByteBlock::width) {
        const ByteBlock bytes(text, block);
        const std::uint64_t inside = ByteBlock::first(part.end - block);
        const std::uint64_t letters = bytes.letters() & inside;
        const std::uint64_t digits = bytes.digits() & inside;
        const std::uint64_t signs = (bytes.any('<') | bytes.from(0xC0)) & inside; // the first bytes of wide characters
        const std::uint64_t behindDigit = digits << 1U | digitBefore;
        const std::uint64_t words = letters & ~(letters << 1U | letterBefore);
        std::uint64_t begins = words | (digits & ~behindDigit) | signs;
        for (; begins != 0; begins &= begins - 1) {
            const auto place = static_cast<std::size_t>(std::countr_zero(begins));
            const std::size_t at = block + place;
            if (at < read)
                continue;
            if ((words >> place & 1U) != 0) {
                const auto count = static_cast<std::size_t>(std::countr_one(letters >> place));
                const bool whole = count <= 8 && place + count < ByteBlock::width;
                ReadWord word = detail::readWord(text, at, whole ? shortRunAt(text, at, count) : letterRunAt(head, at), hashes);
                word.behindDigit = (behindDigit >> place & 1U) != 0;
                sink.word(word);
            } else if ((digits >> place & 1U) != 0) {
                read = detail::readNumber(head, at, sink);
            } else if (const auto c = static_cast<unsigned char>(text[at]); c >= 0xE3 && c <= 0xE9) {
                std::uint32_t hash = detail::hashSeed;
                for (read = at; read < at + 3 && read < head.size(); ++read)
                    hash = detail::mixed(hash, head[read]);
                sink.character(hash, at);
            } else {
                sink.sign(at);
            }
        }
        letterBefore = letters >> (ByteBlock::width - 1);
        digitBefore = digits >> (ByteBlock::width - 1);
    }
}

template <class Sink> __attribute__((always_inline)) inline void readTokens(std::string_view text, Span part, Sink& sink)
{
    readTokens(text, part, sink, detail::LetterHashes());
}

/// Calls `visit(token)` for each token of `text`. Words are told apart without regard to case.
template <class F> void forTokens(std::string_view text, F&& visit)
{
    struct Sink
    {
        F& visit;
        void word(const ReadWord& word)
        {
            if (word.run.length >= 2)
                visit(HashedToken{word.hash, false, word.begin});
        }
        void digits(std::uint32_t) {}
        void number(std::uint32_t hash, std::size_t begin) { visit(HashedToken{hash, true, begin}); }
        void character(std::uint32_t hash, std::size_t begin) { visit(HashedToken{hash, false, begin}); }
        void sign(std::size_t) {}
    };
    Sink sink{visit};
    readTokens(text, {0, text.size()}, sink);
}

} // namespace core
