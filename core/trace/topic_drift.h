#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// How far the text behind the begin of a unit speaks of what the text before it speaks of: a level a measure, 0 the
/// least. A new way to solve a problem brings new words, values and symbols; a step of the same way keeps them.
struct TopicDrift
{
    static constexpr std::size_t measures = 21;
    static constexpr std::size_t levels = 6;
    std::array<std::uint8_t, measures> level{};

    /// The text turns to other words and values here.
    [[nodiscard]] bool turns() const;
};

/// "words_alike_10": words of ten units on each side; "numbers_alike_all": the next units against all before;
/// "symbols_dip": less alike here than at its neighbours; "words_before", "words_behind": how many there are.
[[nodiscard]] std::string driftName(std::size_t measure);

/// The tokens of units one after another that tell what each speaks of: words of four letters and more and Chinese
/// characters, numbers, single letters but "a" and "I".
class TopicTokens
{
public:
    static constexpr std::size_t topics = 3; ///< words, numbers, symbols
    explicit TopicTokens(std::size_t units);

    /// Reads what follows as part of the next unit, which has so many tokens at most.
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

    [[nodiscard]] std::size_t units() const { return m_begins.size(); }
    static constexpr std::size_t bins = 256;   ///< of hashes
    static constexpr std::size_t rowSize = 8; ///< numbers that are kept of a bin
    /// Of all tokens of a topic, where the row of its bin begins.
    [[nodiscard]] std::span<const std::uint16_t> rowsOf(std::size_t topic) const { return std::span(m_rows[topic]).first(m_sizes[topic]); }
    /// By unit, its first token of each topic.
    [[nodiscard]] std::span<const std::array<std::uint32_t, topics>> begins() const { return m_begins; }

private:
    /// Writes in any case, as whether it holds is hard to foretell; what comes next takes its place where it does not.
    void putIf(bool holds, std::size_t topic, std::uint32_t hash)
    {
        m_rows[topic][m_sizes[topic]] = static_cast<std::uint16_t>((hash ^ hash >> 8U ^ hash >> 16U) % bins * rowSize);
        m_sizes[topic] += holds ? 1U : 0U;
    }

    std::array<std::vector<std::uint16_t>, topics> m_rows; ///< with room for one unit more
    std::array<std::size_t, topics> m_sizes{};
    std::vector<std::array<std::uint32_t, topics>> m_begins; ///< by unit, its first token
};

/// One entry a unit. **Cost** linear in the tokens.
[[nodiscard]] std::vector<TopicDrift> topicDrift(const TopicTokens& tokens);
/// One entry a body. **Cost** linear in the text.
[[nodiscard]] std::vector<TopicDrift> topicDrift(std::span<const std::string_view> bodies);

} // namespace core
