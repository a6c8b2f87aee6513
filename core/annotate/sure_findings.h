#pragma once

#include "core/annotate/annotator.h"

#include <utility>

namespace core {

/// An analysis without the findings that are less sure than `least`, for views and policies that ask for one.
///
/// Labels incorrect and incomplete become unknown (a correct one stays: it only keeps text), repeats become segments of a
/// cluster of their own, checks that find nothing say nothing, errors go. A trace that was unsolvable by a label that is
/// gone is undecided. The segments stay as they are, so that every number and place still fits; one whose beginning is
/// less sure gets `unsureStart`.
/// **Input** `least` in [0, 1]; 0 gives the analysis back as it is. `leastRepeat`: the same for repeats alone.
[[nodiscard]] Analysis sureFindings(Analysis analysis, double least, double leastRepeat);
[[nodiscard]] inline Analysis sureFindings(Analysis analysis, double least) { return sureFindings(std::move(analysis), least, least); }

/// Whether the label of an approach is sure enough to cut by.
[[nodiscard]] inline bool hasSureLabel(const SegmentNote& note, double least)
{
    return note.label && note.labelConfidence.value_or(1) >= least;
}

} // namespace core
