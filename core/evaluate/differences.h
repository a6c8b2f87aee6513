#pragma once

#include "core/evaluate/labelled_trace.h"
#include "core/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// One thing in which an analysis differs from gold labels.
struct Difference
{
    enum class What : std::uint8_t {
        MissedStart, ///< gold begins a segment here; `gold` says of which kind
        ExtraStart,  ///< only the analysis begins a segment here; `found` says of which kind
        Kind,        ///< a stretch is of another kind
        Label,       ///< an approach of gold has another label, or none
        Repeat,      ///< a stretch is redundant in one and not in the other
        MissedError, ///< an error of gold that was not found
        ExtraError   ///< an error that gold does not have
    };
    What what = What::Kind;
    Span span; ///< bytes of the reasoning; of starts the first character
    std::optional<Kind> goldKind, foundKind;
    std::optional<Label> goldLabel, foundLabel;
    bool goldRedundant = false;
    std::string message; ///< of errors: what is right
};

/// All differences in the order of the text. Stretches shorter than startTolerance are left out, as a start that is that
/// near counts as right.
/// **Input** `text` is the reasoning that both are about. **Cost** linear in the text.
[[nodiscard]] std::vector<Difference> differences(std::string_view text, const LabelledTrace& gold, const LabelledTrace& found);

/// The segments of gold as spans of bytes, cut to the text, for drawing.
struct GoldSegment
{
    Span span;
    std::optional<Kind> kind;
    std::optional<Label> label;
    bool redundant = false;
};
[[nodiscard]] std::vector<GoldSegment> goldSegments(std::string_view text, const LabelledTrace& gold);

} // namespace core
