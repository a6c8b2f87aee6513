#pragma once

#include "core/trace/topic_tokens.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
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

/// Calls `take` with the entries of some units after another. **Input** all units, ended. **Cost** linear in the tokens.
void topicDrift(const TopicTokens& tokens, const std::function<void(std::span<const TopicDrift>)>& take);
/// One entry a body. **Cost** linear in the text.
[[nodiscard]] std::vector<TopicDrift> topicDrift(std::span<const std::string_view> bodies);

} // namespace core
