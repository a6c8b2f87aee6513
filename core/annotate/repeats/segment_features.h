#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace core {

/// What a piece of reasoning touches.
enum class Touch : std::uint8_t { Numbers, Words, Equations };
inline constexpr std::size_t touchCount = 3;

/// What a piece of reasoning says of itself.
struct SegmentSigns
{
    std::uint64_t text = 0;       ///< of all tokens in order: equal for letter-by-letter repeats, whatever the spacing
    std::size_t tokens = 0;
    bool saysAgain = false;       ///< near its beginning: "double-check", "again", "as before"
    bool saysOnceMore = false;    ///< in its first words: "once more", "one last time", "again", "再算一遍"
    std::uint64_t lastNumber = 0; ///< hash of the last number; 0 without one
    bool saysOther = false;       ///< near its beginning: "another way", "alternatively", "plug in"
};

/// Hashes in a room that later ones use again.
class HashList
{
public:
    /// Where to write up to `most` of them, and one to spare: what turns out not to count is written, too.
    [[nodiscard]] std::uint64_t* fresh(std::size_t most)
    {
        if (m_room <= most) {
            m_room = most + 1;
            m_hashes = std::make_unique_for_overwrite<std::uint64_t[]>(m_room);
        }
        return begin();
    }
    /// Of those that were written `end` is one past the last.
    void endAt(const std::uint64_t* end) { m_size = static_cast<std::size_t>(end - begin()); }

    [[nodiscard]] std::uint64_t* begin() { return m_hashes.get(); }
    [[nodiscard]] std::uint64_t* end() { return begin() + m_size; }
    [[nodiscard]] const std::uint64_t* begin() const { return m_hashes.get(); }
    [[nodiscard]] const std::uint64_t* end() const { return begin() + m_size; }
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    std::unique_ptr<std::uint64_t[]> m_hashes;
    std::size_t m_room = 0;
    std::size_t m_size = 0;
};

/// Reads one piece of reasoning after another. **Threads** re-entrant, an object for each thread.
class FeatureReader
{
public:
    /// **Cost** linear; at most 200,000 tokens are read.
    SegmentSigns read(std::string_view text);

    /// Hashes of what the last piece touches: sorted, each once.
    [[nodiscard]] const HashList& operator[](Touch touch) const { return m_sets[static_cast<std::size_t>(touch)]; }
    /// Hashes of its runs of four tokens, a fixed third of all runs, in order of the text.
    [[nodiscard]] const HashList& runs() const { return m_runs; }

private:
    /// By their numbers among the tokens.
    struct EqualSign
    {
        std::uint32_t place = 0;
        std::uint32_t side = 0; ///< what stands behind it, past signs
    };
    class Tokens;

    [[nodiscard]] HashList& set(Touch touch) { return m_sets[static_cast<std::size_t>(touch)]; }
    void findEquations();
    void findRuns();
    void sortSet(HashList& set);

    HashList m_tokens;
    std::vector<EqualSign> m_equalSigns;
    std::array<HashList, touchCount> m_sets; ///< by Touch
    HashList m_runs;
    std::vector<std::uint64_t> m_places; ///< room for sorting
};

} // namespace core
