#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace core {

/// What a piece of reasoning touches, as sorted sets of hashes. Shingles are runs of four tokens, a fixed third of them.
enum class Touch : std::uint8_t { Numbers, Words, Equations, Shingles };
inline constexpr std::size_t touchCount = 4;

struct SegmentFeatures
{
    std::array<std::vector<std::uint64_t>, touchCount> sets; ///< by Touch; sorted, each hash once
    std::uint64_t text = 0;      ///< of all tokens in order: equal for letter-by-letter repeats, whatever the spacing
    std::size_t tokens = 0;
    bool saysAgain = false;      ///< near its beginning: "double-check", "again", "as before"
    bool saysOnceMore = false;   ///< in its first words: "once more", "one last time", "again", "再算一遍"
    std::uint64_t lastNumber = 0; ///< hash of the last number; 0 without one
    bool saysOther = false;      ///< near its beginning: "another way", "alternatively", "plug in"

    [[nodiscard]] const std::vector<std::uint64_t>& operator[](Touch touch) const { return sets[static_cast<std::size_t>(touch)]; }
    [[nodiscard]] std::vector<std::uint64_t>& operator[](Touch touch) { return sets[static_cast<std::size_t>(touch)]; }
};

/// **Cost** linear but for sorting; at most 200,000 tokens are read. **Threads** re-entrant.
[[nodiscard]] SegmentFeatures segmentFeatures(std::string_view text);

} // namespace core
