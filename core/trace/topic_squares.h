#pragma once

#include "core/trace/topic_tokens.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
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

/// Counts the tokens of units, one unit after another.
class SquareCounter
{
public:
    /// **Input** all units, ended.
    explicit SquareCounter(const TopicTokens& tokens);
    ~SquareCounter();
    SquareCounter(const SquareCounter&) = delete;
    SquareCounter& operator=(const SquareCounter&) = delete;

    /// Passes as many units as there is room for, those around the text too, and writes the squares behind each.
    /// **Cost** linear in the tokens and units.
    void pass(std::span<TopicSquares> out);

private:
    class Counter;
    std::unique_ptr<Counter> m_counter;
};

} // namespace core
