#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace core {

/// What the model sees of a segment against all earlier ones. All in [0, 1] but for Bias, 1.
enum class RedundancyCue : std::uint8_t {
    Bias,
    IsApproach,        ///< an approach repeats less often than a check
    SameNumbers,       ///< share of its numbers that the nearest earlier segment has
    SameEquations,     ///< share of its equations that the nearest has
    KnownWords,        ///< share of its words that any earlier segment has
    KnownEquations,    ///< share of its equations that any earlier one has
    KnownRuns,         ///< share of its runs of four tokens that any earlier one has
    NewNumbers,        ///< numbers never seen before, of ten
    Checks,            ///< checks before it, of five
    SaysAgain,         ///< "double-check", "as before"
    SaysOther,         ///< "another way", "plug in"
    Covered,           ///< share of the nearest one's numbers that it has
    SaysOnceMore,      ///< "once more", "one last time"
    KindNumbers,       ///< share of its numbers that the nearest earlier one of its kind has
    KindWords,         ///< share of its words that that one has
    KindResult,        ///< it ends with the same number as that one
    OtherLabel,        ///< an approach of another label than that one
    Small,             ///< of few tokens: 1 for none, 1/2 at 40
    SmallAgain,        ///< Small times SaysAgain: what is said weighs more where little is shown
    SmallOnceMore,     ///< Small times SaysOnceMore
    Short,             ///< it stands in a short trace: 1 for none, 1/2 at 1,500 bytes; hand-written ones check in other ways
    ShortAgain,        ///< Short times SaysAgain
    ShortOnceMore,     ///< Short times SaysOnceMore
    ShortApproach,     ///< Short times IsApproach
    ShortCheckNumbers  ///< Short times KindNumbers, of a check
};
inline constexpr std::size_t redundancyCueCount = 25;
using RedundancyCues = std::array<double, redundancyCueCount>;

[[nodiscard]] std::string_view redundancyCueName(RedundancyCue cue);

/// A logistic model over these cues; weights from resources/models/redundancy.txt (trained by tests/bench/train_redundancy.py),
/// read once. **Threads** re-entrant.
class RedundancyModel
{
public:
    [[nodiscard]] static const RedundancyModel& instance();
    /// Probability that the segment adds nothing to what was said before.
    [[nodiscard]] double probability(const RedundancyCues& cues) const;
    /// From this probability on a segment counts as redundant.
    [[nodiscard]] double threshold() const { return m_threshold; }

private:
    RedundancyModel();
    RedundancyCues m_weights{};
    double m_threshold = 0.5;
};

} // namespace core
