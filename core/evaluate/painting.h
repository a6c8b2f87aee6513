#pragma once

#include "core/evaluate/labelled_trace.h"

#include <cstdint>
#include <vector>

namespace core {

/// What is said of each code point of a text, a small number each; 0: nothing.
using Painting = std::vector<std::uint8_t>;

/// 0, or 1 + the kind; a kind that is none of the five is otherKind.
inline constexpr std::uint8_t otherKind = 1 + static_cast<std::uint8_t>(allKinds.size());
[[nodiscard]] Painting paintKinds(const std::vector<LabelledSegment>& segments, std::int64_t length);
/// 0, or 1 + the label of the approach that stands there.
[[nodiscard]] Painting paintLabels(const std::vector<LabelledSegment>& segments, std::int64_t length);
/// 1 where a redundant segment stands.
[[nodiscard]] Painting paintRedundant(const std::vector<LabelledSegment>& segments, std::int64_t length);

// Where segments overlap the later one counts; what lies beyond the text does not. **Cost** the length, for segments
// that do not overlap. **Source** score.py, paint().

} // namespace core
