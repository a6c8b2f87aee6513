#pragma once

#include "core/span.h"

#include <string_view>
#include <vector>

namespace core {

/// The sentence or line with which a piece of reasoning arrives at something, whatever words it uses: "That leaves 23.",
/// "Ten times 21 equals 210."; a short remark may stand behind it ("The same again.").
struct Closing
{
    Span sentence;            ///< empty where there is none
    std::vector<Span> values; ///< in it, in order, as written: numbers and formulas with their units
    bool ends = false;        ///< the last value ends it, or but a word or two stand behind
    bool only = false;        ///< there is but one value, and no remark behind: "There were 27 children at first."
    bool open = false;        ///< it asks or guesses, or the remark behind it doubts
};

/// **Cost** bounded: the last few hundred bytes are looked at.
[[nodiscard]] Closing closingOf(std::string_view text);

/// True when a value with `behind` behind it in its sentence is not only passed on the way to another, as "4 * 6" of
/// "4 * 6 = 25" and "24" of "24 and one more" are.
[[nodiscard]] bool isArrivedAt(std::string_view behind);

/// True when `text` asks or guesses.
[[nodiscard]] bool leavesOpen(std::string_view text);

/// The last place where `words` stand in `text` by themselves, letter by letter but for case, blanks and the dress of
/// formulas; empty for nowhere. **Cost** linear, where they are not everywhere.
[[nodiscard]] Span lastSaid(std::string_view text, std::string_view words);

} // namespace core
