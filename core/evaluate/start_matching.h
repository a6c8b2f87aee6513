#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace core {

/// How far apart two starts may stand and still be the same, in code points.
inline constexpr std::int64_t startTolerance = 120;

/// One-to-one matches of starts that stand within startTolerance: the nearest first, of equally near ones the earlier in
/// `gold`, then the earlier in `found`. **Returns** pairs of positions in the two lists, in the order they were matched.
/// **Cost** O(n log n), and one for each pair within the tolerance. **Source** score.py, match().
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> matchStarts(const std::vector<std::int64_t>& gold,
                                                                           const std::vector<std::int64_t>& found);

} // namespace core
