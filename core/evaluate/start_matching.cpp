#include "core/evaluate/start_matching.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <tuple>

namespace core {

std::vector<std::pair<std::size_t, std::size_t>> matchStarts(const std::vector<std::int64_t>& gold,
                                                             const std::vector<std::int64_t>& found)
{
    std::vector<std::size_t> byPlace(found.size());
    std::iota(byPlace.begin(), byPlace.end(), std::size_t{0});
    std::stable_sort(byPlace.begin(), byPlace.end(), [&](std::size_t a, std::size_t b) { return found[a] < found[b]; });
    std::vector<std::tuple<std::int64_t, std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < gold.size(); ++i) {
        auto near = std::lower_bound(byPlace.begin(), byPlace.end(), gold[i] - startTolerance,
                                     [&](std::size_t j, std::int64_t place) { return found[j] < place; });
        for (; near != byPlace.end() && found[*near] <= gold[i] + startTolerance; ++near)
            pairs.emplace_back(std::abs(gold[i] - found[*near]), i, *near);
    }
    std::sort(pairs.begin(), pairs.end());
    std::vector<bool> usedGold(gold.size());
    std::vector<bool> usedFound(found.size());
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (const auto& [distance, i, j] : pairs) {
        if (usedGold[i] || usedFound[j])
            continue;
        usedGold[i] = true;
        usedFound[j] = true;
        out.emplace_back(i, j);
    }
    return out;
}

} // namespace core
