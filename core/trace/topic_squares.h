#pragma once

#include "core/trace/topic_tokens.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace core {

/// Of the tokens of one topic in the units that end before a unit, the sums of the squares of how often each bin is there:
/// whole numbers, exact below 2^52. Stretches of so many units, in pairs; where it is 0, all of them.
struct StretchSquares
{
    static constexpr std::size_t pairs = 4;
    static constexpr std::array<std::size_t, pairs> oneSide{4, 10, 25, 12};  ///< three reaches, and what is ahead of all before
    static constexpr std::array<std::size_t, pairs> bothSides{8, 20, 50, 0}; ///< the reaches on both sides, and all before
    static constexpr std::size_t longest = *std::max_element(bothSides.begin(), bothSides.end());

    std::array<double, pairs> one, both; ///< not set before they are written, as that takes time
};
using TopicSquares = std::array<StretchSquares, TopicTokens::topics>;

/// Writes the squares before each unit, and those behind the last one.
/// **Input** TopicTokens::rows; begins of units as there, with StretchSquares::longest of the first one before them, and
/// one more for the end of the last one; room for as many squares as there are begins behind those.
/// **Cost** linear in the tokens and units.
void sumSquares(const std::uint16_t* rows, std::span<const TopicTokens::Begin> begins, std::span<TopicSquares> out);

} // namespace core
