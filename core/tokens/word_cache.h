#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace core {

/// A bounded memory of the encodings of short words, shared by all threads without locks.
///
/// Results never depend on it: an entry is taken only when its whole word compares equal and was not written meanwhile;
/// when two threads write to one place, one of them lets it be.
class WordCache
{
public:
    static constexpr std::size_t longestWord = 23;
    static constexpr std::size_t mostTokens = 7;

    /// A short word as three numbers: its bytes, zero-filled, and its length last.
    struct Key
    {
        std::array<std::uint64_t, 3> words{};
        /// Makes it the key of a part of a word, which differs from that of a whole word with the same bytes.
        void markAsPart() { words[2] |= std::uint64_t{1} << 63; }
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct Entry
    {
        std::uint32_t count = 0; ///< 0: not known
        std::array<std::uint32_t, mostTokens> ids{};
    };

    WordCache();
    /// **Input** 1 to longestWord bytes at `at` of `text`.
    [[nodiscard]] static Key keyOf(std::string_view text, std::size_t at, std::size_t length);
    /// The number of tokens of a word, 0 when it is not known; their ids are written to `ids`.
    std::uint32_t find(const Key& key, std::array<std::uint32_t, mostTokens + 1>& ids) const;
    /// **Input** 1 to mostTokens ids.
    void insert(const Key& key, std::span<const std::uint32_t> ids);

private:
    static constexpr unsigned bits = 16;
    static constexpr std::size_t slotCount = std::size_t{1} << bits;
    /// version (odd while written), three words of key, four of tokens: count and ids by twos.
    struct alignas(64) Slot
    {
        std::array<std::atomic<std::uint64_t>, 8> words{};
    };
    [[nodiscard]] static std::size_t slotOf(const Key& key);
    [[nodiscard]] static bool holds(const Slot& slot, const Key& key);
    static std::uint32_t read(const Slot& slot, const Key& key, std::array<std::uint32_t, mostTokens + 1>& ids);
    std::unique_ptr<Slot[]> m_slots;
};

} // namespace core
