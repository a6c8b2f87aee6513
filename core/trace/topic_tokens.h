#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace core {

/// The tokens of units one after another that tell what each speaks of: words of four letters and more and Chinese
/// characters, numbers, single letters but "a" and "I".
class TopicTokens
{
public:
    static constexpr std::size_t topics = 3; ///< words, numbers, symbols
    /// So many units without tokens stand before the first unit and behind the last one, for who looks beyond them.
    static constexpr std::size_t around = 50;
    /// Takes room for most texts of so many bytes; what is not needed of it is never touched.
    TopicTokens(std::size_t bytes, std::size_t units);

    /// Reads what follows, up to endUnit, as the next unit, which has so many tokens at most.
    void beginUnit(std::size_t most);
    void word(std::uint32_t hash, std::size_t length, char first)
    {
        if (length > 1)
            putIf(length >= 4, 0, hash);
        else
            putIf(bool{first != 'a'} & bool{first != 'I'}, 2, hash + static_cast<unsigned char>(first));
    }
    void character(std::uint32_t hash) { putIf(true, 0, hash); }
    void digits(std::uint32_t hash) { putIf(true, 1, hash); }
    void endUnit();
    /// To be called behind the last unit.
    void end() { m_begins.insert(m_begins.end(), around, Begin(m_begins.back())); }

    [[nodiscard]] std::size_t units() const { return m_begins.size() - 2 * around - 1; }
    static constexpr std::size_t bins = topics * 256; ///< of hashes, each topic has its own
    static constexpr std::size_t rowSize = 8;         ///< numbers that are kept of a bin
    static constexpr std::size_t room = 16;           ///< rows behind the last one that may be read
    /// Of all tokens, where the row of its bin begins; those of a unit by topic.
    [[nodiscard]] const std::uint16_t* rows() const { return m_rows.data(); }
    /// How many tokens there are before a unit: of each topic, and of all.
    using Begin = std::array<std::uint32_t, topics + 1>;
    /// By unit, and one more for the end of the last one; `around` more on both sides.
    [[nodiscard]] std::span<const Begin> begins() const { return m_begins; }

private:
    static constexpr std::size_t copied = 8; ///< rows at once, up to so many more than there are

    /// Writes in any case, as whether it holds is hard to foretell; what comes next takes its place where it does not.
    void putIf(bool holds, std::size_t topic, std::uint32_t hash)
    {
        constexpr std::size_t own = bins / topics;
        m_unit[topic][m_sizes[topic]] = static_cast<std::uint16_t>((topic * own + (hash ^ hash >> 8U ^ hash >> 16U) % own) * rowSize);
        m_sizes[topic] += holds ? 1U : 0U;
    }

    std::array<std::vector<std::uint16_t>, topics> m_unit; ///< rows of the unit that is read, by topic, with room for all
    std::array<std::size_t, topics> m_sizes{};
    std::vector<std::uint16_t> m_rows; ///< of the units before, with some room
    std::vector<Begin> m_begins;
};

} // namespace core
