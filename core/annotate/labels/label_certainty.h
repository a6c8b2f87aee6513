#pragma once

#include "core/annotate/annotator.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// What tells how far the label of an approach can be trusted. All in [0, 1].
enum class LabelCue : std::uint8_t {
    Bias,     ///< 1
    Begin,    ///< how sure it is that the approach begins here
    End,      ///< how sure it is that it ends where it does
    Size,     ///< its length: 0 at 100 bytes, 1 at 100 KB, by logarithm
    Share,    ///< its share of the trace
    Closed,   ///< a check or the conclusion follows
    GoesSame, ///< an approach of the same label follows
    GoesOther, ///< an approach of another label follows
    Behind,   ///< share of it that stands behind its answer
    Stated,   ///< the rules' own score
    Record,   ///< judged by the record's answer, not by the trace's own
    First,    ///< no approach stands before it
    Again     ///< one of the same label does
};
inline constexpr std::size_t labelCueCount = 13;
using LabelCues = std::array<double, labelCueCount>;

[[nodiscard]] const std::string& labelCueName(std::size_t cue);

/// By segment, zeros where there is no label. Boundary and label scores are those that the stages left, not calibrated.
[[nodiscard]] std::vector<LabelCues> labelCues(const Analysis& analysis);

/// A logistic model over the cues, with weights of its own for each label; from resources/models/label_certainty.txt
/// (trained by tests/bench/train_label_certainty.py), read once. **Threads** re-entrant.
class LabelCertainty
{
public:
    [[nodiscard]] static const LabelCertainty& instance();
    /// Probability that a reader gives the same label. Without the file the rules' own score.
    [[nodiscard]] double probability(Label label, const LabelCues& cues) const;
    /// What makes the label unsure, to be put behind its reason: "; it may end elsewhere"; empty where nothing stands out.
    [[nodiscard]] std::string_view doubt(Label label, const LabelCues& cues) const;

private:
    LabelCertainty();
    std::array<LabelCues, 3> m_weights{}; ///< by label
    bool m_known = false;
};

/// Sets the score of every label; the reason of an unsure one says what makes it so.
void scoreLabels(Analysis& analysis);

} // namespace core
